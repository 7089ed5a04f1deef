using System;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.CompilerServices;
using UringDsl.Core;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>Completions whose owner is gone, or that nobody submitted: the kernel posts them, by way of NOPs that carry any user data.</summary>
[Collection(Rings.Name)]
public class StaleCompletionTests
{
    private const int MessageBytes = 100, Made = 0xFF;
    private const int Armed = 3; // The accept, the receive and the wake-up.

    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(30); // It is in the queue already; a whole minute for each would be too long.

    public static TheoryData<string, byte, int, uint, int> Forged => new()
    {
        // What it is, operation, step, generation, index. Connection 0 has generation 1 and a receive armed; listener 0 has generation 1.
        { "a receive of a generation to come", StaleHandler.ReceiveOperation, 0, 2, 0 },
        { "a receive of generation 0", StaleHandler.ReceiveOperation, 0, 0, 0 },
        { "a receive on a connection that was never used", StaleHandler.ReceiveOperation, 0, 1, 5 },
        { "a receive outside the table", StaleHandler.ReceiveOperation, 0, 1, 64 },
        { "a receive at the last index", StaleHandler.ReceiveOperation, 0, 1, 0xFF_FFFF },
        { "a receive that the runtime did not make", StaleHandler.ReceiveOperation, Made, 1, 0 },
        { "a step that a receive has not", StaleHandler.ReceiveOperation, 1, 1, 0 },
        { "a listener's failure that the runtime did not make", StaleHandler.ListenOperation, Made, 1, 0 },
        { "a listener's step that is long done", StaleHandler.ListenOperation, 0, 1, 0 },
        { "a listener's close that was not submitted", StaleHandler.ListenOperation, Acceptor.CloseStep, 1, 0 },
        { "a step that a listener has not", StaleHandler.ListenOperation, 7, 1, 0 },
        { "a listener that is not there", StaleHandler.ListenOperation, 1, 1, 9 },
        { "an operation of another shape on a listener", StaleHandler.TickOperation, Acceptor.AcceptStep, 1, 0 },
        { "an unobserved send", StaleHandler.EchoOperation, 0, 1, 0 },
        { "a chain that is not in flight", StaleHandler.HangUpOperation, 1, 1, 0 },
        { "a chain at the last index", StaleHandler.HangUpOperation, 0, 1, 0xFF_FFFF },
        { "a tick that is not in flight", StaleHandler.TickOperation, 0, 1, 3 },
        { "a tick that the runtime did not make", StaleHandler.TickOperation, Made, 1, 0 },
        { "a step that a chain has not", StaleHandler.PairOperation, 2, 1, 0 },
        { "operation 0", 0, 0, 0, 0 },
        { "operation 0, made", 0, Made, 1, 0 },
        { "an operation behind the last", 7, 0, 1, 0 },
        { "an operation behind the last, made", 200, Made, 1, 0 },
        { "an operation between the handler's and the runtime's", 239, 0, 1, 0 },
        { "a send that is not in flight", UserData.SendOperation, 0, 1, 0 },
        { "a send of a generation to come", UserData.SendOperation, 0, 2, 0 },
        { "a send outside the table", UserData.SendOperation, 0, 1, 0xFF_FFFF },
        { "a close that was not submitted", UserData.CloseOperation, 0, 1, 0 },
        { "a close outside the table", UserData.CloseOperation, 0, 1, 0xFF_FFFF },
        { "a message of an unknown kind", 255, 3, 5, 7 },
        { "a message of zeros", 255, 0, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_forged_completion_is_dropped_and_counted(string what, byte operation, int step, uint generation, int index)
    {
        foreach (int result in (int[])[0, 1, -(int)Errno.EIO])
        {
            IPEndPoint endPoint = FreePort.EndPoint();
            StaleHandler handler = new(endPoint);
            using RunningHandler running = RunningHandler.Start(handler, endPoint);
            running.AllowsViolations = true;
            using Clients clients = new(await Clients.Connect(endPoint, 1));
            await clients.All[0].Echo(MessageBytes);
            Wait.Until(() => running.Statistics.OperationsInFlight == Armed, () => $"{running.Statistics.OperationsInFlight} operations before", s_soon);
            int delivered = running.On(() => handler.Delivered);
            running.On(() => RingAccess.Inject(RingAccess.LoopOf(handler), UserData.Pack(operation, step, generation, index), result));
            Wait.Until(() => running.Statistics.StaleCompletions == 1, () => $"{what}, {result}: not counted", s_soon);
            Assert.Equal(delivered, running.On(() => handler.Delivered));
            await clients.All[0].Echo(MessageBytes);
            Wait.Until(() => running.Statistics.OperationsInFlight == Armed, () => $"{running.Statistics.OperationsInFlight} operations after {what}", s_soon);
            Assert.Equal(1, running.Statistics.StaleCompletions);
        }
    }

    [Theory]
    [InlineData(2u, 0)]
    [InlineData(0u, 0)]
    [InlineData(1u, 9)]
    public async Task A_descriptor_that_comes_too_late_is_closed(uint generation, int acceptor)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        StaleHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        running.AllowsViolations = true;
        using Clients clients = new(await Clients.Connect(endPoint, 1));
        await clients.All[0].Echo(MessageBytes);
        using Socket original = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        int copy = Duplicate((int)original.Handle);
        Assert.True(copy > 2);
        ulong userData = UserData.Pack(StaleHandler.ListenOperation, Acceptor.AcceptStep, generation, acceptor);
        running.On(() => RingAccess.Inject(RingAccess.LoopOf(handler), userData, copy));
        Wait.Until(() => Control(copy, GetDescriptorFlags) < 0, () => $"descriptor {copy} is closed");
        Assert.Equal(1, running.Statistics.StaleCompletions);
        Assert.Equal(1, running.Settled.ConnectionsOpened);
        await clients.All[0].Echo(MessageBytes);
    }

    [Fact]
    public async Task A_buffer_that_comes_too_late_goes_back()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        StaleHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        running.AllowsViolations = true;
        using Clients clients = new(await Clients.Connect(endPoint, 1));
        Socket client = clients.All[0].Socket;
        Wait.Until(() => running.Statistics.ConnectionsOpen == 1, () => "the connection is open");
        int index = running.On(() => handler.Last.Index);
        int delivered = running.On(() => handler.Delivered);

        running.On(() => RingAccess.ConnectionsOf(RingAccess.LoopOf(handler))[index].Generation++); // As if its position were in its next use.
        const int Late = 100; // More often than there are buffers.
        for (int i = 1; i <= Late; i++)
        {
            client.Send("late"u8);
            int count = i;
            Wait.Until(() => running.Statistics.StaleCompletions == count, () => $"{running.Statistics.StaleCompletions} of {count} stale completions");
        }
        Assert.Equal(delivered, running.On(() => handler.Delivered));
        Assert.Equal(0, running.Statistics.BuffersInUse);

        running.On(() => RingAccess.ConnectionsOf(RingAccess.LoopOf(handler))[index].Generation--);
        client.Send("now"u8);
        byte[] echoed = new byte[8];
        client.ReceiveTimeout = 60_000;
        Assert.Equal(3, client.Receive(echoed));
        Assert.Equal("now"u8, echoed.AsSpan(0, 3));
    }

