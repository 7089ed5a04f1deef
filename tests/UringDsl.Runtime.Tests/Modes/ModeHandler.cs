using System;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>Echoes, and does what else the tests of the modes ask it to.</summary>
[RingHandler]
[FixedFiles(1024)]
[BufferRing("Inbound", Entries = 512, BufferSize = 2048)]
internal sealed partial class ModeHandler(EndPoint endPoint) : ITestHandler
{
    public const int Much = 32 << 20;

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    [Timeout]
    private partial Pending<Completion> Sleep(TimeSpan timeout);

    [Nop]
    private partial Pending<Completion> Nop();

    [Nop(Completed = nameof(OnNop))]
    private partial void Ping();

    [Send]
    private partial void SendBytes(Connection connection, SendBuffer data);

    /// <summary>The control of the ring, for what the tests post.</summary>
    public RingControl Control => Ring;

    public Connection Last { get; private set; }

    public int NopsStarted { get; private set; }

    public int NopsDone { get; private set; }

    /// <summary>The ring is resized when so many NOPs have come back.</summary>
    public int ResizesAtNop { get; set; }

    public void CountNop()
    {
        NopsStarted++;
        Ping();
    }

    /// <summary>More than the buffers of both sockets.</summary>
    public void SendMuch() => SendBytes(Last, SendBuffer.Allocate(Much));

    public void SendMuchAndHangUp()
    {
        SendMuch();
        HangUp(Last);
    }

    public void ReceiveAgain() => Receive(Last);

    public void End() => HangUp(Last);

    public async Task<Completion> SleepFor(TimeSpan time) => await Sleep(time);

    public async Task<Completion> NopAndWait() => await Nop();

    partial void OnStarted() => Listen(endPoint);

    private void OnNop(in Completion completion)
    {
        if (++NopsDone == ResizesAtNop) Ring.Resize(Ring.SubmissionEntries * 2, Ring.CompletionEntries * 2);
    }

    private void OnAccepted(in Accepted accepted)
    {
        Last = accepted.Connection;
        Receive(accepted.Connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }
}
