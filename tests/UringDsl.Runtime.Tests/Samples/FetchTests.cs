using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Modes;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

/// <summary>The client of HTTP, against a server whose every byte the test decides.</summary>
public sealed class FetchTests : IDisposable
{
    private const string Sample = "Fetch", Ok = "HTTP/1.1 200 OK\r\n";

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(AddressFamily.InterNetwork)]
    [InlineData(AddressFamily.InterNetworkV6)]
    public async Task Content_comes_whole_each_time_with_hardly_a_call_more_than_requests(AddressFamily family)
    {
        const int Requests = 50;
        byte[] content = RandomNumberGenerator.GetBytes(200_000);
        string request = "";
        using PeerServer server = new(PeerServer.FreeEndPoint(family), async socket =>
        {
            request = await ReadRequest(socket);
            await socket.SendAsync(Encoding.ASCII.GetBytes($"{Ok}Content-Length: {content.Length}\r\n\r\n"));
            await socket.SendAsync(content.AsMemory(0, 100));
            await socket.SendAsync(content.AsMemory(100));
            socket.Shutdown(SocketShutdown.Send);
            Assert.Empty(await PeerServer.ReadToEnd(socket));
        });
        (int exit, string output, string errors) = await SampleProcess.Run(
            Sample, $"http://{server.EndPoint}/a b?c=d", "--count", $"{Requests}", "--output", _file);
        Assert.Equal((0, ""), (exit, errors));
        Assert.Equal(content, await File.ReadAllBytesAsync(_file));
        Assert.StartsWith($"GET /a%20b?c=d HTTP/1.0\r\nHost: {server.EndPoint}\r\n", request, StringComparison.Ordinal);
        Assert.Equal("200 OK", SampleServer.Row(output, "status"));
        Assert.Equal("200,000", SampleServer.Row(output, "bytes of content"));
        Assert.Equal($"{Requests}", SampleServer.Row(output, "requests"));
        // One each; what another program holds up for long costs two more. Without collecting it would be four.
        Assert.InRange(double.Parse(SampleServer.Row(output, "calls per request"), CultureInfo.InvariantCulture), 1, 2);
        Wait.Until(() => server.Served == Requests, () => "every connection has been closed");
    }

    [RootFact]
    public async Task Every_address_of_a_name_is_tried()
    {
        using SampleNames names = new("::1 two\n127.0.0.1 two\n");
        foreach (AddressFamily family in (AddressFamily[])[AddressFamily.InterNetwork, AddressFamily.InterNetworkV6])
        {
            using PeerServer server = new(PeerServer.FreeEndPoint(family), async socket =>
            {
                await ReadRequest(socket);
                await socket.SendAsync(Encoding.ASCII.GetBytes($"{Ok}Content-Length: 0\r\n\r\n"));
                socket.Shutdown(SocketShutdown.Send);
            });
            using SampleProcess fetch = names.Start(Sample, $"http://two:{((IPEndPoint)server.EndPoint).Port}/");
            (int exit, string output, string errors) = await fetch.End();
            Assert.Equal((0, ""), (exit, errors));
            Assert.Equal("200 OK", SampleServer.Row(output, "status"));
        }
    }

    [Fact]
    public async Task An_error_of_the_server_has_its_own_exit_and_its_content_is_kept()
    {
        using PeerServer server = Answering("HTTP/1.0 404 Not Found\r\nContent-Length: 4\r\n\r\nnone, and more");
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, UrlOf(server), "--output", _file);
        Assert.Equal((6, ""), (exit, errors));
        Assert.Equal("404 Not Found", SampleServer.Row(output, "status"));
        Assert.Equal("none", await File.ReadAllTextAsync(_file));
    }

    [Fact]
    public async Task An_answer_that_is_none_or_not_whole_is_said_and_leaves_the_file_alone()
    {
        (string Answer, string Message)[] answers =
        [
            ("", "the server closed without an answer"),
            ("SSH-2.0-OpenSSH_9.2\r\n", "this is no answer of HTTP/1"),
            ("HTTP/1.1 200 OK\r\nServer: x\r\n", "the answer ends within its head"),
            ("HTTP/1.1 OK\r\n\r\n", "the answer has no status: HTTP/1.1 OK"),
            ($"{Ok}Content-Length: 10\r\n\r\nhalf", "the answer ended early: 4 of 10 bytes of its content came"),
            ($"{Ok}Content-Length: -1\r\n\r\n", "a length that is none: Content-Length: -1"),
            ($"{Ok}Content-Length: 1\r\ncontent-length: 2\r\n\r\nab", "a length that is none: content-length: 2"),
            ($"{Ok}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "the content is chunked, and a client of HTTP/1.0 does not know that"),
            ($"{Ok}nonsense\r\n\r\n", "a header without a colon: nonsense"),
            ($"{Ok}\r\n{new string('x', 1000)}", "the answer is longer than 1000 bytes; --limit takes more"),
        ];
        await File.WriteAllTextAsync(_file, "before");
        await Task.WhenAll(answers.Select(async each =>
        {
            using PeerServer server = Answering(each.Answer);
            (int exit, string output, string errors) = await SampleProcess.Run(Sample, UrlOf(server), "--limit", "1000", "--output", _file);
            Assert.Equal((8, "", each.Message + "\n"), (exit, output, errors));
        }));
        Assert.Equal("before", await File.ReadAllTextAsync(_file));
    }

    [Fact]
    public async Task An_answer_as_long_as_the_limit_that_ends_with_its_stream_is_taken()
    {
        using PeerServer server = Answering($"{Ok}\r\n{new string('x', 1000 - Ok.Length - 2)}");
        (int exit, string output, string _) = await SampleProcess.Run(Sample, UrlOf(server), "--limit", "1000");
        Assert.Equal((0, "981"), (exit, SampleServer.Row(output, "bytes of content")));
    }

    [Fact]
    public async Task A_server_that_refuses_is_named_with_the_error()
    {
        IPEndPoint nobody = FreePort.EndPoint();
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, $"http://{nobody}/");
        Assert.Equal((4, "", $"{nobody}: failed at Connect with ECONNREFUSED\n"), (exit, output, errors));
    }

    [Fact]
    public async Task The_address_of_this_machine_itself_is_connected_to_as_any_other()
    {
        int port = FreePort.Take();
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, $"http://0.0.0.0:{port}/");
        Assert.Equal((4, "", $"0.0.0.0:{port}: failed at Connect with ECONNREFUSED\n"), (exit, output, errors));
    }

    [Fact]
    public async Task A_connect_that_nobody_answers_times_out()
    {
        using Blackhole hole = await Blackhole.Dig();
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, $"http://{hole.Address}/", "--timeout", "200");
        Assert.Equal((3, "", $"{hole.Address}: timed out at Connect with ETIME\n"), (exit, output, errors));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nthe beginning")]
    public async Task An_answer_that_does_not_end_times_out(string beginning)
    {
        using PeerServer server = new(async socket =>
        {
            await ReadRequest(socket);
            if (beginning.Length > 0) await socket.SendAsync(Encoding.ASCII.GetBytes(beginning));
            Assert.Empty(await PeerServer.ReadToEnd(socket));
        });
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, UrlOf(server), "--timeout", "300");
        Assert.Equal((3, "", $"{server.EndPoint}: timed out at Receive with ETIME\n"), (exit, output, errors));
    }

    [Fact]
    public async Task A_server_that_resets_is_a_failure_at_the_receive()
    {
        using PeerServer server = new(async socket =>
        {
            await ReadRequest(socket);
            socket.Close(0);
        });
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, UrlOf(server));
        Assert.Equal((1, "", $"{server.EndPoint}: failed at Receive with ECONNRESET\n"), (exit, output, errors));
    }

    [Fact]
    public async Task A_request_is_cancelled_while_it_waits()
    {
        TaskCompletionSource asked = new();
        using PeerServer server = new(async socket =>
        {
            await ReadRequest(socket);
            asked.SetResult();
            Assert.Empty(await PeerServer.ReadToEnd(socket));
        });
        using SampleProcess sample = SampleProcess.Start(Sample, UrlOf(server), "--timeout", "60000");
        await asked.Task.Bounded();
        sample.Terminate();
        Assert.Equal((130, "", "cancelled\n"), await sample.End());
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_said()
    {
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, "http://no.such.name.invalid/");
        Assert.Equal((7, ""), (exit, output));
        Assert.StartsWith("no.such.name.invalid: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_said()
    {
        using PeerServer server = Answering($"{Ok}\r\ncontent");
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, UrlOf(server), "--output", "/no/such/folder/file");
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("/no/such/folder/file", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_command_line_is_named_in_one_line_before_the_usage()
    {
        (string Arguments, string Message)[] all =
        [
            ("", "a URL is needed"),
            ("127.0.0.1:80", "127.0.0.1:80: this is no URL, as in http://127.0.0.1:8080/index.html"),
            ("http:///path", "http:///path: this is no URL, as in http://127.0.0.1:8080/index.html"),
            ("http://127.0.0.1:70000/", "http://127.0.0.1:70000/: this is no URL, as in http://127.0.0.1:8080/index.html"),
            ("https://127.0.0.1/", "https://127.0.0.1/: https needs TLS, which is not there; http is"),
            ("ftp://127.0.0.1/", "ftp://127.0.0.1/: ftp is not there; http is"),
            ("http://me:secret@127.0.0.1/", "http://me:secret@127.0.0.1/: a URL with a name to log in is not there"),
            ("http://127.0.0.1/ --count 0", "--count 0: a number from 1 to 1000000 is needed"),
            ("http://127.0.0.1/ --timeout soon", "--timeout soon: a number from 1 to 3600000 is needed"),
            ("http://127.0.0.1/ --limit", "--limit needs a value"),
            ("http://127.0.0.1/ --often 3", "--often: there is no such option"),
        ];
        await Task.WhenAll(all.Select(async each =>
        {
            string[] arguments = each.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            (int exit, string output, string errors) = await SampleProcess.Run(Sample, arguments);
            Assert.Equal((2, ""), (exit, output));
            Assert.StartsWith($"{each.Message}\nusage: {Sample}", errors, StringComparison.Ordinal);
        }));
    }

    private static string UrlOf(PeerServer server) => $"http://{server.EndPoint}/";

    private static PeerServer Answering(string answer) => new(async socket =>
    {
        await ReadRequest(socket);
        if (answer.Length > 0) await socket.SendAsync(Encoding.ASCII.GetBytes(answer));
        socket.Shutdown(SocketShutdown.Send);
        await PeerServer.ReadToEnd(socket);
    });

    private static async Task<string> ReadRequest(Socket socket)
    {
        StringBuilder request = new();
        byte[] buffer = new byte[4096];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            int count = await socket.ReceiveAsync(buffer).Bounded();
            if (count == 0) throw new EndOfStreamException("the client has gone");
            request.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }
        return request.ToString();
    }
}
