using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

/// <summary>The proxy between a client and an upstream that the test plays both.</summary>
[Collection(Rings.Name)]
public sealed partial class TcpProxyTests
{
    private const string Sample = "TcpProxy";

    [Fact]
    public async Task Bytes_come_out_on_either_side_as_they_went_in_on_the_other_on_many_pairs_at_once()
    {
        (int Bytes, int Chunk)[] sizes = [(1, 1), (1000, 7), (4096, 4096), (65536, 1000), (65537, 65537), (300_001, 1449), (5 << 20, 1 << 20)];
        using SampleUpstream upstream = new();
        using SampleServer proxy = await Start(upstream);
        List<(SampleClient Client, SampleClient Server)> pairs = [];
        for (int i = 0; i < 4 * sizes.Length; i++) pairs.Add((proxy.Connect(), upstream.Accept()));
        List<Task> talks = [];
        for (int i = 0; i < pairs.Count; i++)
        {
            ((SampleClient client, SampleClient server), (int bytes, int chunk)) = (pairs[i], sizes[i % sizes.Length]);
            talks.AddRange(Pass(client, server, seed: i, bytes, chunk));
            talks.AddRange(Pass(server, client, seed: ~i, bytes, chunk));
        }
        await Task.WhenAll(talks).Bounded();
        using SampleClient later = proxy.Connect(), joined = upstream.Accept(); // By then the proxy has counted the ends that the peers have seen.
        string table = await proxy.Stop();
        long total = 4L * sizes.Sum(size => size.Bytes);
        Assert.Equal((total, total), (Count(table, "bytes to upstream"), Count(table, "bytes to clients")));
        Assert.Equal((pairs.Count, 0L), (Count(table, "pairs ended in order"), Count(table, "pairs broken by one side")));
    }

