using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

public class RespServerTests
{
    private const string Sample = "RespServer";
    private const int Mebibyte = 1 << 20;

    private static readonly string s_set = Request("SET", "big", new string('b', Mebibyte));
    private static readonly string s_gets = string.Concat(Enumerable.Repeat(Request("GET", "big"), 100));

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

    internal static ServerDialect Dialect { get; } = new(Sample)
    {
        Ask = ("PING\r\n", "+PONG\r\n"),
        Prepare = (s_set, "+OK\r\n"),
        Big = (Request("GET", "big"), Bulk(new string('b', Mebibyte))),
        TooMuch = (Request(["MGET", .. Enumerable.Repeat("big", 60)]), $"-ERR the answer would be longer than {(32 << 20) + (16 << 20)} bytes\r\n"),
        Leave = ("QUIT\r\n", "+OK\r\n"),
        Slow = ("*1\r\n$1000\r\n", "-ERR no request was completed in 3 s\r\n"),
        Silent = ("", "-ERR no request was completed in 3 s\r\n"),
        Lives =
        [
            ("", 0),
            ("*", 0),
            ("PING\r\n", 7),
            (Request("PING")[..^1], 0),
            (s_set[..(s_set.Length / 2)], 0),
            (s_set + s_gets, 5),        // more answers than may be unread
            (s_set + s_gets, 20 * Mebibyte),
            ("*x\r\n", 0),              // it was to be told something
            ("QUIT\r\n", 5),
        ],
    };

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
    public async Task Keys_expire_also_when_nobody_asks_for_them()
    {
        using SampleServer server = await SampleServer.Start(Sample);
        using SampleClient client = server.Connect();
        for (int i = 0; i < 100; i++) client.Ask(Request("SET", $"key {i}", "value", "PX", "1"), "+OK\r\n");
        Wait.Until(() => Ask(client, "DBSIZE\r\n") == ":0\r\n", () => "no key is left");
        Assert.Contains("connected_clients:1\r\n", Ask(client, "INFO\r\n"), StringComparison.Ordinal);
        client.Dispose();
        await server.Stop();
    }

    [Fact]
    public async Task A_scan_sees_every_key_also_when_what_it_has_seen_is_deleted()
    {
        const int Keys = 30;
        using SampleServer server = await SampleServer.Start(Sample);
        using SampleClient client = server.Connect();
        for (int i = 0; i < Keys; i++) client.Ask(Request("SET", $"key{i:00}", "value"), "+OK\r\n");
        string cursor = "0";
        int seen = 0;
        do
        {
            string[] lines = Ask(client, Request("SCAN", cursor, "COUNT", "10")).Split("\r\n");
            cursor = lines[2];
            string[] page = [.. lines.Where(line => line.StartsWith("key", StringComparison.Ordinal))];
            seen += page.Length;
            if (page.Length > 0) client.Ask(Request(["DEL", .. page]), $":{page.Length}\r\n");
        }
        while (cursor != "0");
        Assert.Equal(Keys, seen);
        client.Ask("DBSIZE\r\n", ":0\r\n");
        client.Dispose();
        await server.Stop();
    }

    [Fact]
    public async Task What_would_be_too_long_to_be_told_is_not_taken_away()
    {
        const int Elements = 40;
        using SampleServer server = await SampleServer.Start(Sample, "--max-value", $"{Mebibyte}");
        using SampleClient client = server.Connect();
        for (int i = 0; i < Elements; i++)
        {
            client.Ask($"*3\r\n{Bulk("RPUSH")}{Bulk("list")}{Element(i)}*3\r\n{Bulk("SADD")}{Bulk("set")}{Element(i)}", $":{i + 1}\r\n:1\r\n");
            client.Ask($"*4\r\n{Bulk("ZADD")}{Bulk("sorted")}{Bulk($"{i}")}{Element(i)}", ":1\r\n");
        }
        string error = $"-ERR the answer would be longer than {33 * Mebibyte} bytes\r\n";
        foreach (string pop in new[] { "LPOP list", "RPOP list", "SPOP set", "ZPOPMIN sorted", "ZPOPMAX sorted" }) client.Ask($"{pop} {Elements}\r\n", error);
        client.Ask("LLEN list\r\nSCARD set\r\nZCARD sorted\r\n", $":{Elements}\r\n:{Elements}\r\n:{Elements}\r\n");
        client.Ask("LPOP list\r\nRPOP list 1\r\n", Element(0) + "*1\r\n" + Element(Elements - 1));
        client.Ask("ZPOPMIN sorted\r\nZPOPMAX sorted\r\n", $"*2\r\n{Element(0)}{Bulk("0")}*2\r\n{Element(Elements - 1)}{Bulk($"{Elements - 1}")}");
        client.Send("SPOP set 2\r\n");
        client.Expect("*2\r\n");
        Assert.NotEqual(client.Receive(Element(0).Length), client.Receive(Element(0).Length));
        client.Ask("LLEN list\r\nSCARD set\r\nZCARD sorted\r\n", $":{Elements - 2}\r\n:{Elements - 2}\r\n:{Elements - 2}\r\n");
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

    /// <summary>Of a mebibyte.</summary>
    private static string Element(int number) => Bulk($"{number:00}{new string('e', Mebibyte - 2)}");

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
