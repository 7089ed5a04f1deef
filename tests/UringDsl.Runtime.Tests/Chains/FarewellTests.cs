using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

[Collection(Rings.Name)]
public class FarewellTests
{
    private const int MessageBytes = 1000;

    [Theory]
    [InlineData(0, true)]
    [InlineData(0, false)]
    [InlineData(100_000, false)]
    [InlineData(8 << 20, true)] // More than the socket's buffers hold.
    [InlineData(8 << 20, false)]
    public async Task The_peer_gets_every_byte_and_then_the_end(int prefaceBytes, bool isObserved)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        FarewellHandler handler = new(endPoint, prefaceBytes, isObserved);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        for (int round = 0; round < 5; round++)
        {
            using TestClient client = await TestClient.Connect(endPoint);
            await client.Send(MessageBytes);
            if (prefaceBytes > 1 << 20) await Task.Delay(20); // The socket's buffers get full.
            if (prefaceBytes > 0) await client.Expect(prefaceBytes);
            byte[] farewell = await PeerServer.ReadToEnd(client.Socket).Bounded();
            Assert.Equal(new ClientPattern(0).Bytes(0, MessageBytes), farewell);
        }
        running.WaitUntilIdle();
        Assert.Equal(0, running.Statistics.Aborts);
        _ = running.Settled; // The outcome is told behind the end of the connection.
        Assert.Equal(isObserved ? 5 : 0, handler.Parted.Count);
        Assert.All(handler.Parted, parted => Assert.Equal((OutcomeKind.Completed, MessageBytes), (parted.Outcome.Kind, parted.Outcome.SendBytes)));
        Assert.Equal(handler.Parted.Count, handler.Parted.Select(parted => parted.Connection).Distinct().Count());
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(8 << 20, 20)]
    public async Task A_peer_that_has_reset_is_closed_all_the_same(int prefaceBytes, int peers)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        FarewellHandler handler = new(endPoint, prefaceBytes, isObserved: true);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        for (int i = 0; i < peers; i++)
        {
            using TestClient client = await TestClient.Connect(endPoint);
            await client.Send(MessageBytes);
            if (i % 2 == 0) await Task.Yield();
            client.Reset();
        }
        running.WaitUntilConnectionsClosed(peers);
        (Connection Connection, FarewellHandler.PartOutcome Outcome)[] all = running.On(() => handler.Parted.ToArray());
        Assert.NotEmpty(all);
        Assert.All(all, parted => Assert.True(
            parted.Outcome is { Kind: OutcomeKind.Completed or OutcomeKind.Cancelled }
                or { Kind: OutcomeKind.Failed, Step: FarewellHandler.PartStep.Send, Error: Errno.ECONNRESET or Errno.EPIPE },
            parted.Outcome.ToString()));
    }

    [Fact]
    public async Task A_peer_that_never_reads_is_aborted_after_the_linger_time()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        FarewellHandler handler = new(endPoint, 32 << 20, isObserved: true);
        using RunningHandler running = RunningHandler.Start(handler, endPoint, new RingOptions { Linger = TimeSpan.FromMilliseconds(200) });
        using TestClient client = await TestClient.Connect(endPoint);
        await client.Send(MessageBytes);
        running.WaitUntilConnectionsClosed(1);
        Assert.Equal(1, running.Statistics.Aborts);
        Assert.Equal(OutcomeKind.Cancelled, Assert.Single(running.On(() => handler.Parted.ToArray())).Outcome.Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_chain_that_sends_more_than_the_socket_holds_goes_on_when_the_peer_reads(bool resets)
    {
        const int Bytes = 16 << 20;
        Dialer dialer = new();
        using RunningHandler running = RunningHandler.Start(dialer);
        using PeerServer server = new(async socket =>
        {
            await Task.Delay(50);
            if (!resets)
            {
                byte[] all = await PeerServer.ReadToEnd(socket);
                Assert.Equal(Bytes, all.Length);
                new ClientPattern(3).Check(all, 0);
                return;
            }
            await PeerServer.ReadExactly(socket, 1000);
            socket.LingerState = new System.Net.Sockets.LingerOption(true, 0);
            socket.Dispose();
        });
        Dialer.DialOutcome dialed = await running.On(() => dialer.DialAndWait(server.Address, Wait.Patience)).Bounded();
        Assert.True(dialed.TryGetConnection(out Connection connection));
        running.On(() => dialer.Part(connection, SendBuffer.CopyOf(new ClientPattern(3).Bytes(0, Bytes))));
        running.WaitUntilIdle();
        Wait.Until(() => server.Served == 1, () => "the server sees the end");
        Wait.Until(() => running.On(() => dialer.Parted.Count) == 1, () => "the outcome");
        Dialer.PartOutcome outcome = dialer.Parted[0].Outcome;
        Assert.Equal(connection, dialer.Parted[0].Connection);
        if (resets) Assert.True(outcome is { Kind: OutcomeKind.Partial or OutcomeKind.Failed, Step: Dialer.PartStep.Send }, outcome.ToString());
        else Assert.Equal((OutcomeKind.Completed, Bytes), (outcome.Kind, outcome.SendBytes));
    }

    [Fact]
    public async Task A_shutdown_with_a_close_ends_the_stream_in_order()
    {
        Dialer dialer = new();
        using RunningHandler running = RunningHandler.Start(dialer);
        using PeerServer server = new(async socket => Assert.Equal(5000, (await PeerServer.ReadToEnd(socket)).Length));
        for (int i = 1; i <= 20; i++)
        {
            Dialer.DialOutcome dialed = await running.On(() => dialer.DialAndWait(server.Address, Wait.Patience)).Bounded();
            Assert.True(dialed.TryGetConnection(out Connection connection));
            Task<Dialer.LeaveOutcome> leaving = running.On(() =>
            {
                dialer.Send(connection, new byte[5000]);
                return dialer.LeaveAndWait(connection);
            });
            Dialer.LeaveOutcome outcome = await leaving.Bounded();
            Assert.True(outcome.Kind == OutcomeKind.Completed, outcome.ToString());
            Dialer.LeaveOutcome again = await running.On(() => dialer.LeaveAndWait(connection)).Bounded();
            Assert.Equal(OutcomeKind.Cancelled, again.Kind);
            Wait.Until(() => server.Served == i, () => "the server sees the end");
        }
    }
}
