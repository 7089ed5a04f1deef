using System;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

public sealed unsafe partial class RingLoop
{
    /// <summary>Stores a path or a name as the kernel takes it: UTF-8 with a NUL behind it.</summary>
    /// <exception cref="ArgumentException">It is empty, has a NUL in it, or more than 4095 bytes.</exception>
    public void SetPath(ref Flight flight, int index, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        flight.NewPayload(index) = Payloads.OfPath(path);
    }

    /// <summary>Stores a path or a name that is UTF-8 already, or whatever the file system has.</summary>
    /// <exception cref="ArgumentException">It is empty, has a NUL in it, or more than 4095 bytes.</exception>
    public void SetPath(ref Flight flight, int index, ReadOnlySpan<byte> path) => flight.NewPayload(index) = Payloads.OfPath(path);
}
