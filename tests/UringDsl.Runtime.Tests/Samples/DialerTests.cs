using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Modes;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

public class DialerTests
{
    private const string Sample = "Dialer";

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task An_address_that_listens_is_connected_to_and_closed_in_order(string host)
    {
        using TcpListener listener = new(IPAddress.Parse(host), 0);
        listener.Start();
        Task<int> peer = EndOf(listener.Server);
        string address = $"{host}:{((IPEndPoint)listener.LocalEndpoint).Port}";
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, address);
        Assert.Equal((0, ""), (exit, errors));
        Assert.StartsWith($"{address}: connected after ", output, StringComparison.Ordinal);
        Assert.Equal(0, await peer); // The end of the stream, and no reset.
    }

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    public async Task A_Unix_socket_is_connected_to(string kind)
    {
        string folder = Directory.CreateTempSubdirectory("dialer").FullName, path = Path.Combine(folder, "socket");
        using Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(kind.Length == 0 ? path : "\0" + path));
        listener.Listen();
        Task<int> peer = EndOf(listener);
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, $"unix:{kind}{path}");
        Assert.Equal((0, ""), (exit, errors));
        Assert.StartsWith($"{kind}{path}: connected after ", output, StringComparison.Ordinal);
        Assert.Equal(0, await peer);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_refuses_with_the_step_and_the_error()
    {
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, $"127.0.0.1:{FreePort.Take()}");
        Assert.Equal((4, ""), (exit, errors));
        Assert.Contains(": refused at Connect with ECONNREFUSED after ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listener_that_drops_every_SYN_is_given_up_at_the_deadline()
    {
        const int Milliseconds = 300;
        using Socket deaf = Loopback.Listen(backlog: 0); // Room for one connection: with that taken, the kernel answers no other.
        List<Socket> fillers = [];
        for (int i = 0; i < 4; i++)
        {
            Socket filler = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            fillers.Add(filler);
            _ = filler.ConnectAsync(deaf.LocalEndPoint!).ContinueWith(static connect => connect.Exception, TaskScheduler.Default);
        }
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, deaf.LocalEndPoint!.ToString()!, "--timeout", $"{Milliseconds}");
        foreach (Socket filler in fillers) filler.Dispose();
        Assert.Equal((3, ""), (exit, errors));
        string[] words = output.Split(": timed out at Connect after ");
        Assert.Equal(2, words.Length);
        Assert.InRange(double.Parse(words[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), Milliseconds, 100 * Milliseconds);
    }

    [Theory]
    [InlineData("", "an address is needed")]
    [InlineData("127.0.0.1", "127.0.0.1: a host and a port are needed, as in 127.0.0.1:80")]
    [InlineData("127.0.0.1:0", "127.0.0.1:0: a host and a port are needed, as in 127.0.0.1:80")]
    [InlineData("::1:80", "::1:80: an IPv6 address is written as [::1]:80")]
    [InlineData("[:80", "[:80: an IPv6 address is written as [::1]:80")]
    [InlineData("[[::1]]:80", "[[::1]]:80: an IPv6 address is written as [::1]:80")]
    [InlineData("127.0.0.1:80 --timeout 0", "--timeout 0: a number from 1 to 3600000 is needed")]
    [InlineData("127.0.0.1:80 --wait", "--wait: there is no such option")]
    [InlineData("unix:", "unix:: a path is needed, as in unix:/run/socket")]
    public async Task A_bad_address_or_option_is_named_in_one_line_before_the_usage(string arguments, string message)
    {
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith($"{message}\nusage: Dialer", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_too_long_to_be_one_is_said()
    {
        string name = new('a', 300);
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, $"{name}:80");
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith($"{name}:80: ", errors, StringComparison.Ordinal);
        Assert.StartsWith("usage: Dialer", errors.Split('\n')[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_and_is_not_refused_is_said_to_fail()
    {
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, "unix:/no/such/socket");
        Assert.Equal((4, ""), (exit, errors));
        Assert.Contains(": failed at Connect with ENOENT after ", output, StringComparison.Ordinal);
    }

    [RootFact]
    public async Task Every_address_of_a_name_is_tried()
    {
        using SampleNames names = new("::1 two\n127.0.0.1 two\n");
        foreach (IPAddress address in (IPAddress[])[IPAddress.Loopback, IPAddress.IPv6Loopback])
        {
            using TcpListener listener = new(address, 0);
            listener.Start();
            using SampleProcess dialer = names.Start(Sample, $"two:{((IPEndPoint)listener.LocalEndpoint).Port}");
            (int exit, string output, string errors) = await dialer.End();
            Assert.Equal((0, ""), (exit, errors));
            Assert.Contains($"{listener.LocalEndpoint}: connected after ", output, StringComparison.Ordinal);
        }
    }

    /// <summary>What the one connection ends with: 0 bytes for an end in order.</summary>
    private static async Task<int> EndOf(Socket listener)
    {
        using Socket accepted = await listener.AcceptAsync();
        return await accepted.ReceiveAsync(new byte[16]);
    }
}
