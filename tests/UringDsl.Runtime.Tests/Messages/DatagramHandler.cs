using System;
using System.Collections.Generic;
using System.Linq;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Messages;

/// <summary>Sockets that carry messages: bound or connected ones, which echo or only note what comes.</summary>
[RingHandler]
[FixedFiles(64)]
[BufferRing("Datagrams", Entries = 64, BufferSize = 2048)]
[BufferRing("Few", Entries = 4, BufferSize = 512)]
internal sealed partial class DatagramHandler : ITestHandler
{
    [Socket(Type = SocketKind.Datagram, Link = LinkKind.Soft)]
    [Bind]
    [Chain(Completed = nameof(OnMade))]
    public partial void Bind(PeerAddress address);

    [Socket(Type = SocketKind.Datagram, Link = LinkKind.Soft)]
    [Connect]
    [Chain(Completed = nameof(OnConnected))]
    public partial void Connect(PeerAddress address);

    [ReceiveMessage(Multishot = true, Buffers = "Datagrams", NameBytes = 110, ControlBytes = 64, Completed = nameof(OnMessage))]
    public partial void Receive(Connection socket);

    [ReceiveMessage(Multishot = true, Buffers = "Few", NameBytes = 16, Completed = nameof(OnMessage))]
    public partial void ReceiveFew(Connection socket);

    [Receive(Multishot = true, Buffers = "Datagrams", Completed = nameof(OnReceived))]
    public partial void ReceivePlain(Connection socket);

    [ReceiveMessage(Completed = nameof(OnFilled))]
    public partial void ReceiveOne(Connection socket, ReceiveBuffer buffer, ReceiveBuffer control);

    [SendMessage]
    public partial void Reply(Connection socket, in PeerAddress to, BufferLease data);

    [SendMessage(Completed = nameof(OnSent))]
    public partial void Send(Connection socket, PeerAddress to, SendBuffer header, ReadOnlySpan<byte> body);

    [SendMessage(Completed = nameof(OnSent))]
    public partial void SendConnected(Connection socket, ReadOnlySpan<byte> data);

    [SendMessage(Completed = nameof(OnSent))]
    public partial void SendWith(Connection socket, PeerAddress to, ReadOnlySpan<byte> data, ReadOnlySpan<byte> control);

    [Send]
    public partial void SendPlain(Connection socket, ReadOnlySpan<byte> data);

    [Cancel(nameof(Receive))]
    public partial void StopReceiving(Connection socket);

    [Close]
    public partial void Close(Connection socket);

    public Connection Socket { get; private set; }

    public OutcomeKind? Made { get; private set; }

    public Errno MakeError { get; private set; }

    public bool Echoes { get; init; } = true;

    /// <summary>Payloads in the order of their arrival; an error as its name.</summary>
    public List<byte[]> Payloads { get; } = [];

    public List<PeerAddress> Names { get; } = [];

    public List<(int Level, int Type, byte[] Data)> Controls { get; } = [];

    public List<Errno> Errors { get; } = [];

    public List<Transferred> Sent { get; } = [];

    public FilledMessage? Filled { get; private set; }

    public MsgFlags Flags { get; private set; }

    public bool WasNameTruncated { get; private set; }

    public bool WasEnd { get; private set; }

    public long Echoed { get; private set; }

    private void OnMade(in BindOutcome outcome)
    {
        Made = outcome.Kind;
        MakeError = outcome.Error;
        if (!outcome.TryGetConnection(out Connection socket)) return;
        Socket = socket;
    }

    private void OnConnected(in ConnectOutcome outcome)
    {
        Made = outcome.Kind;
        MakeError = outcome.Error;
        if (outcome.TryGetConnection(out Connection socket)) Socket = socket;
    }

    private void OnMessage(in ReceivedMessage message)
    {
        if (!message.IsSuccess)
        {
            WasEnd |= message.IsEndOfStream;
            Errors.Add(message.Error);
            return;
        }
        if (Echoes)
        {
            Echoed++;
            PeerAddress name = message.Name;
            if (message.TryTake(out BufferLease data)) Reply(message.Connection, in name, data);
            return;
        }
        Flags = message.Flags;
        WasNameTruncated = message.IsNameTruncated;
        Payloads.Add(message.Payload.ToArray());
        Names.Add(message.Name);
        foreach (ControlMessage control in message.Control) Controls.Add((control.Level, control.Type, control.Data.ToArray()));
    }

    private void OnReceived(in Received received)
    {
        if (received.IsSuccess) Payloads.Add(received.Data.ToArray());
        else Errors.Add(received.Error);
    }

    private void OnFilled(in FilledMessage message) => Filled = message;

    private void OnSent(in Transferred transferred) => Sent.Add(transferred);

    public string[] Texts() => [.. Payloads.Select(payload => System.Text.Encoding.UTF8.GetString(payload))];
}
