using System;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace UringDsl.Runtime.Tests.Samples;

/// <content>As many clients as there may be.</content>
public sealed partial class TcpProxyTests
{
    [Fact]
    public async Task The_client_behind_the_last_pair_that_there_may_ever_be_is_turned_away()
    {
        const int MaxPairs = 2048;
        using SampleUpstream upstream = new(backlog: 0);
        Socket[] waiting = upstream.FillBacklog();
        using SampleServer proxy = await Start(upstream, "--connect-timeout", "600000");
        SampleClient[] clients = new SampleClient[MaxPairs];
        for (int i = 0; i < MaxPairs; i++) clients[i] = proxy.Connect();
        for (int i = 0; i < 3; i++)
        {
            using SampleClient late = proxy.Connect();
            AssertReset(late);
        }
        Array.ForEach(clients, client => client.Dispose());
        Assert.Equal((MaxPairs + 3L, 3L), await Counts(proxy));
        Array.ForEach(waiting, socket => socket.Dispose());
    }

    private static async Task<(long Clients, long TurnedAway)> Counts(SampleServer proxy)
    {
        string table = await proxy.Stop();
        return (Count(table, "clients"), Count(table, "clients turned away"));
    }
}
