using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.CompilerServices;
using UringDsl.Runtime.Tests.Faults;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Buffers;

/// <summary>Queued sends that go out as one SEND from a ring of buffers: each byte once, in order, whatever cuts them short.</summary>
[Collection(Rings.Name)]
public class SendBundleTests
{
    [Fact]
    public async Task Every_byte_of_many_connections_comes_back_in_order()
    {
        const int Connections = 48, Bytes = 512 * 1024; // More connections than there are rings: some sends are SENDMSG.
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = RunningHandler.Start(new SendBundleHandler(endPoint), endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, Connections));
        await Task.WhenAll(clients.All.Select(client => client.Echo(Bytes)));
        Assert.True(running.Settled.SendBundles > 0, "no send was a bundle");
        Assert.Equal((long)Connections * Bytes, running.Settled.BytesSent);
    }

    [Fact]
    public async Task A_peer_that_reads_slowly_gets_everything_in_order()
    {
        const int Pieces = 50, PieceBytes = 50_000, Rounds = 6;
        IPEndPoint endPoint = FreePort.EndPoint();
        SendBundleHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using TestClient client = await TestClient.Connect(endPoint, receiveBuffer: 4096);
        Wait.Until(() => running.Statistics.ConnectionsOpen == 1, () => "the connection is open");
        ClientPattern pattern = new(0);
        for (int round = 0; round < Rounds; round++)
        {
            int start = round * Pieces;
            running.On(() =>
            {
                for (int i = start; i < start + Pieces; i++) handler.Send(handler.Accepted[0], Piece(pattern, (long)i * PieceBytes, PieceBytes - (i % 2)));
            });
            for (int i = start; i < start + Pieces; i++)
            {
                await Read(client, pattern, (long)i * PieceBytes, PieceBytes - (i % 2));
            }
        }
        Assert.Equal(Rounds, running.Settled.SendBundles);
        Assert.Equal(0, running.Statistics.ShortSends); // The kernel goes on by itself.
    }

    /// <summary>As the kernel does when it has waited too often, and here because it is told to behind the ring's back.</summary>
    [Fact]
    public async Task A_bundle_that_is_cancelled_by_nobody_goes_on_without_one()
    {
        const int Pieces = 4, PieceBytes = 4_000_000;
        IPEndPoint endPoint = FreePort.EndPoint();
        SendBundleHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using TestClient client = await TestClient.Connect(endPoint, receiveBuffer: 4096);
        Wait.Until(() => running.Statistics.ConnectionsOpen == 1, () => "the connection is open");
        ClientPattern pattern = new(0);
        running.On(() =>
        {
            for (int i = 0; i < Pieces; i++) handler.Send(handler.Accepted[0], Piece(pattern, (long)i * PieceBytes, PieceBytes));
        });
        RingLoop loop = RingAccess.LoopOf(handler);
        int ends = 0; // The first has sent a part; what goes on, a turn later, finds no room, and sends nothing.
        Wait.Until(() => (ends += running.On(() => EndSend(loop)) == 0 ? 1 : 0) == 2, () => $"{ends} of 2 SENDs were there to be cancelled");
        for (int turn = 0; turn < 20; turn++) Assert.NotEqual(0, running.On(() => EndSend(loop))); // There is no SEND any more: it is a SENDMSG.
        for (int i = 0; i < Pieces; i++) await Read(client, pattern, (long)i * PieceBytes, PieceBytes);
        Assert.Equal(Pieces * (long)PieceBytes, running.Settled.BytesSent);
        Assert.Equal(0, running.Statistics.Aborts);
    }

    [Fact]
    public async Task A_bundle_costs_one_submission_and_one_completion_as_a_message_does()
    {
        const int Pieces = 20, PieceBytes = 1500;
        long[][] costs = new long[2][];
        foreach (bool bundles in (bool[])[true, false])
        {
            IPEndPoint endPoint = FreePort.EndPoint();
            SendBundleHandler handler = new(endPoint);
            RingOptions options = new() { Disable = bundles ? RingFeature.None : RingFeature.SendBundle };
            using RunningHandler running = RunningHandler.Start(handler, endPoint, options);
            using TestClient client = await TestClient.Connect(endPoint);
            Wait.Until(() => running.Statistics.ConnectionsOpen == 1, () => "the connection is open");
            ClientPattern pattern = new(0);
            RingStatistics statistics = running.Statistics;
            long submissions = running.On(() => statistics.Submissions), sends = statistics.Sends;
            running.On(() =>
            {
                for (int i = 0; i < Pieces; i++) handler.SendObserved(handler.Accepted[0], Piece(pattern, i * PieceBytes, PieceBytes));
            });
            await client.Expect(Pieces * PieceBytes);
            Wait.Until(() => running.On(() => handler.Sents.Count) == Pieces, () => "each piece is told");
            Assert.All(running.On(() => handler.Sents.ToArray()), sent => Assert.Equal(PieceBytes, sent.Bytes));
            Assert.Equal(bundles ? 1 : 0, statistics.SendBundles);
            costs[bundles ? 0 : 1] = [statistics.Sends - sends, statistics.BytesSent];
            Assert.True(statistics.Submissions - submissions < Pieces, $"{statistics.Submissions - submissions} submissions for {Pieces} sends");
        }
        Assert.Equal(costs[1], costs[0]);
        Assert.Equal(1, costs[0][0]);
    }

    [Fact]
    public async Task Peers_that_vanish_in_the_middle_cost_no_ring_and_no_byte_of_others()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        SendBundleHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using TestClient other = await TestClient.Connect(endPoint, 7);
        int closed = 0;
        for (int round = 0; round < 6; round++)
        {
            TestClient[] clients = await Clients.Connect(endPoint, 12);
            foreach (TestClient client in clients)
            {
                client.Socket.LingerState = new LingerOption(true, 0);
                await client.Send(60_000);
            }
            int first = 1 + (round * 12);
            Wait.Until(() => running.On(() => handler.Accepted.Count) == first + 12, () => "all are accepted");
            running.On(() =>
            {
                ClientPattern pattern = new(1);
                foreach (Connection connection in handler.Accepted.Skip(first))
                {
                    for (int i = 0; i < 40; i++) handler.Send(connection, Piece(pattern, 0, 200_000)); // More than the sockets take.
                }
            });
            foreach (TestClient client in clients) client.Dispose(); // With a reset.
            closed += 12;
            running.WaitUntilConnectionsClosed(closed);
            await other.Echo(100_000);
        }
        Assert.True(running.Settled.SendBundles > 0, "no send was a bundle");
    }

    [Fact]
    public async Task A_stop_in_the_middle_returns_every_ring()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        SendBundleHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint, new RingOptions { StopTimeout = TimeSpan.FromMilliseconds(100) });
        using Clients clients = new(await Clients.Connect(endPoint, 20));
        Wait.Until(() => running.On(() => handler.Accepted.Count) == 20, () => "all are accepted");
        running.On(() =>
        {
            ClientPattern pattern = new(1);
            foreach (Connection connection in handler.Accepted)
            {
                for (int i = 0; i < 40; i++) handler.Send(connection, Piece(pattern, 0, 500_000)); // Nobody reads.
            }
        });
        Wait.Until(() => running.Statistics.SendBundles == 16, () => $"{running.Statistics.SendBundles} bundles, sixteen at a time");
        running.Stop();
    }

    // 0, or ENOENT when no SEND is in flight.
    private static unsafe int EndSend(RingLoop loop)
    {
        SyncCancelRegister argument = new() { Flags = CancelFlags.Operation, Opcode = Opcode.Send, Timeout = new() { Seconds = 5 } };
        return RingAccess.RingOf(loop).Register(RegisterOpcode.RegisterSyncCancel, &argument, 1);
    }

    private static SendBuffer Piece(ClientPattern pattern, long position, int length)
    {
        SendBuffer piece = SendBuffer.Allocate(length);
        pattern.Fill(piece.Span, position);
        return piece;
    }

    private static async Task Read(TestClient client, ClientPattern pattern, long position, int length)
    {
        byte[] chunk = new byte[16384];
        for (int read = 0; read < length;)
        {
            int count = await client.Socket.ReceiveAsync(chunk.AsMemory(0, Math.Min(chunk.Length, length - read))).AsTask().Bounded();
            Assert.True(count > 0, "the stream ended early");
            pattern.Check(chunk.AsSpan(0, count), position + read);
            read += count;
        }
    }
}
