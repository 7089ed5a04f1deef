using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
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
        using Socket deaf = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        deaf.Listen(0); // Room for one connection: with that taken, the kernel answers no other.
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
    [InlineData("127.0.0.1", "127.0.0.1: an address and a port are needed, as in 127.0.0.1:80")]
    [InlineData("::1:80", "::1: an IPv6 address is written as [::1]:80")]
    [InlineData("127.0.0.1:80 --timeout 0", "--timeout 0: a number from 1 to 3600000 is needed")]
    [InlineData("127.0.0.1:80 --wait", "--wait: there is no such option")]
    [InlineData("unix:", "unix:: a path is needed, as in unix:/run/socket")]
    public async Task A_bad_address_or_option_is_named_in_one_line_before_the_usage(string arguments, string message)
    {
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith($"{message}\nusage: Dialer", errors, StringComparison.Ordinal);
    }

    /// <summary>What the one connection ends with: 0 bytes for an end in order.</summary>
    private static async Task<int> EndOf(Socket listener)
    {
        using Socket accepted = await listener.AcceptAsync();
        return await accepted.ReceiveAsync(new byte[16]);
    }
}
