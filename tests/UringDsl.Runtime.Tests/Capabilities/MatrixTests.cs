using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Chains;
using UringDsl.Runtime.Tests.Support;
using UringDsl.Runtime.Tests.Traffic;

namespace UringDsl.Runtime.Tests.Capabilities;

/// <summary>The network, with every set of features: the same handlers do the same, whatever the kernel has.</summary>
[Collection(Rings.Name)]
public partial class MatrixTests
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(30), s_short = TimeSpan.FromMilliseconds(50);

    public static TheoryData<string> All => [.. Configurations.Names];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_connection_gets_its_own_bytes_back(string configuration)
    {
        foreach (bool direct in new[] { true, false })
        {
            IPEndPoint endPoint = FreePort.EndPoint();
            using RunningHandler running = EchoServers.Start(direct, endPoint, Configurations.Options(configuration));
            using Clients clients = new(await Clients.Connect(endPoint, 12));
            await Task.WhenAll(clients.All.Select(async client =>
            {
                foreach (int bytes in new[] { 1, 700, 4096, 150_000 }) await client.Echo(bytes);
                client.ShutdownSend();
                await client.ExpectEnd();
            }));
            running.WaitUntilConnectionsClosed(12);
            Assert.Equal(running.Settled.BytesReceived, running.Statistics.BytesSent);
            Assert.Equal(0, running.Statistics.Aborts);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_small_table_serves_more_connections_than_it_has_slots(string configuration)
    {
        SessionHandler handler = new(FreePort.EndPoint());
        using RunningHandler running = RunningHandler.Start(handler, handler.EndPoint, Configurations.Options(configuration));
        // No more than the backlog holds come at once, or the kernel would let them try again a second later.
        using Clients early = new(await Clients.Connect(handler.EndPoint, 12));
        foreach (TestClient client in early.All) await client.Echo(600);
        Task lanes = Task.WhenAll(Enumerable.Range(0, 16).Select(async lane =>
        {
            for (int i = 0; i < 4; i++)
            {
                using TestClient client = await TestClient.Connect(handler.EndPoint, lane * 4 + i);
                await client.Echo(600);
                if (i % 2 == 0) client.Reset();
                else client.ShutdownSend();
                if (i % 2 != 0) await client.ExpectEnd();
            }
        }));
        foreach (TestClient client in early.All) client.ShutdownSend();
        await lanes;
        running.WaitUntilConnectionsClosed(76);
        Assert.Empty(handler.Wrong);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Dials_of_every_fate_and_a_conversation(string configuration)
    {
        ClientPattern request = new(1), response = new(2);
        Dialer dialer = new();
        using RunningHandler running = RunningHandler.Start(dialer, options: Configurations.Options(configuration));
        using PeerServer silent = new(socket => PeerServer.ReadToEnd(socket));
        using PeerServer talking = new(async socket =>
        {
            request.Check(await PeerServer.ReadExactly(socket, 3000), 0);
            await socket.SendAsync(response.Bytes(0, 2000));
        });
        using Blackhole hole = await Blackhole.Dig();
        PeerAddress[] peers = [silent.Address, PeerAddress.From(FreePort.EndPoint()), hole.Address];
        Dialer.DialOutcome[] outcomes = await running.On(() =>
            Task.WhenAll(Enumerable.Range(0, 12).Select(i => dialer.DialAndWait(peers[i % 3], i % 3 == 2 ? s_short : s_long)))).Bounded();
        OutcomeKind[] kinds = [OutcomeKind.Completed, OutcomeKind.Failed, OutcomeKind.TimedOut];
        Assert.All(outcomes.Index(), each => Assert.Equal(kinds[each.Index % 3], each.Item.Kind));
        Assert.Equal(4, running.Statistics.ConnectionsOpen);
        running.On(() =>
        {
            foreach (Dialer.DialOutcome outcome in outcomes)
            {
                if (!outcome.TryGetConnection(out Connection connection)) continue;
                dialer.Receive(connection);
                _ = dialer.LeaveAndWait(connection);
            }
        });
        running.WaitUntilConnectionsClosed(4);
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(2000);
        Dialer.FetchOutcome fetched = await running.On(
            () => dialer.FetchAndWait(talking.Address, s_long, SendBuffer.CopyOf(request.Bytes(0, 3000)), buffer)).Bounded();
        Assert.True(fetched is { Kind: OutcomeKind.Completed, ReceiveBytes: 2000 }, fetched.ToString());
        response.Check(buffer.Span, 0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_peer_that_does_not_read_is_paused_and_resumed(string configuration)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        RingOptions options = Configurations.Options(configuration) with { MaxQueued = 8 };
        using RunningHandler running = EchoServers.Start(direct: true, endPoint, options);
        using TestClient slow = await TestClient.Connect(endPoint, 1, receiveBuffer: 4096), quick = await TestClient.Connect(endPoint, 2);
        Task sending = slow.Send(6_000_000);
        await quick.Echo(200_000);
        Wait.Until(() => running.Statistics.Pauses > 0, () => "a pause");
        await Task.WhenAll(sending, slow.Expect(6_000_000));
        await quick.Echo(200_000);
        Assert.True(running.Statistics.RearmsAfterPause > 0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_taken_address_ends_the_run_and_a_stop_ends_everything_else(string configuration)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = EchoServers.Start(direct: true, endPoint, Configurations.Options(configuration));
        RingException refused = Assert.Throws<RingException>(() => new EchoHandler(endPoint).Run(Configurations.Options(configuration)));
        Assert.Equal(Errno.EADDRINUSE, refused.Error);
        Assert.Contains(endPoint.ToString(), refused.Message, StringComparison.Ordinal);
        using Clients clients = new(await Clients.Connect(endPoint, 8));
        await Task.WhenAll(clients.All.Select(client => client.Echo(100)));
        Assert.Equal(1, running.Statistics.ListenersOpen);
        running.Stop();
        Assert.Equal(0, running.Statistics.ListenersOpen);
        foreach (TestClient client in clients.All) await client.ExpectEnd();
    }
}
