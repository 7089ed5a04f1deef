using System;

namespace UringDsl;

/// <summary>One piece of control data.</summary>
public readonly ref struct ControlMessage
{
    internal ControlMessage(int level, int type, ReadOnlySpan<byte> data)
    {
        Level = level;
        Type = type;
        Data = data;
    }

    /// <summary>The protocol: 0 is IP, 1 is the socket, 41 is IPv6.</summary>
    public int Level { get; }

    /// <summary>What it is, as the protocol numbers it.</summary>
    public int Type { get; }

    /// <summary>Its data.</summary>
    public ReadOnlySpan<byte> Data { get; }
}
