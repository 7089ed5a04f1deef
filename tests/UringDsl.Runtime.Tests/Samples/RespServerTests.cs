using System;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

public class RespServerTests
{
    private const string Sample = "RespServer";
    private const int Mebibyte = 1 << 20;

    private static readonly (string Request, string Error)[] s_malformed =
    [
        ("*x\r\n", "invalid multibulk length"),
        ("*1048577\r\n", "invalid multibulk length"),
        ("*1" + new string('1', 40), "too big multibulk count string"),
        ("*1\r\nPING\r\n", "expected '$', got 'P'"),
        ("*1\r\n$-5\r\n", "invalid bulk length, an argument may have 16777216 bytes"),
        ("*1\r\n$16777217\r\n", "invalid bulk length, an argument may have 16777216 bytes"),
        ("*1\r\n$" + new string('1', 40), "too big bulk count string"),
        ("*1\r\n$4\r\nPINGPING\r\n", "expected the end of a line behind an argument"),
        (new string('a', 1 << 16), "too big inline request"),
    ];

    [Fact]
    public async Task Malformed_requests_are_named_behind_the_answers_to_those_before_them()
    {
        using SampleServer server = await SampleServer.Start(Sample);
        foreach ((string request, string error) in s_malformed)
        {
            using SampleClient client = server.Connect();
            client.Send("PING\r\n" + request);
            Assert.Equal($"+PONG\r\n-ERR Protocol error: {error}\r\n", client.ReceiveToEnd());
        }
        Assert.Equal(s_malformed.Length.ToString(), SampleServer.Row(await server.Stop(), "malformed requests"));
    }

    [Fact]
    public async Task An_argument_that_is_too_long_is_refused_while_it_is_still_being_sent()
    {
        using SampleServer server = await SampleServer.Start(Sample, "--max-value", "1000");
        using SampleClient client = server.Connect();
        client.Ask(Request("SET", "key", new string('x', 1000)), "+OK\r\n");
        client.Ask(Request("APPEND", "key", "y"), "-ERR string exceeds maximum allowed size (1000 bytes)\r\n");
        client.Send($"*3\r\n$3\r\nSET\r\n$3\r\nkey\r\n${20 * Mebibyte}\r\n");
        for (int i = 0; i < 20; i++) client.Send(new byte[Mebibyte]); // A reset would end this, and destroy the answer.
        Assert.Equal("-ERR Protocol error: invalid bulk length, an argument may have 1000 bytes\r\n", client.ReceiveToEnd());
        client.Dispose();
        await server.Stop();
    }

