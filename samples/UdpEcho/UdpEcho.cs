using System.Collections.Generic;
using System.Net;
using System.Threading;
using UringDsl;
using UringDsl.Abi;

/// <summary>Sends every datagram back to where it came from. One submission receives them all; each keeps its buffer until it has been sent.</summary>
/// <param name="endpoint">Where to receive.</param>
/// <param name="stop">Ends it.</param>
[RingHandler]
[FixedFiles(4)]
[BufferRing("Datagrams", Entries = 1024, BufferSize = 2048)] // 44 bytes of each are for the header and the sender's address
internal sealed partial class UdpEcho(IPEndPoint endpoint, CancellationTokenSource stop) : IServer
{
    private long _received, _echoed, _empty, _truncated, _looping, _lost;

    public bool IsListening => Statistics.ConnectionsOpen > 0;

    public string? Failure { get; private set; }

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

    partial void OnStarted() => Bind(endpoint);

    private void OnBound(in BindOutcome outcome)
    {
        if (outcome.TryGetConnection(out Connection socket)) Receive(socket);
        else Fail($"cannot receive on {endpoint}: {outcome.Step}: {outcome.Error}");
    }

    private void OnDatagram(in ReceivedMessage message)
    {
        if (!message.IsSuccess)
        {
            if (!message.IsArmed) Fail($"cannot receive any more: {message.Error}");
            return;
        }
        _received++;
        PeerAddress sender = message.Name;
        if (message.IsTruncated) _truncated++;                           // A part of a message is none.
        else if (sender.Port == endpoint.Port) _looping++;               // Two echo servers would never stop to talk.
        else if (message.TryTake(out BufferLease data)) Reply(message.Connection, in sender, data);
        else _empty++;                                                   // There is nothing to send back.
    }

    private void OnSent(in Completion completion)
    {
        if (completion.IsSuccess) _echoed++;
        else if (completion.Error != Errno.ECANCELED) _lost++;
    }

    private void Fail(string why)
    {
        Failure ??= why;
        stop.Cancel();
    }
}
