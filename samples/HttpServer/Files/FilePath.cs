using System;

/// <summary>The name of a file below the root, from the path of a request.</summary>
internal static class FilePath
{
    public const int MaxBytes = 4000, RoomBytes = MaxBytes + 10; // The kernel takes 4095, and the name of an index may come behind it.

    private static ReadOnlySpan<byte> Index => "index.html"u8;

    /// <summary>Decodes a path. Where it leads is the kernel's to watch: it opens nothing that is not beneath the root.</summary>
    /// <param name="path">As it was sent, from its / on.</param>
    /// <param name="name">Room for <see cref="RoomBytes"/>.</param>
    /// <param name="length">Bytes of the name.</param>
    public static Refusal? Decode(ReadOnlySpan<byte> path, Span<byte> name, out int length)
    {
        length = 0;
        path = path.TrimStart((byte)'/');
        while (!path.IsEmpty)
        {
            if (length == MaxBytes) return Refusal.LongPath;
            byte character = path[0];
            path = path[1..];
            if (character == '%')
            {
                int value = path.Length < 2 ? 0 : (ValueOf(path[0]) << 4) | ValueOf(path[1]);
                if (value <= 0) return Refusal.Path; // Negative where a digit is none.
                character = (byte)value;
                path = path[2..];
            }
            if (length > 0 || character != '/') name[length++] = character; // An absolute name would not be beneath anything.
        }
        if (length > 0 && name[length - 1] != '/') return null;
        Index.CopyTo(name[length..]);
        length += Index.Length;
        return null;
    }

    private static int ValueOf(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