    [Fact]
    public async Task Requests_that_arrive_together_are_answered_together_and_in_order()
    {
        const int Count = 1000;
        using SampleServer server = await SampleServer.Start(Sample);
        using SampleClient client = server.Connect();
        client.Send(string.Concat(Enumerable.Range(0, Count).Select(i => Request("ECHO", $"{i}"))));
        client.Expect(string.Concat(Enumerable.Range(0, Count).Select(i => Bulk($"{i}"))));
        client.Dispose();
        string table = await server.Stop();
        Assert.Equal("1,000", SampleServer.Row(table, "requests"));
        Assert.InRange(int.Parse(SampleServer.Row(table, "sends")), 1, int.Parse(SampleServer.Row(table, "receives")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(5000)]
    public async Task Requests_in_pieces_are_put_together(int bytes)
    {
        using SampleServer server = await SampleServer.Start(Sample);
        using SampleClient client = server.Connect();
        string binary = "\0\r\n$5\r\n" + new string('\xff', 100 * bytes);
        client.SendInPieces(Request("SET", "a key", binary) + "PING\r\n" + Request("GET", "a key"), bytes);
        client.Expect("+OK\r\n+PONG\r\n" + Bulk(binary));
        client.Dispose();
        await server.Stop();
    }

    [Fact]
    public async Task Who_completes_no_request_in_time_is_told_so_and_the_others_are_served()
    {
        using SampleServer server = await SampleServer.Start(Sample, "--idle", "1");
        using SampleClient busy = server.Connect(), slow = server.Connect(), silent = server.Connect();
        Task<string> silence = Task.Run(silent.ReceiveToEnd), slowness = Task.Run(slow.ReceiveToEnd);
        slow.Send("*1\r\n$1000\r\n");
        for (int i = 0; i < 500 && !slowness.IsCompleted; i++)
        {
            await Task.Delay(20);
            slow.Send("x");
            busy.Ask("PING\r\n", "+PONG\r\n");
        }
        const string Told = "-ERR no request was completed in 1 s\r\n";
        Assert.Equal((Told, Told), (await slowness.Bounded(), await silence.Bounded()));
        busy.Ask("PING\r\n", "+PONG\r\n");
        busy.Dispose();
        Assert.Equal("2", SampleServer.Row(await server.Stop(), "idle connections closed"));
    }

    [Fact]
    public async Task Clients_may_vanish_in_every_state()
    {
        using SampleServer server = await SampleServer.Start(Sample);
        string value = Request("SET", "big", new string('b', Mebibyte)), gets = string.Concat(Enumerable.Repeat(Request("GET", "big"), 100));
        (string Sends, int Receives)[] lives =
        [
            ("", 0),
            ("*", 0),
            ("PING\r\n", 7),
            (Request("PING")[..^1], 0),
            (value[..(value.Length / 2)], 0),
            (value + gets, 5),          // more answers than may be unread
            (value + gets, 20 * Mebibyte),
            ("*x\r\n", 0),              // it was to be told something
            ("QUIT\r\n", 5),
        ];
        for (int round = 0; round < 2; round++)
        {
            foreach ((string sends, int receives) in lives)
            {
                SampleClient reset = server.Connect(), closed = server.Connect();
                reset.Send(sends);
                closed.Send(sends);
                reset.Receive(receives);
                closed.Receive(receives);
                reset.Reset();
                closed.Dispose();
            }
        }
        using SampleClient last = server.Connect();
        last.Ask("PING\r\n", "+PONG\r\n");
        Wait.Until(() => Ask(last, "INFO\r\n").Contains("connected_clients:1\r\n", StringComparison.Ordinal), () => "the others are gone");
        last.Dispose();
        await server.Stop();
    }

    [Fact]
    public async Task Who_reads_late_gets_every_answer_also_behind_the_end_of_its_requests()
    {
        const int Count = 60;
        using SampleServer server = await SampleServer.Start(Sample);
        using SampleClient client = server.Connect(receiveBuffer: 1 << 16);
        client.Ask(Request("SET", "big", new string('b', Mebibyte)), "+OK\r\n");
        client.Send(string.Concat(Enumerable.Repeat(Request("GET", "big"), Count)) + "PING\r\n");
        client.EndSending();
        using SampleClient other = server.Connect();
        other.Ask("PING\r\n", "+PONG\r\n");
        string answers = client.ReceiveToEnd();
        Assert.Equal((Count * Bulk(new string('b', Mebibyte)).Length) + 7, answers.Length);
        Assert.EndsWith("b\r\n+PONG\r\n", answers, StringComparison.Ordinal);
        other.Dispose();
        await server.Stop();
    }

    [Fact]
    public async Task Who_goes_on_asking_and_never_reads_is_cut_off()
    {
        using SampleServer server = await SampleServer.Start(Sample);
        using SampleClient client = server.Connect(receiveBuffer: 1 << 16);
        client.Ask(Request("SET", "big", new string('b', 8 * Mebibyte)), "+OK\r\n");
        byte[] gets = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(Request("GET", "big"), 1 << 15)));
        Assert.ThrowsAny<SocketException>(() =>
        {
            for (int i = 0; i < 200; i++) client.Send(gets);
        });
        Assert.Equal("1", SampleServer.Row(await server.Stop(), "flooding connections aborted"));
    }

    [Fact]
    public async Task Keys_expire_also_when_nobody_asks_for_them()
    {
        using SampleServer server = await SampleServer.Start(Sample);
        using SampleClient client = server.Connect();
        for (int i = 0; i < 100; i++) client.Ask(Request("SET", $"key {i}", "value", "PX", "1"), "+OK\r\n");
        Wait.Until(() => Ask(client, "DBSIZE\r\n") == ":0\r\n", () => "no key is left");
        client.Dispose();
        await server.Stop();
    }

    [Theory]
    [InlineData("--prot", "--prot: there is no such option")]
    [InlineData("--port", "--port needs a value")]
    [InlineData("--port 70000", "--port 70000: a number from 1 to 65535 is needed")]
    [InlineData("--address here", "--address here: this is no IPv4 or IPv6 address")]
    public async Task A_bad_option_is_named_in_one_line_before_the_usage(string arguments, string message)
    {
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, arguments.Split(' '));
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith($"{message}\nusage: {Sample}", errors, StringComparison.Ordinal);
    }

    private static string Ask(SampleClient client, string question)
    {
        client.Send(question + "ECHO end\r\n");
        StringBuilder answer = new();
        while (!answer.ToString().EndsWith("$3\r\nend\r\n", StringComparison.Ordinal)) answer.Append(client.Receive(1));
        return answer.ToString()[..^9];
    }

    private static string Request(params string[] arguments) => $"*{arguments.Length}\r\n{string.Concat(arguments.Select(Bulk))}";

    private static string Bulk(string text) => $"${text.Length}\r\n{text}\r\n";
}
