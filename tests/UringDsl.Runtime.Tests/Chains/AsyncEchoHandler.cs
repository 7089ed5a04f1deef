using System;
using System.Collections.Generic;
using System.Net;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>An echo server that is written in async methods from its accept to its close.</summary>
[RingHandler]
[FixedFiles(512)]
[BufferRing("Inbound", Entries = 64, BufferSize = 4096)]
internal sealed partial class AsyncEchoHandler(EndPoint endPoint) : ITestHandler
{
    public int Served { get; private set; }

    public int Errors { get; private set; }

    public List<Exception> Thrown { get; } = [];

    [Listener(Direct = true, Accepted = nameof(Serve))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Buffers = "Inbound")]
    private partial Pending<ReceivedBuffer> Read(Connection connection);

    [Send]
    private partial Pending<Sent> Write(Connection connection, HeldBuffer data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial Pending<HangUpOutcome> HangUp(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    partial void OnUnhandledException(Exception exception) => Thrown.Add(exception);

    private async RingTask Serve(Connection connection)
    {
        while (await Echo(connection) == Errno.None) continue;
        Served++;
        await HangUp(connection);
    }

    private async RingTask<Errno> Echo(Connection connection)
    {
        ReceivedBuffer received = await Read(connection);
        if (received.TryTake(out HeldBuffer data)) return (await Write(connection, data)).Error;
        if (!received.IsEndOfStream) Errors++;
        return received.IsEndOfStream ? Errno.ENOTCONN : received.Error;
    }
}
