using System;
using System.Linq;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

[Collection(Rings.Name)]
public class FetchTests
{
    private const int RequestBytes = 3000, ResponseBytes = 2000;

    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(30), s_short = TimeSpan.FromMilliseconds(100);
    private static readonly ClientPattern s_request = new(1), s_response = new(2);

    [Theory]
    [InlineData(AddressFamily.InterNetwork)]
    [InlineData(AddressFamily.InterNetworkV6)]
    [InlineData(AddressFamily.Unix)]
    public async Task A_whole_conversation_is_one_submission(AddressFamily family)
    {
        using Conversation talk = new(Answer(ResponseBytes), family);
        for (int round = 0; round < 20; round++)
        {
            Dialer.FetchOutcome outcome = await talk.Fetch(s_long);
            Assert.True(outcome.Kind == OutcomeKind.Completed, outcome.ToString());
            Assert.Equal((RequestBytes, ResponseBytes), (outcome.SendBytes, outcome.ReceiveBytes));
            s_response.Check(talk.Response.Span[..ResponseBytes], 0);
        }
        Wait.Until(() => talk.Server.Served == 20, () => "the server sees every end");
        Assert.Equal(0, talk.Running.Settled.ConnectionsOpened);
    }

    [Fact]
    public async Task Hundreds_of_conversations_run_at_once()
    {
        using Conversation talk = new(Answer(ResponseBytes));
        for (int round = 0; round < 3; round++)
        {
            ReceiveBuffer[] responses = [.. Enumerable.Range(0, 250).Select(_ => ReceiveBuffer.Allocate(ResponseBytes))];
            Dialer.FetchOutcome[] outcomes = await talk.Running.On(() => Task.WhenAll(responses.Select(response =>
                talk.Dialer.FetchAndWait(talk.Server.Address, s_long, SendBuffer.CopyOf(s_request.Bytes(0, RequestBytes)), response)))).Bounded();
            Assert.All(outcomes, outcome => Assert.True(outcome is { Kind: OutcomeKind.Completed, ReceiveBytes: ResponseBytes }, outcome.ToString()));
            Assert.All(responses, response => s_response.Check(response.Span, 0));
        }
    }

    [Fact]
    public async Task A_server_that_refuses_fails_the_connect()
    {
        using Conversation talk = new(Answer(1));
        for (int round = 0; round < 400; round++) // More than there are slots.
        {
            Dialer.FetchOutcome outcome = await talk.Fetch(s_long, PeerAddress.From(FreePort.EndPoint()));
            Assert.Equal((OutcomeKind.Failed, Dialer.FetchStep.Connect, Errno.ECONNREFUSED), (outcome.Kind, outcome.Step, outcome.Error));
            Assert.Equal((0, 0), (outcome.SendBytes, outcome.ReceiveBytes));
        }
    }

    [Fact]
    public async Task A_server_that_does_not_answer_the_connect_times_out()
    {
        using Conversation talk = new(Answer(1));
        using Blackhole hole = await Blackhole.Dig();
        Dialer.FetchOutcome outcome = await talk.Fetch(s_short, hole.Address);
        Assert.Equal((OutcomeKind.TimedOut, Dialer.FetchStep.Connect), (outcome.Kind, outcome.Step));
    }

    [Fact]
    public async Task A_server_that_closes_without_an_answer_leaves_an_empty_response()
    {
        using Conversation talk = new(Answer(0));
        Dialer.FetchOutcome outcome = await talk.Fetch(s_long);
        Assert.True(outcome.Kind == OutcomeKind.Completed, outcome.ToString());
        Assert.Equal((RequestBytes, 0), (outcome.SendBytes, outcome.ReceiveBytes));
    }

    [Fact]
    public async Task A_server_that_answers_short_leaves_a_short_response()
    {
        using Conversation talk = new(Answer(17));
        Dialer.FetchOutcome outcome = await talk.Fetch(s_long);
        Assert.True(outcome.Kind == OutcomeKind.Completed, outcome.ToString());
        Assert.Equal((RequestBytes, 17), (outcome.SendBytes, outcome.ReceiveBytes));
        s_response.Check(talk.Response.Span[..17], 0);
    }