    [Fact]
    public async Task Messages_of_another_ring_are_dropped_and_counted()
    {
        const int Messages = 50;
        IPEndPoint endPoint = FreePort.EndPoint();
        StaleHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        running.AllowsViolations = true;
        using Clients clients = new(await Clients.Connect(endPoint, 1));
        await clients.All[0].Echo(MessageBytes);
        int ring = running.On(() => RingAccess.RingOf(RingAccess.LoopOf(handler)).File);
        using (Core.TestRing other = new(64, 256))
        {
            for (int i = 0; i < Messages; i++)
            {
                Sqe message = default;
                Prep.MsgRing(ref message, new Descriptor(ring), UserData.Pack((byte)(244 + (i % 12)), i, (uint)i, i), i);
                Assert.Equal(0, other.Run(in message).Result);
            }
        }
        Wait.Until(() => running.Statistics.StaleCompletions == Messages, () => $"{running.Statistics.StaleCompletions} of {Messages} were counted");
        await clients.All[0].Echo(MessageBytes);
    }

    [Fact]
    public void What_is_in_flight_still_comes_back_after_its_forgery()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        StaleHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        running.AllowsViolations = true;
        running.On(() =>
        {
            RingAccess.Inject(RingAccess.LoopOf(handler), UserData.Pack(StaleHandler.PairOperation, 9, 1, 0), 0);
            handler.Pair();
            RingAccess.Inject(RingAccess.LoopOf(handler), UserData.Pack(StaleHandler.PairOperation, 0, 1, 0), 0); // Its first step a second time.
        });
        Wait.Until(() => running.Statistics.StaleCompletions == 2, () => $"{running.Statistics.StaleCompletions} stale completions");
        Assert.Equal(1, running.On(() => handler.Delivered));
    }

    private const int GetDescriptorFlags = 1;

    [DllImport("libc", EntryPoint = "dup")]
    private static extern int Duplicate(int descriptor);

    [DllImport("libc", EntryPoint = "fcntl")]
    private static extern int Control(int descriptor, int command);
}
