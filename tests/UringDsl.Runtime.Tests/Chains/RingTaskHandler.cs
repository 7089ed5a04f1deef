using System;
using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>Async methods of every kind: that wait and that do not, that throw, that call each other.</summary>
[RingHandler]
[FixedFiles(64)]
[BufferRing("Inbound", Entries = 16, BufferSize = 512)]
internal sealed partial class RingTaskHandler(EndPoint endPoint) : ITestHandler
{
    public List<string> Log { get; } = [];

    public List<Connection> Accepted { get; } = [];

    public List<Connection> Closed { get; } = [];

    public List<ReceivedBuffer> Reads { get; } = [];

    public AllocationMarks Allocations { get; } = new();

    public Func<Connection, Exception?>? Fault { get; set; }

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Nop]
    public partial Pending<Completion> Nop();

    [Nop(Completed = nameof(OnNop))]
    public partial void NopObserved();

    [Receive(Buffers = "Inbound")]
    public partial Pending<ReceivedBuffer> Read(Connection connection);

    [Cancel(nameof(Read))]
    public partial Pending<Completion> StopReading(Connection connection);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    public partial void Receive(Connection connection);

    [Send]
    private partial Pending<Sent> Write(Connection connection, HeldBuffer data);

    public async RingTask Note(string text)
    {
        await Nop();
        Log.Add(text);
    }

    public async RingTask WaitFor(Task task, Exception? fault)
    {
        await task;
        Log.Add("behind the end");
        if (fault is not null) throw fault;
    }

    public async RingTask NoteAtOnce(string text) => Log.Add(text);

    public async RingTask Outer(int depth, Exception? fault)
    {
        if (depth > 0) await Outer(depth - 1, fault);
        else await Nop();
        if (fault is not null && depth == 0) throw fault;
    }

    public async RingTask Catch(int depth, Exception fault, bool atOnce)
    {
        try
        {
            if (atOnce) await ThrowAtOnce(fault);
            else await Outer(depth, fault);
        }
        catch (InvalidOperationException caught) when (caught == fault)
        {
            Log.Add("caught");
        }
    }

    public async RingTask ThrowAtOnce(Exception fault) => throw fault;

    public async RingTask ThrowLater(Exception fault)
    {
        await Nop();
        throw fault;
    }

    public async RingTask ReadOnce(Connection connection)
    {
        ReceivedBuffer received = await Read(connection);
        Reads.Add(received);
        Log.Add(received.IsSuccess ? $"{received.Data.Length} bytes" : received.IsEndOfStream ? "end" : received.Error.ToString());
    }

    public async RingTask StopReadingOf(Connection connection) => Log.Add($"cancelled {(await StopReading(connection)).Result}");

    /// <summary>Measures on the ring's thread: what these calls allocate there.</summary>
    public async RingTask Measure(int calls)
    {
        for (int i = 0; i < 20_000; i++) await Sum(3);
        int sum = 0;
        for (int i = 0; i < calls; i++)
        {
            if (i % (calls / 2) == 0) Allocations.Mark();
            sum += await Sum(3);
        }
        Allocations.Mark();
        Log.Add($"sum {sum}");
    }

    partial void OnStarted() => Listen(endPoint);

    partial void OnClosed(Connection connection) => Closed.Add(connection);

    partial void OnUnhandledException(Exception exception) => Log.Add($"unhandled {exception.Message}");

    private async RingTask<int> Sum(int depth)
    {
        if (depth == 0) return (await Nop()).Result + 1;
        return await Sum(depth - 1) + await Ready();
    }

    private async RingTask<int> Ready() => 1;

    private async RingTask OnAccepted(Connection connection)
    {
        Accepted.Add(connection);
        if (Fault is null) return;
        if (Fault(connection) is { } fault) throw fault;
        await Nop();
        throw new InvalidOperationException("later");
    }

    private async RingTask OnNop(Completion completion)
    {
        await Nop();
        Log.Add($"nop {completion.Result}");
    }

    private async RingTask OnReceived(Connection connection, ReceivedBuffer received)
    {
        if (received.TryTake(out HeldBuffer data)) Log.Add($"sent {(await Write(connection, data)).Bytes}");
        else Log.Add($"ended {received.Error}");
    }
}