    [Fact]
    public async Task A_server_that_resets_fails_the_receive_and_the_socket_is_closed()
    {
        using Conversation talk = new(async socket =>
        {
            await PeerServer.ReadExactly(socket, RequestBytes);
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        });
        Dialer.FetchOutcome outcome = await talk.Fetch(s_long);
        Assert.Equal((OutcomeKind.Failed, Dialer.FetchStep.Receive, Errno.ECONNRESET), (outcome.Kind, outcome.Step, outcome.Error));
        Assert.Equal(RequestBytes, outcome.SendBytes);
    }

    [Fact]
    public async Task Stopping_ends_a_conversation_that_waits_for_its_answer()
    {
        TaskCompletionSource asked = new();
        using Conversation talk = new(async socket =>
        {
            await PeerServer.ReadExactly(socket, RequestBytes);
            asked.SetResult();
            Assert.Empty(await PeerServer.ReadToEnd(socket));
        });
        Task<Dialer.FetchOutcome> fetching = talk.Fetch(s_long);
        await asked.Task.Bounded();
        talk.Running.Stop();
        Assert.Equal(OutcomeKind.Cancelled, (await fetching).Kind);
        Wait.Until(() => talk.Server.Served == 1, () => "the server sees the end");
    }

    [Theory]
    [InlineData(ResponseBytes, OutcomeKind.Completed)]
    [InlineData(17, OutcomeKind.Partial)]
    [InlineData(0, OutcomeKind.Partial)]
    [InlineData(-1, OutcomeKind.TimedOut)]
    public async Task A_question_on_an_open_connection_waits_for_the_whole_answer(int answer, OutcomeKind expected)
    {
        using Conversation talk = new(answer < 0 ? socket => PeerServer.ReadToEnd(socket) : Answer(answer));
        Dialer.DialOutcome dialed = await talk.Running.On(() => talk.Dialer.DialAndWait(talk.Server.Address, s_long)).Bounded();
        Assert.True(dialed.TryGetConnection(out Connection connection));
        ReceiveBuffer response = ReceiveBuffer.Allocate(ResponseBytes);
        Dialer.AskOutcome outcome = await talk.Running.On(() => talk.Dialer.AskAndWait(
            connection, SendBuffer.CopyOf(s_request.Bytes(0, RequestBytes)), response, answer < 0 ? s_short : s_long)).Bounded();
        Assert.True(outcome.Kind == expected, outcome.ToString());
        Assert.Equal((RequestBytes, Math.Max(answer, 0)), (outcome.SendBytes, outcome.ReceiveBytes));
        if (expected != OutcomeKind.Completed) Assert.Equal(Dialer.AskStep.Receive, outcome.Step);
        s_response.Check(response.Span[..outcome.ReceiveBytes], 0);
        talk.Running.On(() => talk.Dialer.Close(connection));
        talk.Running.WaitUntilIdle();
    }

    /// <summary>Reads the whole request, checks it, and answers with so many bytes, in two parts.</summary>
    private static Func<Socket, Task> Answer(int bytes) => async socket =>
    {
        byte[] request = await PeerServer.ReadExactly(socket, RequestBytes);
        Assert.Equal(RequestBytes, request.Length);
        s_request.Check(request, 0);
        if (bytes > 0) await socket.SendAsync(s_response.Bytes(0, bytes));
        socket.Shutdown(SocketShutdown.Send);
        Assert.Empty(await PeerServer.ReadToEnd(socket));
    };

    private sealed class Conversation : IDisposable
    {
        public Conversation(Func<Socket, Task> serve, AddressFamily family = AddressFamily.InterNetwork)
        {
            Running = RunningHandler.Start(Dialer);
            Server = new PeerServer(PeerServer.FreeEndPoint(family), serve);
        }

        public Dialer Dialer { get; } = new();

        public RunningHandler Running { get; }

        public PeerServer Server { get; }

        public ReceiveBuffer Response { get; } = ReceiveBuffer.Allocate(ResponseBytes + 1000);

        public Task<Dialer.FetchOutcome> Fetch(TimeSpan timeout, PeerAddress? peer = null) => Running.On(() =>
            Dialer.FetchAndWait(peer ?? Server.Address, timeout, SendBuffer.CopyOf(s_request.Bytes(0, RequestBytes)), Response)).Bounded();

        public void Dispose()
        {
            Server.Dispose();
            Running.Dispose();
        }
    }
}
