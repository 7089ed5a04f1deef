using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

public partial class HttpServerTests
{
    private const int Mebibyte = 1 << 20, Small = 1 << 16;

    [Fact]
    public async Task Who_reads_slowly_gets_all_and_keeps_no_buffer_from_the_others()
    {
        const int Readers = 50; // more than there are pages
        using HttpSite site = await HttpSite.Start();
        byte[] content = site.Write("big", 12 * Mebibyte);
        site.Write("small.txt", "small");
        SampleClient[] slow = [.. Enumerable.Range(0, Readers).Select(_ => site.Connect(receiveBuffer: Small))];
        foreach (SampleClient client in slow)
        {
            client.Send("GET /big HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            Assert.Equal("HTTP/1.1 200", client.Receive(12)); // It is being served.
        }
        for (int i = 0; i < 20; i++) Assert.Equal("small", site.Ask("/small.txt").Body);
        Assert.True(content.AsSpan().SequenceEqual(site.Ask("/big").Bytes));
        foreach (SampleClient client in slow[2..])
        {
            client.Receive(Mebibyte);
            client.Reset();
        }
        foreach (SampleClient client in slow[..2])
        {
            string rest = client.ReceiveToEnd();
            Assert.True(content.AsSpan().SequenceEqual(System.Text.Encoding.Latin1.GetBytes(rest[(rest.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..])));
            client.Dispose();
        }
        await site.Stop();
    }

    [Fact]
    public async Task Requests_behind_a_file_that_nobody_reads_wait_in_the_socket()
    {
        const int Count = 20_000; // More than a socket holds: they are sent while the answers are read.
        using HttpSite site = await HttpSite.Start();
        byte[] content = site.Write("big", 12 * Mebibyte);
        using SampleClient client = site.Connect(receiveBuffer: Small);
        Task sending = Task.Run(() =>
        {
            client.Send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n" + string.Concat(Enumerable.Repeat(Plain, Count)));
            client.EndSending();
        });
        await Task.Delay(200);
        Assert.True(content.AsSpan().SequenceEqual(HttpAnswer.Read(client).Bytes));
        string rest = client.ReceiveToEnd();
        Assert.Equal(Count, rest.Split(HttpSite.Hello).Length - 1);
        await sending.Bounded();
        client.Dispose();
        Assert.NotEqual("0", SampleServer.Row(await site.Stop(), "times not received further"));
    }

    [Fact]
    public async Task A_file_that_becomes_shorter_while_it_is_sent_ends_its_connection()
    {
        using HttpSite site = await HttpSite.Start();
        site.Write("big", 32 * Mebibyte);
        using SampleClient client = site.Connect(receiveBuffer: Small);
        client.Send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
        client.Receive(1000);
        File.WriteAllText(site.PathOf("big"), "short");
        Assert.ThrowsAny<SocketException>(() => client.ReceiveToEnd()); // and not an end in order
        Assert.Equal("short", site.Ask("/big").Body);
        Assert.Equal("1", SampleServer.Row(await site.Stop(), "files that shrank"));
    }

    [Fact]
    public async Task The_last_file_of_a_connection_ends_with_its_own_bytes_whatever_others_send_meanwhile()
    {
        using HttpSite site = await HttpSite.Start();
        byte[] content = site.Write("big", 12 * Mebibyte);
        using SampleClient reader = site.Connect(receiveBuffer: Small);
        reader.Send("GET /big HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Assert.Equal("HTTP/1.1 200", reader.Receive(12));
        foreach (string request in s_fatal.Select(fatal => fatal.Request).Append("GET  HTTP/1.1\r\nHost: x\r\n\r\n"))
        {
            using SampleClient other = site.Connect();
            other.Send(Plain + request);
            other.EndSending();
            other.ReceiveToEnd();
        }
        string rest = reader.ReceiveToEnd();
        byte[] body = System.Text.Encoding.Latin1.GetBytes(rest[(rest.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Assert.True(content.AsSpan().SequenceEqual(body), $"{body.Length} bytes");
        await site.Stop();
    }

    [Fact]
    public async Task Clients_may_vanish_in_every_state()
    {
        using HttpSite site = await HttpSite.Start();
        site.Write("big", 12 * Mebibyte);
        site.Write("small.txt", "small");
        const string Big = "GET /big HTTP/1.1\r\nHost: x\r\n\r\n", Little = "GET /small.txt HTTP/1.1\r\nHost: x\r\n\r\n";
        (string Sends, int Receives)[] lives =
        [
            ("", 0),
            ("G", 0),
            (Plain[..^1], 0),
            (Plain, 0),
            (Plain, 20),
            (Little, 0),
            (Little, 20),
            (Big, 0),
            (Big, 100),
            (Big, 2 * Mebibyte),
            (Big + Little + Plain, Mebibyte),
            (string.Concat(Enumerable.Repeat(Little, 500)), 100),
            (Big + string.Concat(Enumerable.Repeat(Plain, 3000)), 100),     // more than is received behind a file
            (string.Concat(Enumerable.Repeat(Plain, 4000)), 100),           // more answers than the socket takes
            ("nonsense\r\n\r\n", 0),
            ("nonsense\r\n\r\n", 20),
        ];
        for (int round = 0; round < 2; round++)
        {
            foreach ((string sends, int receives) in lives)
            {
                SampleClient reset = site.Connect(receiveBuffer: Small), closed = site.Connect(receiveBuffer: Small), ended = site.Connect();
                foreach (SampleClient client in new[] { reset, closed, ended }) client.Send(sends);
                ended.EndSending();
                reset.Receive(receives);
                closed.Receive(receives);
                ended.Receive(receives);
                reset.Reset();
                closed.Dispose();
                ended.Dispose();
            }
        }
        Assert.Equal("small", site.Ask("/small.txt").Body);
        await site.Stop();
    }

    [Fact]
    public async Task Who_ends_its_side_is_answered_all_the_same()
    {
        using HttpSite site = await HttpSite.Start();
        byte[] content = site.Write("big", 3 * Mebibyte);
        using SampleClient client = site.Connect(), cut = site.Connect();
        client.Send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n" + Plain + "GET /pl");
        client.EndSending();
        Assert.True(content.AsSpan().SequenceEqual(HttpAnswer.Read(client).Bytes));
        Assert.Equal(HttpSite.Hello, HttpAnswer.Read(client).Body);
        Assert.Equal("", client.ReceiveToEnd());
        cut.Send("GET /pl");
        cut.EndSending();
        Assert.Equal("", cut.ReceiveToEnd());
        await site.Stop();
    }

    [Fact]
    public async Task Who_is_too_slow_with_a_request_is_told_so_and_who_takes_nothing_is_let_go()
    {
        using HttpSite site = await HttpSite.Start("--idle", "3");
        site.Write("big", 12 * Mebibyte);
        using SampleClient busy = site.Connect(), slow = site.Connect(), silent = site.Connect(), idle = site.Connect();
        using SampleClient deaf = site.Connect(receiveBuffer: Small);
        Task<string> silence = silent.ReceiveToEndBeside(), slowness = slow.ReceiveToEndBeside();
        deaf.Send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
        idle.Send(Plain + "\r\n"); // An empty line behind a request is no next one.
        Assert.Equal(HttpSite.Hello, HttpAnswer.Read(idle).Body);
        slow.Send("GET /plaintext HTTP/1.1\r\n");
        for (int i = 0; i < 1000 && !(slowness.IsCompleted && silence.IsCompleted); i++)
        {
            if (!slow.HasAnswer) slow.Send("x"); // Behind the server's close it would be answered with a reset.
            busy.Send(Plain);
            Assert.Equal(HttpSite.Hello, HttpAnswer.Read(busy).Body);
            await Task.Delay(20);
        }
        Assert.Equal("", await silence.Bounded());
        Assert.Equal("", idle.ReceiveToEnd());
        string told = await slowness.Bounded();
        Assert.StartsWith("HTTP/1.1 408 Request Timeout\r\n", told, StringComparison.Ordinal);
        Assert.EndsWith("408 Request Timeout: the head of the request did not arrive in time\n", told, StringComparison.Ordinal);
        Wait.Until(() => site.OpenFiles == 1, () => "the file that nobody takes is closed");
        busy.Dispose();
        string table = await site.Stop();
        Assert.Equal(("3", "1"), (SampleServer.Row(table, "idle connections closed"), SampleServer.Row(table, "slow connections aborted")));
    }

    [Fact]
    public async Task The_time_for_a_request_begins_behind_the_empty_line_in_front_of_it()
    {
        using HttpSite site = await HttpSite.Start("--idle", "5");
        using SampleClient client = site.Connect();
        client.Send(Plain + "\r\n");
        Assert.Equal(HttpSite.Hello, HttpAnswer.Read(client).Body);
        await Task.Delay(3000);
        client.Send(Plain[..^2]);
        await Task.Delay(3000); // More than five behind the first request, less than five behind the beginning of the second.
        client.Send(Plain[^2..]);
        Assert.Equal(HttpSite.Hello, HttpAnswer.Read(client).Body);
        await site.Stop();
    }

    [Fact]
    public async Task Several_threads_serve_on_one_port()
    {
        using HttpSite site = await HttpSite.Start("--threads", "3");
        byte[] content = site.Write("a.bin", 100_000);
        for (int i = 0; i < 30; i++) Assert.True(content.AsSpan().SequenceEqual(site.Ask("/a.bin").Bytes));
        Wait.Until(() => site.OpenFiles == 3, () => "each has its root open");
    }

    [Theory]
    [InlineData("--root", "/nowhere/at/all", "--root /nowhere/at/all: there is no such folder")]
    [InlineData("--idle", "0", "--idle 0: a number from 1 to 1000000 is needed")]
    [InlineData("--threads", "many", "--threads many: a number from 1 to 1024 is needed")]
    public async Task An_option_that_makes_no_sense_is_named(string option, string value, string error)
    {
        (int exit, string output, string errors) = await SampleProcess.Run("HttpServer", option, value);
        Assert.Equal((2, "", error), (exit, output, errors.Split('\n')[0]));
    }
}
