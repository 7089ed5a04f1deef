using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Benchmarks.Servers;
using UringDsl.Benchmarks.Servers.Results;

namespace UringDsl.Benchmarks.Tests;

/// <summary>Short windows with real processes. What they cost is not looked at.</summary>
public class EndToEndTests
{
    private static readonly Scenario s_echo = new("echo-test", "Echo", "echo", "load --mode echo --connections 4 --size 3000 --depth 2");

    public EndToEndTests() => Places.Compile();

    [Fact]
    public void Two_servers_take_turns_and_every_byte_comes_back()
    {
        ServerOptions options = new() { Pairs = 3, Starts = 2, WindowSeconds = 0.05, Warmth = 0.1, Counts = 0, SkipsControl = true };
        List<Contender> contenders = [.. Contenders.All.Where(contender => contender.Name is "c-uring" or "c-epoll")];
        contenders.Add(new("gone", "Gone", ["echo"], "no/such/server"));
        contenders.Add(new("ends", "Ends", ["echo"], "false"));
        using StringWriter log = new();
        ScenarioResult result = Comparison.Run(s_echo, contenders, options, log)!;

        Assert.Equal(["c-uring", "c-epoll"], result.Contenders.Select(contender => contender.Name));
        Assert.All(result.Contenders, contender =>
        {
            Assert.Equal(options.Pairs, contender.Cost.Length);
            Assert.All(contender.Cost.Concat(contender.Rate).Concat(contender.P50).Append(contender.ResidentMebibytes), figure => Assert.True(figure > 0));
        });
        Assert.Equal(2, result.Missing.Count);
    }

    [Theory]
    [InlineData("--mode storm --connections 4 --size 100", "epoll_echo")]
    [InlineData("--mode stream --connections 2 --size 200000", "stream")]
    [InlineData("--mode stream --connections 2 --size 200000", "stream --registered 1")]
    [InlineData("--mode stream --connections 2 --size 200000", "epoll_stream")]
    [InlineData("--mode ask --request hello --connections 2 --depth 3", "epoll_echo")]
    [InlineData("--mode echo --connections 3 --size 70000", "uring_echo --incremental 1")]
    public void A_mode_of_the_load_verifies_what_comes(string load, string server)
    {
        int port = Places.FreePort();
        using PinnedProcess process = new(Places.Words($"{{c}}/{server} --port {port}"), processor: 0);
        process.WaitUntilListening(port);
        using Client client = Client.Start(new("test", "Test", "any", "load " + load), process, port, processor: 0);
        for (int i = 0; i < 2; i++)
        {
            Window window = client.Run(0.05);
            Assert.Equal((0, 0), (window.Wrong, window.Errors));
            Assert.True(window.AllMessages > window.Messages); // It settles first.
            Assert.True(window is { Messages: > 0, ServerNanoseconds: > 0, ClientNanoseconds: > 0, P50: > 0 });
        }
    }

    [Fact]
    public Task A_byte_that_is_wrong_is_seen() => Load("--mode echo --connections 1 --size 64", EchoAllButOne, client =>
    {
        long wrong = 0;
        for (int window = 0; window < 100 && wrong == 0; window++) wrong = client.Run(0.05).Wrong;
        Assert.True(wrong > 0);
    });

    [Theory]
    [InlineData(3, true)]   // in the line that begins a head
    [InlineData(14, true)]  // its last byte that is looked at
    [InlineData(15, false)]
    [InlineData(29, false)]
    [InlineData(30, true)]  // the first byte of the body, which needs more than one receive
    [InlineData(40_000, true)]
    [InlineData(70_029, true)]
    public Task Of_an_answer_over_HTTP_all_but_the_head_is_compared(int changed, bool isWrong) => Load(
        "--mode ask --request hello --compare 15 --body 70000 --connections 1 --depth 2",
        listener => AnswerWithOneByteChanged(listener, changed),
        client =>
        {
            Window window = client.Run(0.05);
            Assert.True(window is { Messages: > 0, Errors: 0 });
            Assert.Equal(isWrong, window.Wrong > 0);
        });

    [PerfFact]
    public void System_calls_are_counted()
    {
        int port = Places.FreePort();
        using PinnedProcess process = new([Path.Combine(Places.Programs, "epoll_echo"), "--port", $"{port}"], processor: 0);
        process.WaitUntilListening(port);
        using Client client = Client.Start(s_echo, process, port, processor: 0);
        using SystemCalls? calls = SystemCalls.Start(process.Id);
        Assert.NotNull(calls);
        Window window = client.Run(0.05);
        (long All, long Enters)? counted = calls.Stop();
        Assert.NotNull(counted);
        Assert.True(counted.Value.All >= window.Messages / 2, "a receive and a send for at most two messages at a time");
        Assert.Equal(0, counted.Value.Enters);
    }

    [Fact]
    public void A_server_that_yields_has_the_processor_while_nobody_else_wants_it()
    {
        const string Idle = "5"; // SCHED_IDLE
        int port = Places.FreePort();
        using PinnedProcess process = new([Path.Combine(Places.Programs, "epoll_echo"), "--port", $"{port}"], processor: 0, yields: true);
        process.WaitUntilListening(port);
        Assert.Equal(Idle, File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[^1].Split(' ')[38]); // Field 41; pid and name are before these.
        Assert.Contains("Cpus_allowed_list:\t0", File.ReadLines($"/proc/{process.Id}/status"));
    }

    [Fact]
    public void Where_calls_are_compared_in_whole_batches_every_server_shares_its_processor()
    {
        Scenario[] batches = [.. Scenarios.All.Where(scenario => scenario.Name.StartsWith("batches-", StringComparison.Ordinal))];
        Assert.NotEmpty(batches);
        Assert.All(batches, scenario => Assert.True(scenario.SharesProcessor));
        Assert.Equal(
            ["uringdsl-default", "c-uring", "c-uring-incremental", "c-uring-small"],
            Contenders.All.Where(contender => contender.Groups.Contains(batches[0].Group)).Select(contender => contender.Name));
    }

    // The server is this test; the process whose time is read is another one.
    private static async Task Load(string load, Action<Socket> serve, Action<Client> run)
    {
        using PinnedProcess process = new(["sleep", "30"], processor: 0);
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Task serving = Task.Run(() => serve(listener));
        Scenario scenario = s_echo with { Client = "load " + load };
        using (Client client = Client.Start(scenario, process, ((IPEndPoint)listener.LocalEndPoint!).Port, processor: 0)) run(client);
        await serving;
    }

    private static void EchoAllButOne(Socket listener)
    {
        using Socket socket = listener.Accept();
        byte[] buffer = new byte[64];
        for (int total = 0, received; (received = socket.Receive(buffer)) > 0; total += received)
        {
            if (total >= 640) buffer[0] ^= 1;
            socket.Send(buffer, received, SocketFlags.None);
        }
    }

    // The load connects its client, and asks once on a second connection: with that answer it compares.
    private static void AnswerWithOneByteChanged(Socket listener, int changed)
    {
        byte[] request = new byte[5], answer = new byte[70_030];
        new Random(1).NextBytes(answer);
        using Socket client = listener.Accept(), example = listener.Accept();
        while (example.Receive(request) > 0) example.Send(answer);
        answer[changed] ^= 1;
        while (client.Receive(request) > 0) client.Send(answer);
    }
}
