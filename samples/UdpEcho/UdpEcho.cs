using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using UringDsl;
using UringDsl.Abi;

/// <summary>Sends every datagram back to where it came from. One submission receives them all; each keeps its buffer until it has been sent.</summary>
/// <param name="endpoint">Where to receive.</param>
[RingHandler]
[FixedFiles(4)]
[BufferRing("Datagrams", Entries = 1024, BufferSize = 2048)] // 44 bytes of each are for the header and the sender's address
internal sealed partial class UdpEcho(IPEndPoint endpoint) : IServer
{
    private long _received, _echoed, _empty, _truncated, _looping, _lost;

    public bool IsListening => Statistics.ConnectionsOpen > 0;

    public IEnumerable<(string Name, long Value)> Summary =>
    [
        ("datagrams received", _received),
        ("datagrams echoed", _echoed),
        ("empty datagrams", _empty),
        ("truncated datagrams", _truncated),
        ("datagrams from our own port", _looping),
        ("datagrams lost in sending", _lost),
    ];

    [Socket(Type = SocketKind.Datagram, Link = LinkKind.Soft)]
    [Bind]
    [Chain(Completed = nameof(OnBound))]
    private partial void Bind(PeerAddress address);

    [ReceiveMessage(Multishot = true, Buffers = "Datagrams", Completed = nameof(OnDatagram))]
    private partial void Receive(Connection socket);

    [SendMessage(Completed = nameof(OnSent))]
    private partial void Reply(Connection socket, in PeerAddress to, BufferLease data);

    [SendMessage(Completed = nameof(OnSent))]
    private partial void ReplyEmpty(Connection socket, in PeerAddress to, ReadOnlySpan<byte> nothing);

    partial void OnStarted() => Bind(endpoint);

    private void OnBound(in BindOutcome outcome)
    {
        if (outcome.TryGetConnection(out Connection socket)) Receive(socket);
        else Ring.Fail(new IOException($"cannot receive on {endpoint}: {outcome.Step}: {outcome.Error}"));
    }

    private void OnDatagram(in ReceivedMessage message)
    {
        if (!message.IsSuccess)
        {
            if (!message.IsArmed) Ring.Fail(new IOException($"cannot receive any more: {message.Error}"));
            return;
        }
        _received++;
        PeerAddress sender = message.Name;
        if (message.IsTruncated) _truncated++;                           // A part of a message is none.
        else if (sender.Port == endpoint.Port) _looping++;               // Two echo servers would never stop to talk.
        else if (message.TryTake(out BufferLease data)) Reply(message.Connection, in sender, data);
        else                                                             // It has no bytes, and so no buffer to keep.
        {
            _empty++;
            ReplyEmpty(message.Connection, in sender, default);
        }
    }

    private void OnSent(in Transferred transferred)
    {
        if (transferred.IsSuccess) _echoed++;
        else if (transferred.Error != Errno.ECANCELED) _lost++;
    }
}
