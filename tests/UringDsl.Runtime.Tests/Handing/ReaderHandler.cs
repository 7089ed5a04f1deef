using System;
using System.Collections.Generic;
using System.Net;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Handing;

/// <summary>Receives by awaiting, one at a time and again and again, from a ring of two buffers, and gives its connections away.</summary>
[RingHandler]
[FixedFiles(32, Reserved = 8)]
[Ring(MaxQueued = 2)]
[BufferRing("Other", Entries = 2, BufferSize = 512)]
[BufferRing("Inbound", Entries = 2, BufferSize = 512)]
internal sealed partial class ReaderHandler(EndPoint? endPoint = null) : ITestHandler
{
    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Buffers = "Inbound")]
    private partial Pending<ReceivedBuffer> Read(Connection connection);

    [Receive(Buffers = "Other")]
    private partial Pending<ReceivedBuffer> ReadOther(Connection connection);

    [Receive(Buffers = "Inbound", Completed = nameof(OnReceivedOnce))]
    public partial void ReceiveOnce(Connection connection);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    public partial void Receive(Connection connection);

    [Cancel(nameof(Read))]
    public partial void StopReading(Connection connection);

    [Cancel(nameof(ReceiveOnce))]
    public partial void StopReceivingOnce(Connection connection);

    [Cancel(nameof(Receive))]
    public partial void StopReceiving(Connection connection);

    [Cancel(nameof(Read), Completed = nameof(OnStopped))]
    public partial void StopAllReads();

    [Cancel(nameof(Receive), Completed = nameof(OnStopped))]
    public partial void StopAllReceives();

    [Send(Link = LinkKind.Soft)]
    [Receive]
    public partial Pending<AskOutcome> Ask(Connection connection, SendBuffer question, ReceiveBuffer answer);

    [Cancel(nameof(Ask), Completed = nameof(OnStopped))]
    public partial void StopAsking(Connection connection);

    [Send]
    public partial void Write(Connection connection, SendBuffer data);

    [Send(ZeroCopy = ZeroCopyMode.Always)]
    public partial void WriteUncopied(Connection connection, SendBuffer data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    public partial void HangUp(Connection connection);

    [HandOver(Completed = nameof(OnGiven))]
    public partial void Give(Connection connection, RingAddress ring, int value);

    /// <summary>The control of the ring, for what the tests post.</summary>
    public RingControl Control => Ring;

    public List<Connection> Accepted { get; } = [];

    public List<string> Log { get; } = [];

    public List<HeldBuffer> Held { get; } = [];

    /// <summary>Runs at the next completion of a receive, in front of those that have come with it.</summary>
    public Action? Next { get; set; }

    public async RingTask ReadOnce(Connection connection)
    {
        ReceivedBuffer received = await Read(connection);
        Log.Add(Describe("read", received.Length, received.Error));
    }

    public async RingTask ReadAndKeep(Connection connection, bool other = false)
    {
        ReceivedBuffer received = other ? await ReadOther(connection) : await Read(connection);
        if (received.TryTake(out HeldBuffer data)) Held.Add(data);
        Log.Add($"kept {Held.Count}");
    }

    public async RingTask AskOnce(Connection connection) =>
        Log.Add($"asked {(await Ask(connection, SendBuffer.Allocate(1), ReceiveBuffer.Allocate(1))).Kind}");

    partial void OnStarted()
    {
        if (endPoint is not null) Listen(endPoint);
    }

    partial void OnHandedOver(in Accepted accepted, int value) => Accepted.Add(accepted.Connection);

    private static string Describe(string what, int length, Errno error) => $"{what} {(error == Errno.None ? length.ToString() : error.ToString())}";

    private void OnAccepted(in Accepted accepted) => Accepted.Add(accepted.Connection);

    private void OnReceived(Connection connection, in Received received) => Log.Add(Describe("received", received.Length, received.Error));

    private void OnReceivedOnce(Connection connection, in Received received)
    {
        Log.Add(Describe("once", received.Length, received.Error));
        Action? next = Next;
        Next = null;
        next?.Invoke();
    }

    private void OnStopped(in Completion completion) => Log.Add($"stopped {(completion.IsSuccess ? completion.Result : completion.Error)}");

    private void OnGiven(in Completion completion) => Log.Add($"given {completion.Error}");
}