    [Fact]
    public async Task The_end_of_one_direction_leaves_the_other_one_open()
    {
        using SampleUpstream upstream = new();
        using SampleServer proxy = await Start(upstream);
        foreach (bool isClientFirst in (bool[])[true, false])
        {
            using SampleClient client = proxy.Connect(), server = upstream.Accept();
            (SampleClient first, SampleClient last) = isClientFirst ? (client, server) : (server, client);
            first.Send("my last words");
            first.EndSending();
            Assert.Equal("my last words", last.ReceiveToEnd());
            last.Send("not mine");
            first.Expect("not mine");
            last.EndSending();
            Assert.Equal("", first.ReceiveToEnd());
        }
        using SampleClient later = proxy.Connect(), joined = upstream.Accept();
        string table = await proxy.Stop();
        Assert.Equal((2L, 0L), (Count(table, "pairs ended in order"), Count(table, "pairs broken by one side")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_does_not_read_is_not_read_for_and_gets_everything_later(bool isClientSlow)
    {
        const int Most = 256 << 20, Stalls = 64 << 20; // of which the kernel's own buffers are up to a third
        using SampleUpstream upstream = new();
        using SampleServer proxy = await Start(upstream);
        using Socket client = Connect(proxy), server = upstream.AcceptSocket();
        (Socket sender, Socket reader) = isClientSlow ? (server, client) : (client, server);
        byte[] data = new byte[1 << 16];
        Random random = new(1);
        long sent = 0, sum = 0;
        sender.Blocking = false;
        while (sent < Most && sender.Poll(TimeSpan.FromSeconds(2), SelectMode.SelectWrite))
        {
            random.NextBytes(data);
            int count = sender.Send(data, SocketFlags.None, out _);
            sum += Sum(data.AsSpan(0, count));
            sent += count;
        }
        Assert.InRange(sent, 1, Stalls);
        sender.Shutdown(SocketShutdown.Send);
        for (int count; (count = reader.Receive(data)) > 0;)
        {
            sum -= Sum(data.AsSpan(0, count));
            sent -= count;
        }
        Assert.Equal((0L, 0L), (sent, sum));
        reader.Shutdown(SocketShutdown.Send);
        string table = await proxy.Stop();
        Assert.InRange(Count(table, "receives paused"), 1, long.MaxValue);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reset_of_one_side_is_a_reset_for_the_other(bool isClientFirst)
    {
        using SampleUpstream upstream = new();
        using SampleServer proxy = await Start(upstream);
        using SampleClient client = proxy.Connect(), server = upstream.Accept();
        client.Send("hello");
        server.Expect("hello");
        (SampleClient first, SampleClient last) = isClientFirst ? (client, server) : (server, client);
        first.Reset();
        AssertReset(last);
        string table = await proxy.Stop();
        Assert.Equal((1L, 0L), (Count(table, "pairs broken by one side"), Count(table, "pairs ended in order")));
    }

    [Fact]
    public async Task The_reset_of_a_side_that_is_sent_to_slowly_breaks_the_pair()
    {
        using SampleUpstream upstream = new();
        using SampleServer proxy = await Start(upstream);
        using SampleClient client = proxy.Connect();
        using Socket server = upstream.AcceptSocket();
        server.Blocking = false;
        byte[] data = new byte[1 << 16];
        while (server.Poll(TimeSpan.FromMilliseconds(200), SelectMode.SelectWrite)) server.Send(data, SocketFlags.None, out _);
        client.Reset();
        Wait.Until(() => server.Poll(0, SelectMode.SelectRead), () => "the upstream hears of it");
        Assert.Equal(SocketError.ConnectionReset, Assert.Throws<SocketException>(() => server.Receive(data)).SocketErrorCode);
        Assert.Equal(1, Count(await proxy.Stop(), "pairs broken by one side"));
    }

    [Fact]
    public async Task An_upstream_that_refuses_costs_its_client_and_nobody_else()
    {
        SampleUpstream upstream = new();
        using SampleServer proxy = await Start(upstream);
        using SampleClient client = proxy.Connect(), server = upstream.Accept();
        upstream.Dispose();
        for (int i = 0; i < 5; i++)
        {
            using SampleClient late = proxy.Connect();
            AssertReset(late);
        }
        client.Send("still here");
        server.Expect("still here");
        client.EndSending();
        server.EndSending();
        Assert.Equal("", client.ReceiveToEnd());
        using SampleClient last = proxy.Connect();
        AssertReset(last);
        string table = await proxy.Stop();
        Assert.Equal((7L, 6L, 1L), (Count(table, "clients"), Count(table, "upstream refused"), Count(table, "pairs ended in order")));
    }

    [Fact]
    public async Task An_upstream_that_never_answers_is_given_up_at_the_deadline()
    {
        using SampleUpstream upstream = new(backlog: 0);
        Socket[] waiting = upstream.FillBacklog();
        using SampleServer proxy = await Start(upstream, "--connect-timeout", "300");
        SampleClient[] clients = [proxy.Connect(), proxy.Connect(), proxy.Connect()];
        foreach (SampleClient client in clients) AssertReset(client);
        string table = await proxy.Stop();
        Assert.Equal((3L, 0L), (Count(table, "upstream timed out"), Count(table, "clients joined with upstream")));
        Array.ForEach(waiting, socket => socket.Dispose());
    }

    [Fact]
    public async Task A_client_that_is_gone_before_its_upstream_answers_gives_its_place_back()
    {
        using SampleUpstream upstream = new(backlog: 0);
        Socket[] waiting = upstream.FillBacklog();
        using SampleServer proxy = await Start(upstream, "--connect-timeout", "1000", "--max-pairs", "3");
        for (int i = 0; i < 2; i++) proxy.Connect().Reset();
        using SampleClient next = proxy.Connect();
        AssertReset(next); // At its deadline: by then the two others have met theirs.
        SampleClient[] later = [proxy.Connect(), proxy.Connect(), proxy.Connect()];
        foreach (SampleClient client in later) AssertReset(client);
        string table = await proxy.Stop();
        Assert.Equal((2L, 4L), (Count(table, "clients gone before"), Count(table, "upstream timed out")));
        Assert.Equal((0L, 0L), (Count(table, "clients turned away"), Count(table, "pairs left")));
        GC.KeepAlive(waiting);
    }

    [Fact]
    public async Task A_pair_is_ended_when_neither_side_has_sent_for_too_long()
    {
        using SampleUpstream upstream = new();
        using SampleServer proxy = await Start(upstream, "--idle", "3");
        using SampleClient client = proxy.Connect(), server = upstream.Accept();
        client.Send("one");
        server.Expect("one");
        AssertReset(client);
        AssertReset(server);
        Assert.Equal(1, Count(await proxy.Stop(), "pairs ended as idle"));
    }

    [Fact]
    public async Task Beyond_the_most_pairs_clients_are_turned_away_until_a_pair_has_ended()
    {
        using SampleUpstream upstream = new();
        using SampleServer proxy = await Start(upstream, "--max-pairs", "2");
        using SampleClient one = proxy.Connect(), oneServer = upstream.Accept(), two = proxy.Connect(), twoServer = upstream.Accept();
        using SampleClient three = proxy.Connect();
        AssertReset(three);
        two.Send("two");
        twoServer.Expect("two");
        one.EndSending();
        oneServer.EndSending();
        Assert.Equal("", one.ReceiveToEnd());
        Task<SampleClient> welcoming = Task.Run(() =>
        {
            SampleClient server = upstream.Accept();
            server.Send("welcome");
            return server;
        });
        Wait.Until(() => IsWelcome(proxy), () => "a place is free");
        using SampleClient last = await welcoming.Bounded();
        string table = await proxy.Stop();
        Assert.InRange(Count(table, "clients turned away"), 1, long.MaxValue);
        Assert.Equal((3L, 0L), (Count(table, "clients joined with upstream"), Count(table, "pairs left")));
    }

    [Fact]
    public async Task A_stop_resets_the_pairs_that_still_talk()
    {
        using SampleUpstream upstream = new();
        using SampleServer proxy = await Start(upstream);
        using SampleClient client = proxy.Connect(), server = upstream.Accept();
        server.Send("a part");
        client.Expect("a part");
        Assert.Equal(1, Count(await proxy.Stop(), "pairs ended by the stop"));
        AssertReset(client);
        AssertReset(server);
    }

    [Theory]
    [InlineData("", "--upstream is needed")]
    [InlineData("--upstream 127.0.0.1", "--upstream 127.0.0.1: a host and a port are needed, as in 127.0.0.1:80")]
    [InlineData("--upstream 127.0.0.1:80 --max-pairs 9999", "--max-pairs 9999: a number from 1 to 2048 is needed")]
    public async Task A_bad_option_is_named_in_one_line_before_the_usage(string arguments, string message)
    {
        (int exit, string output, string errors) = await SampleProcess.Run(Sample, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith($"{message}\nusage: {Sample}", errors, StringComparison.Ordinal);
    }

    private static Task<SampleServer> Start(SampleUpstream upstream, params string[] options) =>
        SampleServer.Start(Sample, ["--upstream", upstream.Address, .. options]);

    private static Socket Connect(SampleServer proxy)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, proxy.Port);
        return socket;
    }

    /// <summary>One thread sends and ends, the other compares.</summary>
    private static Task[] Pass(SampleClient from, SampleClient to, int seed, int bytes, int chunk)
    {
        byte[] data = new byte[bytes];
        new Random(seed).NextBytes(data);
        return [OnThread(Send), OnThread(Compare)];

        void Send()
        {
            for (int i = 0; i < bytes; i += chunk) from.Send(data.AsSpan(i, Math.Min(chunk, bytes - i)));
            from.EndSending();
        }

        void Compare()
        {
            Assert.True(to.Receive(bytes) == Encoding.Latin1.GetString(data), $"{bytes} bytes in pieces of {chunk}");
            Assert.Equal("", to.ReceiveToEnd());
        }
    }

    private static Task OnThread(Action action) => Task.Factory.StartNew(action, default, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static bool IsWelcome(SampleServer proxy)
    {
        using SampleClient client = proxy.Connect();
        try
        {
            return client.Receive(7) == "welcome";
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void AssertReset(SampleClient client) =>
        Assert.Equal(SocketError.ConnectionReset, Assert.Throws<SocketException>(() => client.ReceiveToEnd()).SocketErrorCode);

    private static long Sum(ReadOnlySpan<byte> bytes) => bytes.ToArray().Sum(value => (long)value);

    private static long Count(string table, string row) => long.Parse(SampleServer.Row(table, row), NumberStyles.Number, CultureInfo.InvariantCulture);
}
