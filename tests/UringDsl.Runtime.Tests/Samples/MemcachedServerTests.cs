using System;
using System.Buffers.Binary;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

public class MemcachedServerTests
{
    private const string Sample = "MemcachedServer";
    private const int Mebibyte = 1 << 20;
    private const byte Get = 0, Set = 1, Quit = 7, Unknown = 0x77;

    private static readonly string s_longKey = new('k', 251), s_longLine = new('a', 1 << 16);
    private static readonly string s_big = new('b', Mebibyte - 100); // A key and an item fit into a mebibyte.
    private static readonly string s_set = $"set big 0 0 {s_big.Length}\r\n{s_big}\r\n", s_gets = string.Concat(Enumerable.Repeat("get big\r\n", 100));
    private static readonly string s_binarySet = Request(Set, extras: "\0\0\0\0\0\0\0\0", key: "a", value: "x");

    internal static ServerDialect Dialect { get; } = new(Sample)
    {
        Ask = ("touch none 0\r\n", "NOT_FOUND\r\n"),
        Prepare = (s_set, "STORED\r\n"),
        Big = ("get big\r\n", $"VALUE big 0 {s_big.Length}\r\n{s_big}\r\nEND\r\n"),
        TooMuch = ($"get{string.Concat(Enumerable.Repeat(" big", 60))}\r\n", "SERVER_ERROR the answer would be too long: ask for fewer keys\r\n"),
        Leave = ("quit\r\n", ""),
        Slow = ("set a 0 0 1000\r\n", "SERVER_ERROR no request was completed in 3 s\r\n"),
        Silent = ("\x80", ""), // There is no answer without a request in the binary protocol.
        Lives =
        [
            ("", 0),
            ("get", 0),
            (s_set[..(s_set.Length / 2)], 0),
            ($"set big 0 0 {100 * Mebibyte}\r\n{s_big}", 0), // being dropped
            (s_set + s_gets, 8),        // more answers than may be unread
            (s_set + s_gets, 20 * Mebibyte),
            (s_binarySet[..10], 0),
            (s_binarySet[..^1], 0),
            (s_binarySet, 24),
            (Request(Get, key: s_longKey), 0),
            ("quit\r\n", 0),
        ],
    };

    [Fact]
    public async Task A_line_that_is_no_request_is_answered_and_the_next_one_served()
    {
        (string Request, string Answer)[] cases =
        [
            ("nonsense\r\n", "ERROR\r\n"),
            ("\r\n", "ERROR\r\n"),
            ("get\r\n", "ERROR\r\n"),
            ($"get a {s_longKey}\r\n", "CLIENT_ERROR bad command line format\r\n"),
            ("set a 0 0\r\n", "CLIENT_ERROR bad command line format\r\n"),
            ("set a 0 0 -1\r\n", "CLIENT_ERROR bad command line format\r\n"),
            ("set a 4294967296 0 1\r\nx\r\n", "CLIENT_ERROR bad command line format\r\n"),
            ("set a 0 0 1 silently\r\nx\r\n", "CLIENT_ERROR bad command line format\r\n"),
            ($"set {s_longKey} 0 0 1\r\nx\r\n", "CLIENT_ERROR bad command line format\r\n"),
            ("set a 0 0 3\r\nabcde", "CLIENT_ERROR bad data chunk\r\n"),
            ("incr a many\r\n", "CLIENT_ERROR invalid numeric delta argument\r\n"),
            ("set a 0 0 1\r\nx\r\nincr a 1\r\n", "STORED\r\nCLIENT_ERROR cannot increment or decrement non-numeric value\r\n"),
            ("touch a soon\r\n", "CLIENT_ERROR invalid exptime argument\r\n"),
            ("touch a -9223372036854775808\r\n", "CLIENT_ERROR invalid exptime argument\r\n"),
            ("flush_all -1\r\n", "CLIENT_ERROR bad command line format\r\n"),
        ];
        using SampleServer server = await SampleServer.Start(Sample);
        using SampleClient client = server.Connect();
        foreach ((string request, string answer) in cases) client.Ask(request + "touch none 0\r\n", answer + "NOT_FOUND\r\n");
        client.Send(s_longLine);
        Assert.Equal("CLIENT_ERROR line too long\r\n", client.ReceiveToEnd());
        client.Dispose();
        await server.Stop();
    }

    [Fact]
    public async Task A_binary_request_that_makes_no_sense_is_answered_and_ends_the_connection_only_where_the_next_one_cannot_be_found()
    {
        using SampleServer server = await SampleServer.Start(Sample);
        using (SampleClient client = server.Connect())
        {
            client.Ask(Request(Unknown), Answer(Unknown, 0x81, "Unknown command"));
            client.Ask(Request(Set, key: "a", value: "x"), Answer(Set, 0x04, "Invalid arguments")); // Without its flags and its time.
            client.Ask(Request(Get, key: "none"), Answer(Get, 0x01, "Not found"));
            client.Send(Request(Quit));
            Assert.Equal(Answer(Quit, 0, ""), client.ReceiveToEnd());
        }
        string[] ends = [Request(Get, key: s_longKey), Request(Get, key: "a", bodyBytes: 0), Request(Get, key: "a", magic: 0x79)];
        foreach (string request in ends)
        {
            using SampleClient client = server.Connect();
            client.Send(Request(Get, key: "none") + request);
            Assert.Equal(Answer(Get, 0x01, "Not found") + Answer(Get, 0x04, "Invalid arguments"), client.ReceiveToEnd());
        }
        await server.Stop();
    }

