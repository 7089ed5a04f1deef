using System;
using System.Runtime.InteropServices;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>
/// One message of a multishot RECVMSG: its sender, its control data and its payload, all inside one provided buffer; or an error. Every length
/// that the buffer claims has been checked against the buffer. An error that concerns one message, as ECONNREFUSED does, leaves the receive armed.
/// </summary>
public readonly ref struct ReceivedMessage
{
    private readonly Received _received;
    private readonly ReceivedMessageHeader _header;
    private readonly int _nameBytes;
    private readonly int _controlBytes;
    private readonly bool _isDatagram;
    private readonly bool _isWanted;
    private readonly bool _isMalformed;

    internal ReceivedMessage(Received received, int nameBytes, int controlBytes, bool isDatagram, bool isWanted)
    {
        _received = received;
        _nameBytes = nameBytes;
        _controlBytes = controlBytes;
        _isDatagram = isDatagram;
        _isWanted = isWanted;
        if (received.IsSuccess) _isMalformed = !TryRead(received.Data, nameBytes, controlBytes, out _header);
    }

    /// <summary>The socket that received.</summary>
    public Connection Connection => _received.Connection;

    /// <summary>There is a message, perhaps an empty one.</summary>
    public bool IsSuccess => _received.IsSuccess && !_isMalformed && !IsEndOfStream;

    /// <summary>The peer of a stream has ended its side. A socket of datagrams has no end.</summary>
    public bool IsEndOfStream => _received.Error == Errno.None && !_isMalformed && !_isDatagram && _header.PayloadLength == 0;

    /// <summary>The error, or <see cref="Errno.None"/>. EBADMSG: the buffer does not hold what its header claims.</summary>
    public Errno Error => _isMalformed ? Errno.EBADMSG : _received.Error;

    /// <summary>Receiving goes on without another submission.</summary>
    public bool IsArmed => _received.IsArmed || _isWanted;

    /// <summary>Bytes of payload.</summary>
    public int Length => (int)_header.PayloadLength;

    /// <summary>What the kernel says of the message, <c>MSG_*</c>.</summary>
    public MsgFlags Flags => _header.Flags;

    /// <summary>The payload was longer than the buffer; the rest of it is lost.</summary>
    public bool IsTruncated => (_header.Flags & MsgFlags.Truncate) != 0;

    /// <summary>There was more control data than <see cref="ReceiveMessageAttribute.ControlBytes"/>, or none was asked for.</summary>
    public bool IsControlTruncated => (_header.Flags & MsgFlags.ControlTruncated) != 0;

    /// <summary>The sender's address is longer than <see cref="ReceiveMessageAttribute.NameBytes"/>.</summary>
    public bool IsNameTruncated => _header.NameLength > (uint)_nameBytes;

    /// <summary>Who sent it; empty when the sender has no name, or one that was truncated.</summary>
    public PeerAddress Name => IsNameTruncated || _header.NameLength == 0
        ? default
        : PeerAddress.FromKernel(_received.Data.Slice(Marshal.SizeOf<ReceivedMessageHeader>(), (int)_header.NameLength));

    /// <summary>The control data.</summary>
    /// <exception cref="InvalidOperationException">The message was taken and passed on.</exception>
    public ControlMessages Control => new(_header.ControlLength == 0 ? default
        : _received.Data.Slice(Marshal.SizeOf<ReceivedMessageHeader>() + _nameBytes, (int)_header.ControlLength));

    /// <summary>The payload, to look at until the completion method returns.</summary>
    /// <exception cref="InvalidOperationException">The message was taken and passed on.</exception>
    public ReadOnlySpan<byte> Payload => _header.PayloadLength == 0 ? default : _received.Data.Slice(PayloadOffset, Length);

    private int PayloadOffset => Marshal.SizeOf<ReceivedMessageHeader>() + _nameBytes + _controlBytes;

    /// <summary>Takes the payload, to send it or keep it. False without a payload.</summary>
    /// <exception cref="InvalidOperationException">It was taken before.</exception>
    public bool TryTake(out BufferLease data)
    {
        data = default;
        if (_header.PayloadLength == 0 || !_received.TryTake(out BufferLease whole)) return false;
        data = whole.Part(PayloadOffset, Length);
        return true;
    }

    /// <summary>Reads the header of a buffer; false when the buffer cannot hold what it claims.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> buffer, int nameBytes, int controlBytes, out ReceivedMessageHeader header)
    {
        int before = Marshal.SizeOf<ReceivedMessageHeader>() + nameBytes + controlBytes;
        header = default;
        if (buffer.Length < before) return false;
        ReceivedMessageHeader read = MemoryMarshal.Read<ReceivedMessageHeader>(buffer);
        // A name may be longer than what was kept for it: then it was cut, and is not given out.
        if (read.ControlLength > (uint)controlBytes || read.PayloadLength > (uint)(buffer.Length - before)) return false;
        header = read;
        return true;
    }
}
