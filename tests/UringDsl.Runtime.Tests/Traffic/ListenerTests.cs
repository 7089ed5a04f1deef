using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

[Collection(Rings.Name)]
public class ListenerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_listener_on_a_unix_path_echoes(bool direct)
    {
        string path = Path.Combine(Path.GetTempPath(), $"uringdsl-{Guid.NewGuid():N}.sock");
        try
        {
            await EchoesOn(direct, new UnixDomainSocketEndPoint(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public Task A_listener_on_an_abstract_unix_name_echoes() => EchoesOn(direct: true, new UnixDomainSocketEndPoint($"\0uringdsl-{Guid.NewGuid():N}"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_listener_on_the_loopback_of_IPv6_echoes(bool direct) =>
        EchoesOn(direct, new IPEndPoint(IPAddress.IPv6Loopback, FreePort.Take(IPAddress.IPv6Loopback)));

    [Fact]
    public async Task Two_handlers_share_one_port()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler left = EchoServers.Start(direct: false, endPoint), right = EchoServers.Start(direct: false, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, 200));
        await Task.WhenAll(clients.All.Select(client => client.Echo(1000))).Bounded();
        Assert.Equal(200, left.Statistics.ConnectionsOpened + right.Statistics.ConnectionsOpened);
        Assert.True(left.Statistics.ConnectionsOpened > 0 && right.Statistics.ConnectionsOpened > 0, "The kernel spreads connections by their hash.");
        Assert.Equal(200 * 1000, left.Settled.BytesSent + right.Settled.BytesSent);
    }

    [Fact]
    public void A_port_that_is_taken_ends_run_with_the_step_and_the_error()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using Socket other = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(endPoint);
        other.Listen();
        int before = OpenDescriptors.Count();
        foreach (ITestHandler handler in new ITestHandler[] { new EchoHandler(endPoint), new PlainEchoHandler(endPoint) })
        {
            RingException failure = Assert.Throws<RingException>(() => handler.Run(RingOptions.Default, default));
            Assert.Equal(Errno.EADDRINUSE, failure.Error);
            Assert.Contains("Listen cannot listen on", failure.Message, StringComparison.Ordinal);
            Assert.Equal(0, handler.Statistics.OperationsInFlight);
        }
        OpenDescriptors.ExpectAtMost(before);
    }

    private static async Task EchoesOn(bool direct, EndPoint endPoint)
    {
        using RunningHandler running = EchoServers.Start(direct, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, 20));
        await Task.WhenAll(clients.All.Select(async client =>
        {
            for (int round = 0; round < 10; round++) await client.Echo(10_000);
            client.ShutdownSend();
            await client.ExpectEnd();
        })).Bounded();
        running.WaitUntilIdle();
        Assert.Equal(20 * 10 * 10_000, running.Settled.BytesSent);
    }
}
