using System;
using System.Buffers.Binary;

/// <summary>One request of the binary protocol: 24 bytes of header, then extras, a key and a value, of which each may be empty.</summary>
internal readonly ref struct BinaryRequest(ReadOnlySpan<byte> input)
{
    public const int HeaderBytes = 24;
    public const byte Magic = 0x80;

    private readonly ReadOnlySpan<byte> _input = input;

    public bool HasMagic => _input[0] == Magic;

    public BinaryOpcode Opcode => (BinaryOpcode)_input[1];

    public int KeyLength => BinaryPrimitives.ReadUInt16BigEndian(_input[2..]);

    public int ExtrasLength => _input[4];

    /// <summary>Of all that follows the header.</summary>
    public uint BodyLength => BinaryPrimitives.ReadUInt32BigEndian(_input[8..]);

    /// <summary>The client's own: its answer has the same.</summary>
    public uint Opaque => BinaryPrimitives.ReadUInt32BigEndian(_input[12..]);

    /// <summary>The version that the item must have, 0 for any.</summary>
    public ulong Version => BinaryPrimitives.ReadUInt64BigEndian(_input[16..]);

    public ReadOnlySpan<byte> Extras => _input.Slice(HeaderBytes, ExtrasLength);

    public ReadOnlySpan<byte> Key => _input.Slice(HeaderBytes + ExtrasLength, KeyLength);

    public ReadOnlySpan<byte> Value => _input[(HeaderBytes + ExtrasLength + KeyLength)..(HeaderBytes + (int)BodyLength)];
}
