using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Capabilities;

/// <summary>Where a feature is off, its fallback has really run, and where it is on, it has not.</summary>
[Collection(Rings.Name)]
public class FallbackTests
{
    private const int Connections = 20;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_multishot_accept_each_connection_has_its_own_ACCEPT(bool direct)
    {
        Assert.Equal(0, (await Echo(RingFeature.None, direct)).OneShotAccepts);
        Assert.Equal(Connections, (await Echo(RingFeature.MultishotAccept, direct)).OneShotAccepts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_multishot_receive_each_piece_has_its_own_RECV(bool direct)
    {
        Assert.Equal(0, (await Echo(RingFeature.None, direct)).OneShotReceives);
        RingStatistics statistics = await Echo(RingFeature.MultishotReceive, direct);
        Assert.Equal(statistics.Receives, statistics.OneShotReceives);
        Assert.Equal(0, statistics.RearmsAfterOverflow);
    }

    [Theory]
    [InlineData(true, RingFeature.BindListen)]
    [InlineData(true, RingFeature.SocketCommands)]
    [InlineData(false, RingFeature.BindListen)]
    [InlineData(false, RingFeature.SocketCommands)]
    public async Task Without_BIND_or_socket_commands_system_calls_make_the_listener(bool direct, RingFeature feature)
    {
        Assert.Equal(0, (await Echo(RingFeature.None, direct)).SystemCallListeners);
        Assert.Equal(1, (await Echo(feature, direct)).SystemCallListeners);
    }

    [Fact]
    public async Task Without_an_allocation_range_the_runtime_picks_the_slots()
    {
        RingStatistics statistics = await Echo(RingFeature.FileAllocationRange, direct: true);
        Assert.Equal(1, statistics.SystemCallListeners);
        Assert.Equal(Connections, statistics.ConnectionsClosed);
    }

    /// <summary>Some connections that echo and end, and the counters after that.</summary>
    private static async Task<RingStatistics> Echo(RingFeature without, bool direct)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = EchoServers.Start(direct, endPoint, new RingOptions { Disable = without });
        using Clients clients = new(await Clients.Connect(endPoint, Connections));
        await Task.WhenAll(clients.All.Select(async client =>
        {
            await client.Echo(10_000);
            client.ShutdownSend();
            await client.ExpectEnd();
        }));
        running.WaitUntilConnectionsClosed(Connections);
        running.Stop();
        return running.Statistics;
    }
}
