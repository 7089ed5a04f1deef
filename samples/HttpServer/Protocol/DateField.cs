using System;
using System.Buffers.Text;

/// <summary>The field with the time of the answer, written anew when a second has passed.</summary>
internal sealed class DateField
{
    public const int TimeBytes = 29;

    private readonly byte[] _line = [.. "Date: "u8, .. new byte[TimeBytes], .. "\r\n"u8];
    private long _second;

    public DateField() => Refresh();

    public ReadOnlySpan<byte> Bytes => _line;

    public void Refresh()
    {
        DateTime now = DateTime.UtcNow;
        if (now.Ticks / TimeSpan.TicksPerSecond == _second) return;
        _second = now.Ticks / TimeSpan.TicksPerSecond;
        Utf8Formatter.TryFormat(now, _line.AsSpan("Date: "u8.Length), out _, 'R');
    }
}
