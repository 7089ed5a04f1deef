using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Buffers;

/// <summary>Several receives share a buffer, each with its own piece.</summary>
[Collection(Rings.Name)]
public class IncrementalTests
{
    private const int BufferSize = 16384, Buffers = 8;

    [Theory]
    [InlineData(RingFeature.None)]
    [InlineData(RingFeature.ReceiveLimits)]
    public async Task Pieces_that_the_kernel_cannot_limit_do_not_share_a_buffer(RingFeature without)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = RunningHandler.Start(new LittleHandler(endPoint), endPoint, new RingOptions { Disable = without });
        using TestClient client = await TestClient.Connect(endPoint);
        await client.Echo(100_000);
        bool hasLimits = without == RingFeature.None && RingCapabilities.Probe().Has(RingFeature.ReceiveLimits);
        Assert.Equal(hasLimits, running.Statistics.BufferRings[0].IsIncremental);
    }

    [Fact]
    public async Task Pieces_of_several_connections_lie_in_one_buffer_and_stay_whole()
    {
        const int Rounds = 50, MessageBytes = 100;
        IPEndPoint endPoint = FreePort.EndPoint();
        IncrementalHandler handler = new(endPoint);
        List<(Connection Connection, HeldBuffer Data)> kept = [];
        handler.Instead = (Connection connection, in Received received) =>
        {
            if (received.TryTake(out BufferLease data)) kept.Add((connection, data.Keep()));
        };
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        Assert.True(running.Statistics.BufferRings[0].IsIncremental, "this kernel has no incremental buffer rings");
        using Clients clients = new(await Clients.Connect(endPoint, 3));
        for (int round = 1; round <= Rounds; round++)
        {
            foreach (TestClient client in clients.All) await client.Send(MessageBytes);
            int count = round * 3;
            Wait.Until(() => running.On(() => kept.Sum(k => k.Data.Length)) == count * MessageBytes, () => "all is received");
        }
        Assert.Equal(0, running.Statistics.BufferRings[0].InUse); // 15,000 bytes: the first buffer is not full, and still the kernel's.
        running.On(() => kept.ForEach(k => handler.EchoKept(k.Connection, k.Data)));
        await Task.WhenAll(clients.All.Select(client => client.Expect(Rounds * MessageBytes)));
    }

    [Fact]
    public async Task A_buffer_comes_back_with_its_last_piece()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        IncrementalHandler handler = new(endPoint);
        HeldBuffer? kept = null;
        handler.Instead = (Connection connection, in Received received) =>
        {
            if (!received.TryTake(out BufferLease data)) handler.HangUp(connection);
            else if (kept is null) kept = data.Keep();
            else handler.Echo(connection, data);
        };
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using TestClient first = await TestClient.Connect(endPoint, 1);
        await first.Send(10);
        Wait.Until(() => running.On(() => kept is not null), () => "the first piece is kept");
        using TestClient second = await TestClient.Connect(endPoint, 2);
        await second.Echo(BufferSize * Buffers * 5);
        Wait.Until(
            () => running.Statistics.BufferRings[0].InUse == 1 && running.Statistics.BuffersInUse == 1,
            () => $"{running.Statistics.BuffersInUse} buffers are out, and not only that of the kept piece");
        Assert.True(new ClientPattern(1).Bytes(0, 10).AsSpan().SequenceEqual(running.On(() => kept!.Value.Span.ToArray())));
        running.On(() => kept!.Value.Return());
        Assert.Equal(0, running.Statistics.BuffersInUse);
        running.On(() => Assert.Throws<InvalidOperationException>(() => kept!.Value.Return()));
        running.On(() => Assert.Throws<InvalidOperationException>(() => kept!.Value.Span.Length));
        await second.Echo(BufferSize * Buffers);
    }

    [Fact]
    public async Task Pieces_that_are_held_at_the_stop_are_taken_back()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        IncrementalHandler handler = new(endPoint);
        handler.Instead = (Connection connection, in Received received) =>
        {
            if (received.TryTake(out BufferLease data)) data.Keep();
            else handler.HangUp(connection);
        };
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, 3));
        foreach (TestClient client in clients.All) await client.Send(10);
        Wait.Until(() => running.Statistics.BytesReceived == 30, () => "all is received");
        running.Stop();
        Assert.Equal(3, running.Statistics.BuffersHeldAtStop);
    }

    [Theory]
    [InlineData(BufferModes.Incremental, RingFeature.IncrementalBuffers)]
    [InlineData(BufferModes.IncrementalBundle, RingFeature.IncrementalBuffers)]
    [InlineData(BufferModes.IncrementalBundle, RingFeature.RecvBundle)]
    [InlineData(BufferModes.IncrementalBundle, RingFeature.IncrementalBuffers | RingFeature.RecvBundle)]
    [InlineData(BufferModes.Incremental, RingFeature.MultishotReceive)]
    public async Task A_kernel_without_the_feature_brings_the_same_bytes(string mode, RingFeature missing)
    {
        const int Connections = 16, Bytes = 128 * 1024;
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = RunningHandler.Start(BufferModes.New(mode, endPoint), endPoint, new RingOptions { Disable = missing });
        using Clients clients = new(await Clients.Connect(endPoint, Connections));
        await Task.WhenAll(clients.All.Select(client => client.Echo(Bytes)));
        BufferRingStatistics ring = running.Statistics.BufferRings[0];
        Assert.Equal((missing & RingFeature.IncrementalBuffers) == 0, ring.IsIncremental);
        bool isCut = mode == BufferModes.Incremental && !ring.IsIncremental;
        if (isCut) Assert.Equal((Buffers * 4, BufferSize / 4), (ring.Entries, ring.BufferSize));
        Assert.Equal((long)Connections * Bytes, running.Settled.BytesReceived);
    }
}
