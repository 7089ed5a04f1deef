using System;
using System.Collections.Generic;
using System.Net;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Accepts, and works on its connections with operations that are not a socket's own.</summary>
[RingHandler]
[FixedFiles(64, Reserved = 16)]
internal sealed partial class Overseer(EndPoint endPoint) : ITestHandler
{
    public List<Connection> Accepted { get; } = [];

    public List<Connection> Gone { get; } = [];

    public List<(Connection Connection, Polled Polled)> Polls { get; } = [];

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Poll(Multishot = true, Completed = nameof(OnPolled))]
    public partial void Watch(Connection connection, PollEvents events);

    [PollUpdate(nameof(Watch))]
    public partial Pending<Completion> Rewatch(PollEvents events);

    [Read]
    public partial Pending<Transferred> Read(Connection connection, ReceiveBuffer buffer);

    [Retry(Attempts = 2, FirstDelayMilliseconds = 600_000, MaxDelayMilliseconds = 600_000)]
    [Read(Flags = ReadWriteFlags.NoWait)]
    public partial Pending<Transferred> ReadLater(Connection connection, ReceiveBuffer buffer);

    [GetSocketOption]
    public partial Pending<SocketOption> GetOption(Connection connection, int level, int name);

    [SocketBytesReadable]
    public partial Pending<Completion> BytesReadable(Connection connection);

    [Pipe(Flags = PipeFlags.CloseOnExec)]
    public partial Pending<PipeEnds> Pipe();

    [Write]
    public partial Pending<Transferred> Write(Descriptor file, ReadOnlySpan<byte> data);

    [Splice]
    public partial Pending<Transferred> Forward(Descriptor source, Connection target, uint length);

    [Splice]
    public partial Pending<Transferred> Take(Connection source, Descriptor target, uint length);

    [Close]
    public partial void HangUp(Connection connection);

    [Close]
    public partial Pending<Completion> Close(Descriptor file);

    partial void OnStarted() => Listen(endPoint);

    partial void OnClosed(Connection connection) => Gone.Add(connection);

    private void OnAccepted(in Accepted accepted) => Accepted.Add(accepted.Connection);

    private void OnPolled(Connection connection, in Polled polled) => Polls.Add((connection, polled));
}
