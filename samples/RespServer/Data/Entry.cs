/// <summary>A key and what it has.</summary>
/// <param name="key">Its bytes, which do not change.</param>
/// <param name="value">
/// A <see cref="StringValue"/>, <see cref="ListValue"/>, <see cref="HashValue"/>, <see cref="SetValue"/> or <see cref="SortedSetValue"/>.
/// </param>
internal sealed class Entry(byte[] key, object value)
{
    public byte[] Key => key;

    public object Value { get; set; } = value;

    /// <summary>In milliseconds of <see cref="System.Environment.TickCount64"/>; 0 for never.</summary>
    public long ExpiresAt { get; set; }

    /// <summary>Where it stands in the keyspace.</summary>
    public int Position { get; set; }
}
