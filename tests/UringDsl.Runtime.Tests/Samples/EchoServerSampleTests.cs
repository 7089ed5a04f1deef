using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

public class EchoServerSampleTests
{
    private const string Sample = "EchoServer";

    [Theory]
    [InlineData("--workers", "1")]
    [InlineData("--workers", "2")]
    [InlineData("--plain")]
    [InlineData("--plain", "--workers", "2")]
    public async Task It_echoes_and_ends_with_a_summary_when_it_is_terminated(params string[] options)
    {
        int port = FreePort.Take();
        using SampleProcess server = SampleProcess.Start(Sample, ["--port", port.ToString(CultureInfo.InvariantCulture), .. options]);
        string listening = await server.ReadLine();
        Assert.StartsWith($"Listening on 127.0.0.1:{port}", listening, StringComparison.Ordinal);
        Assert.EndsWith($"nc 127.0.0.1 {port}", listening, StringComparison.Ordinal);
        Assert.Equal("hello", await Echo(port, "hello"));

        server.Terminate();
        (int exit, string output, string errors) = await server.End();

        Assert.Equal((0, ""), (exit, errors));
        Assert.Equal("1", Row(output, "connections"));
        Assert.Equal("5", Row(output, "bytes received"));
        Assert.Equal("5", Row(output, "bytes sent"));
        Assert.Equal("0", Row(output, "completion queue overflows"));
    }

    [Fact]
    public async Task It_ends_by_itself_after_its_duration()
    {
        string port = FreePort.Take().ToString(CultureInfo.InvariantCulture);
        (int exit, string output, _) = await SampleProcess.Run(Sample, "--port", port, "--duration", "1");
        Assert.Equal((0, "0"), (exit, Row(output, "connections")));
    }

    [Fact]
    public async Task The_demo_compares_every_byte_and_allocates_nothing()
    {
        (int exit, string output, string errors) = await SampleProcess.Run(
            Sample, "--demo", "--duration", "1", "--port", FreePort.Take().ToString(CultureInfo.InvariantCulture));
        Assert.True(exit == 0, output + errors);
        Assert.Contains(" 0 wrong bytes", Row(output, "compared by the clients"), StringComparison.Ordinal); // Clients may have run out of time.
        string allocated = Row(output, "bytes allocated per message");
        Assert.StartsWith("0 (", allocated, StringComparison.Ordinal);
        Match total = Regex.Match(allocated, "warm: ([0-9,]+) bytes in");
        Assert.InRange(long.Parse(total.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture), 0, 32_768);
    }

    [Theory]
    [InlineData("--prot", "--prot: there is no such option")]
    [InlineData("--port", "--port needs a value")]
    [InlineData("--port 70000", "--port 70000: a number from 1 to 65535 is needed")]
    [InlineData("--workers 0", "--workers 0: a number from 1 to 1024 is needed")]
    [InlineData("--address here", "--address here: this is no IPv4 or IPv6 address")]
    public async Task A_bad_option_is_named_in_one_line_before_the_usage(string arguments, string message)
    {
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, arguments.Split(' '));
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith($"{message}\nusage: EchoServer", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_named_and_nothing_claims_to_listen()
    {
        using TcpListener taken = new(IPAddress.Loopback, FreePort.Take());
        taken.Start();
        string port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, "--port", port);
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains($"cannot listen on 127.0.0.1:{port}: BIND: EADDRINUSE", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_on_an_address_that_is_not_here_says_so()
    {
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, "--demo", "--address", "192.0.2.1");
        Assert.Equal((1, "", "192.0.2.1: Cannot assign requested address\n"), (exit, output, errors));
    }

    private static async Task<string> Echo(int port, string text)
    {
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, port);
        using StreamReader reader = new(client.GetStream());
        client.Client.Send(Encoding.UTF8.GetBytes(text));
        client.Client.Shutdown(SocketShutdown.Send);
        return await reader.ReadToEndAsync();
    }

    private static string Row(string table, string name) => SampleServer.Row(table, name);
}