    [Fact]
    public async Task A_value_that_is_too_long_is_refused_and_dropped_and_the_next_request_served()
    {
        using SampleServer server = await SampleServer.Start(Sample, "--max-item", "1000");
        using SampleClient client = server.Connect(), binary = server.Connect();
        string value = new('v', 30 * Mebibyte);
        client.Ask("set a 0 0 1000\r\n" + value[..1000] + "\r\n", "STORED\r\n");
        client.Ask("append a 0 0 1\r\nx\r\n", "SERVER_ERROR object too large for cache\r\n");
        client.Ask($"add a 0 0 {value.Length}\r\n{value}\r\ntouch a 0\r\n", "SERVER_ERROR object too large for cache\r\nTOUCHED\r\n");
        client.Ask($"set a 0 0 {value.Length}\r\n{value}\r\nget a\r\n", "SERVER_ERROR object too large for cache\r\nEND\r\n");
        binary.Ask(
            Request(Set, extras: "\0\0\0\0\0\0\0\0", key: "a", value: value) + Request(Get, key: "a"),
            Answer(Set, 0x03, "Too large.") + Answer(Get, 0x01, "Not found"));
        client.Dispose();
        binary.Dispose();
        await server.Stop();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5000)]
    public async Task Requests_of_both_protocols_in_pieces_are_put_together(int bytes)
    {
        using SampleServer server = await SampleServer.Start(Sample);
        using SampleClient text = server.Connect(), binary = server.Connect();
        string value = "\0\r\nget b\r\n" + new string('\xff', 50 * bytes);
        text.SendInPieces($"set a 7 0 {value.Length} noreply\r\n{value}\r\nget a\r\n", bytes);
        text.Expect($"VALUE a 7 {value.Length}\r\n{value}\r\nEND\r\n");
        binary.SendInPieces(Request(Get, key: "a"), bytes);
        Assert.EndsWith("\0\0\0\x7" + value, binary.Receive(24 + 4 + value.Length), StringComparison.Ordinal);
        text.Dispose();
        binary.Dispose();
        await server.Stop();
    }

    [Fact]
    public async Task What_was_not_used_for_longest_makes_room()
    {
        const int Items = 100;
        using SampleServer server = await SampleServer.Start(Sample, "--memory", "1", "--max-item", "100000");
        using SampleClient client = server.Connect();
        string value = new('v', 50_000);
        for (int i = 0; i < Items; i++)
        {
            client.Ask($"set key{i} 0 0 {value.Length}\r\n{value}\r\n", "STORED\r\n");
            client.Ask("touch key0 0\r\n", "TOUCHED\r\n"); // Always used: it stays.
        }
        client.Ask("touch key1 0\r\n", "NOT_FOUND\r\n");
        client.Ask($"touch key{Items - 1} 0\r\n", "TOUCHED\r\n");
        client.Dispose();
        int evicted = int.Parse(SampleServer.Row(await server.Stop(), "evictions"));
        Assert.InRange(evicted, Items - (Mebibyte / value.Length), Items - 2);
    }

    [Fact]
    public async Task Items_expire_and_a_flush_with_a_delay_comes_later()
    {
        using SampleServer server = await SampleServer.Start(Sample);
        using SampleClient client = server.Connect();
        client.Ask("set gone 0 -1 1\r\nx\r\nset past 0 1000000000 1\r\nx\r\nget gone past\r\n", "STORED\r\nSTORED\r\nEND\r\n");
        client.Ask("set short 0 1 1\r\nx\r\nset long 0 1000 1\r\nx\r\n", "STORED\r\nSTORED\r\n");
        WaitUntilGone(client, "short");
        client.Ask("get long\r\nflush_all 1\r\n", "VALUE long 0 1\r\nx\r\nEND\r\nOK\r\n");
        WaitUntilGone(client, "long");
        client.Ask("set next 0 0 1\r\nx\r\nget next\r\n", "STORED\r\nVALUE next 0 1\r\nx\r\nEND\r\n");
        client.Dispose();
        await server.Stop();
    }

    [Fact]
    public async Task A_value_is_stored_for_the_version_that_it_has_and_for_no_other()
    {
        using SampleServer server = await SampleServer.Start(Sample);
        using SampleClient client = server.Connect();
        client.Ask("cas a 0 0 1 1\r\nx\r\ncas a 0 0 1 0\r\nx\r\nget a\r\n", "NOT_FOUND\r\nNOT_FOUND\r\nEND\r\n");
        client.Ask("set a 0 0 1\r\nx\r\n", "STORED\r\n");
        string version = VersionOf(client, "x");
        client.Ask($"cas a 0 0 1 {version}\r\ny\r\n", "STORED\r\n");
        client.Ask($"cas a 0 0 1 {version}\r\nz\r\ncas a 0 0 1 0\r\nz\r\n", "EXISTS\r\nEXISTS\r\n");
        Assert.NotEqual(version, VersionOf(client, "y"));
        client.Ask($"cas a 0 0 1 {VersionOf(client, "y")} noreply\r\nz\r\nget a\r\n", "VALUE a 0 1\r\nz\r\nEND\r\n");
        client.Dispose();
        await server.Stop();
    }

    [Fact]
    public async Task A_value_that_is_too_long_takes_the_one_before_it_away_in_both_protocols()
    {
        using SampleServer server = await SampleServer.Start(Sample, "--max-item", "1000");
        using SampleClient text = server.Connect(), binary = server.Connect();
        string value = new('v', 1001), request = Request(Set, extras: "\0\0\0\0\0\0\0\0", key: "a", value: value), get = Request(Get, key: "a");
        text.Ask("set a 0 0 1\r\nx\r\n", "STORED\r\n");
        text.Ask($"set a 0 0 1001\r\n{value}\r\nget a\r\n", "SERVER_ERROR object too large for cache\r\nEND\r\n");
        text.Ask("set a 0 0 1\r\nx\r\n", "STORED\r\n");
        binary.SendInPieces(request[..40], 1);
        binary.Send(request[40..] + get);
        binary.Expect(Answer(Set, 0x03, "Too large.") + Answer(Get, 0x01, "Not found"));
        text.Ask("get a\r\n", "END\r\n");
        text.Dispose();
        binary.Dispose();
        await server.Stop();
    }

    [Fact]
    public async Task A_reset_sets_the_counters_of_the_cache_to_0()
    {
        using SampleServer server = await SampleServer.Start(Sample);
        using SampleClient client = server.Connect();
        client.Ask("set a 0 0 1\r\nx\r\nget a\r\n", "STORED\r\nVALUE a 0 1\r\nx\r\nEND\r\n");
        Assert.Contains("STAT get_hits 1\r\n", Stats(client), StringComparison.Ordinal);
        client.Ask("stats reset\r\n", "RESET\r\n");
        string stats = Stats(client);
        foreach (string row in new[] { "cmd_get 0", "cmd_set 0", "get_hits 0", "total_items 0", "curr_items 1" })
        {
            Assert.Contains($"STAT {row}\r\n", stats, StringComparison.Ordinal);
        }
        client.Dispose();
        await server.Stop();
    }

    [Theory]
    [InlineData("--memory 0", "--memory 0: a number from 1 to 1048576 is needed")]
    [InlineData("--memory 1 --max-item 600000", "--max-item: two items must fit into --memory")]
    public async Task A_bad_option_is_named_in_one_line_before_the_usage(string arguments, string message)
    {
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, arguments.Split(' '));
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith($"{message}\nusage: {Sample}", errors, StringComparison.Ordinal);
    }

    private static void WaitUntilGone(SampleClient client, string key) => Wait.Until(
        () =>
        {
            client.Send($"touch none 0\r\nget {key}\r\n");
            client.Expect("NOT_FOUND\r\n");
            if (client.Receive(5) == "END\r\n") return true;
            client.Receive($"VALUE {key} 0 1\r\nx\r\nEND\r\n".Length - 5);
            return false;
        },
        () => $"{key} is gone");

    private static string VersionOf(SampleClient client, string value)
    {
        client.Send("gets a\r\n");
        client.Expect("VALUE a 0 1 ");
        string version = "";
        while (!version.EndsWith('\n')) version += client.Receive(1);
        client.Expect($"{value}\r\nEND\r\n");
        return version.TrimEnd();
    }

    private static string Stats(SampleClient client)
    {
        client.Send("stats\r\n");
        StringBuilder stats = new();
        while (!stats.ToString().EndsWith("END\r\n", StringComparison.Ordinal)) stats.Append(client.Receive(1));
        return stats.ToString();
    }

    private static string Request(byte opcode, string extras = "", string key = "", string value = "", int bodyBytes = -1, byte magic = 0x80)
    {
        string body = extras + key + value;
        return Header(magic, opcode, key.Length, extras.Length, status: 0, bodyBytes < 0 ? body.Length : bodyBytes) + body;
    }

    private static string Answer(byte opcode, ushort status, string value) => Header(0x81, opcode, 0, 0, status, value.Length) + value;

    private static string Header(byte magic, byte opcode, int key, int extras, ushort status, int body)
    {
        byte[] header = new byte[24];
        header[0] = magic;
        header[1] = opcode;
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)key);
        header[4] = (byte)extras;
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(6), status);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), (uint)body);
        return Encoding.Latin1.GetString(header);
    }
}
