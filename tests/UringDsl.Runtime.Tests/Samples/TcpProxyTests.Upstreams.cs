using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Modes;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

/// <content>Names of upstreams, and as many clients as there may be.</content>
public sealed partial class TcpProxyTests
{
    [RootFact]
    public async Task Every_address_of_an_upstream_is_tried()
    {
        using TcpListener upstream = new(IPAddress.Loopback, 0); // The last one of its name's.
        upstream.Start();
        int port = FreePort.Take(), upstreamPort = ((IPEndPoint)upstream.LocalEndpoint).Port;
        using SampleNames names = new("::1 two\n127.0.0.1 two\n");
        using SampleProcess proxy = names.Start(Sample, "--upstream", $"two:{upstreamPort}", "--port", port.ToString(CultureInfo.InvariantCulture));
        Assert.Equal($"Listening on 127.0.0.1:{port}, for [::1]:{upstreamPort}, 127.0.0.1:{upstreamPort}.", await proxy.ReadLine());
        using TcpClient tcp = new("127.0.0.1", port);
        using SampleClient client = new(tcp.Client), server = new(await upstream.AcceptSocketAsync().Bounded());
        client.Send("hello");
        server.Expect("hello");
    }

    [Fact]
    public async Task A_name_that_is_too_long_to_be_one_is_said()
    {
        string name = new('a', 300);
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, "--upstream", $"{name}:80");
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith($"--upstream {name}:80: ", errors, StringComparison.Ordinal);
        Assert.StartsWith("usage: TcpProxy", errors.Split('\n')[1], StringComparison.Ordinal);
    }

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
