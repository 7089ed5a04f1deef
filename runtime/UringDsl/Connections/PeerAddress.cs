using System;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace UringDsl;

/// <summary>A socket address of the kernel: IPv4, IPv6 or Unix, held by value (no allocation). <c>struct sockaddr</c> of up to 110 bytes.</summary>
public readonly struct PeerAddress : IEquatable<PeerAddress>
{
    internal const int MaxLength = 112;
    private const int UnixPathMax = 107; // sun_path has 108 bytes, the last one is the terminator

    private readonly Storage _bytes;

    private PeerAddress(in Storage bytes, int length)
    {
        _bytes = bytes;
        Length = length;
    }

    /// <summary>Bytes of the address, 0 for the default value.</summary>
    public int Length { get; }

    /// <summary>The address family: <see cref="System.Net.Sockets.AddressFamily.InterNetwork"/>, InterNetworkV6 or Unix.</summary>
    public AddressFamily Family => FamilyNumber switch
    {
        1 => AddressFamily.Unix,
        2 => AddressFamily.InterNetwork,
        10 => AddressFamily.InterNetworkV6,
        _ => AddressFamily.Unspecified,
    };

    /// <summary>The port of an IP address, 0 for a Unix one.</summary>
    public int Port => FamilyNumber is 2 or 10 ? BinaryPrimitives.ReadUInt16BigEndian(Bytes[2..]) : 0;

    internal int FamilyNumber => Length == 0 ? 0 : BitConverter.ToUInt16(Bytes);

    /// <summary>The bytes as the kernel takes them.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Bytes => ((ReadOnlySpan<byte>)_bytes)[..Length];

    /// <summary>An IP address and port.</summary>
    /// <param name="endpoint">IPv4 or IPv6.</param>
    public static PeerAddress From(IPEndPoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        Storage storage = default;
        Span<byte> bytes = storage;
        bool v6 = endpoint.AddressFamily == AddressFamily.InterNetworkV6;
        BitConverter.TryWriteBytes(bytes, (ushort)(v6 ? 10 : 2));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], (ushort)endpoint.Port);
        endpoint.Address.TryWriteBytes(bytes[(v6 ? 8 : 4)..], out _);
        if (v6) BitConverter.TryWriteBytes(bytes[24..], (uint)endpoint.Address.ScopeId);
        return new PeerAddress(storage, v6 ? 28 : 16);
    }

    /// <summary>An IP or Unix address.</summary>
    /// <param name="endpoint">An <see cref="IPEndPoint"/> or a <see cref="UnixDomainSocketEndPoint"/>.</param>
    /// <exception cref="ArgumentException">Another kind of end point.</exception>
    public static PeerAddress From(EndPoint endpoint) => endpoint switch
    {
        IPEndPoint ip => From(ip),
        UnixDomainSocketEndPoint unix => From(unix.Serialize()),
        _ => throw new ArgumentException(
            $"{endpoint?.GetType().Name ?? "null"} is no IPv4, IPv6 or Unix address. A name must be resolved first.", nameof(endpoint)),
    };

    /// <summary>An address that the kernel wrote; empty when it does not fit, since a part of one is none.</summary>
    internal static PeerAddress FromKernel(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxLength || bytes.Length < sizeof(ushort)) return default;
        Storage storage = default;
        bytes.CopyTo(storage);
        return new PeerAddress(storage, bytes.Length);
    }

    // Its text does not tell a path "@x" from an abstract name; its bytes do.
    private static PeerAddress From(SocketAddress address)
    {
        Storage storage = default;
        address.Buffer.Span[..address.Size].CopyTo(storage);
        return new PeerAddress(storage, address.Size);
    }

    /// <summary>A Unix path, or an abstract name when it starts with <c>@</c> or a zero.</summary>
    /// <param name="path">At most 107 bytes in UTF-8.</param>
    public static PeerAddress Unix(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        int count = Encoding.UTF8.GetByteCount(path);
        if (count > UnixPathMax) throw new ArgumentException($"A Unix socket path may have {UnixPathMax} bytes; this one has {count}.", nameof(path));
        Storage storage = default;
        Span<byte> bytes = storage;
        BitConverter.TryWriteBytes(bytes, (ushort)1);
        Encoding.UTF8.GetBytes(path, bytes[2..]);
        bool isAbstract = path[0] is '@' or '\0';
        if (isAbstract) bytes[2] = 0;
        return new PeerAddress(storage, 2 + count + (isAbstract ? 0 : 1));
    }

    /// <summary>An IP end point as an address.</summary>
    public static implicit operator PeerAddress(IPEndPoint endpoint) => From(endpoint);

    /// <summary>The address as an end point of System.Net.</summary>
    public EndPoint ToEndPoint() => FamilyNumber switch
    {
        2 => new IPEndPoint(new IPAddress(Bytes[4..8]), Port),
        10 => new IPEndPoint(new IPAddress(Bytes[8..24], BitConverter.ToUInt32(Bytes[24..])), Port),
        1 => new UnixDomainSocketEndPoint(UnixPath()),
        _ => throw new InvalidOperationException("The address is empty."),
    };

    private string UnixPath()
    {
        ReadOnlySpan<byte> path = Bytes[2..];
        return path.IsEmpty ? "" : path[0] == 0 ? "\0" + Encoding.UTF8.GetString(path[1..]) : Encoding.UTF8.GetString(path.TrimEnd((byte)0));
    }

    /// <inheritdoc/>
    public bool Equals(PeerAddress other) => Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PeerAddress other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>Whether two addresses have the same bytes.</summary>
    public static bool operator ==(PeerAddress left, PeerAddress right) => left.Equals(right);

    /// <summary>Whether two addresses differ.</summary>
    public static bool operator !=(PeerAddress left, PeerAddress right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => Length == 0 ? "no address" : FamilyNumber == 1 ? UnixPath().Replace('\0', '@') : ToEndPoint().ToString()!;

    [InlineArray(MaxLength)]
    private struct Storage
    {
        private byte _first;
    }
}
