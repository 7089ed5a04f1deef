using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

public class UdpEchoTests
{
    private const string Sample = "UdpEcho";

    private static readonly IPEndPoint s_any = new(IPAddress.Loopback, 0);

    [Fact]
    public async Task Datagrams_come_back_unchanged_and_others_are_counted()
    {
        using SampleServer server = await SampleServer.Start(Sample);
        using Socket one = Peer(s_any), two = Peer(s_any), looping = Peer(new IPEndPoint(IPAddress.Parse("127.0.0.2"), server.Port));
        IPEndPoint to = new(IPAddress.Loopback, server.Port);
        byte[] data = new byte[2004], answer = new byte[4096]; // As long as one may be.
        one.SendTo([], to);
        Assert.Equal(0, one.Receive(answer));
        two.SendTo(new byte[2005], to);
        looping.SendTo([1], to);
        for (int i = 0; i < 1000; i++)
        {
            Random.Shared.NextBytes(data);
            int length = i % 2 == 0 ? data.Length : 1 + (i % 100);
            one.SendTo(data.AsSpan(0, length), to);
            two.SendTo(data.AsSpan(0, 1), to);
            Assert.Equal(length, one.Receive(answer));
            Assert.Equal(data.AsSpan(0, length), answer.AsSpan(0, length));
            Assert.Equal((1, data[0]), (two.Receive(answer), answer[0]));
        }
        string table = await server.Stop();
        Assert.Equal("2,003", SampleServer.Row(table, "datagrams received"));
        Assert.Equal("2,001", SampleServer.Row(table, "datagrams echoed"));
        Assert.Equal("1", SampleServer.Row(table, "empty datagrams"));
        Assert.Equal("1", SampleServer.Row(table, "truncated datagrams"));
        Assert.Equal("1", SampleServer.Row(table, "datagrams from our own port"));
    }

    [Fact]
    public async Task Who_has_gone_before_the_answer_costs_nothing()
    {
        using SampleServer server = await SampleServer.Start(Sample);
        IPEndPoint to = new(IPAddress.Loopback, server.Port);
        using Socket stays = Peer(s_any);
        for (int i = 0; i < 10; i++)
        {
            for (int gone = 0; gone < 50; gone++) // No more than the socket's queue holds.
            {
                using Socket peer = Peer(s_any);
                peer.SendTo(new byte[100], to);
            }
            stays.SendTo([7], to);
            Assert.Equal(1, stays.Receive(new byte[10]));
        }
        Assert.Equal("510", SampleServer.Row(await server.Stop(), "datagrams received"));
    }

    [Fact]
    public async Task An_address_that_is_taken_is_named_and_nothing_claims_to_listen()
    {
        using Socket taken = Peer(s_any);
        int port = ((IPEndPoint)taken.LocalEndPoint!).Port;
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, "--port", port.ToString(CultureInfo.InvariantCulture));
        Assert.Equal((1, ""), (exit, output));
        Assert.Equal($"cannot receive on 127.0.0.1:{port}: Bind: EADDRINUSE\n", errors);
    }

    [Theory]
    [InlineData("--prot 1", "--prot: there is no such option")]
    [InlineData("--port 0", "--port 0: a number from 1 to 65535 is needed")]
    public async Task A_bad_option_is_named_in_one_line_before_the_usage(string arguments, string message)
    {
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, arguments.Split(' '));
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith($"{message}\nusage: {Sample}", errors, StringComparison.Ordinal);
    }

    private static Socket Peer(IPEndPoint endPoint)
    {
        Socket peer = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = (int)Wait.Patience.TotalMilliseconds };
        peer.Bind(endPoint);
        return peer;
    }
}
