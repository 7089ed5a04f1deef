namespace UringDsl;

/// <summary>What a socket carries.</summary>
public enum SocketKind : byte
{
    /// <summary>SOCK_STREAM: a stream of bytes.</summary>
    Stream = 1,
    /// <summary>SOCK_DGRAM: messages, each of them whole, in any order or not at all.</summary>
    Datagram = 2,
}
