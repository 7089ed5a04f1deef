using System;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>Receives that wait for all: in front of a close, where the default is to take what there is, and alone.</summary>
[Collection(Rings.Name)]
public class WaitAllTests
{
    private const int RequestBytes = 100, PartBytes = 10;

    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(30), s_short = TimeSpan.FromMilliseconds(100);
    private static readonly ClientPattern s_answer = new(3);

    [Theory]
    [InlineData(5, 5 * PartBytes)] // The buffer is full.
    [InlineData(5, 1000)]          // The stream ends before.
    [InlineData(0, 1000)]
    public async Task An_answer_in_parts_is_received_whole_before_the_close(int parts, int bufferBytes)
    {
        ReceiveBuffer response = ReceiveBuffer.Allocate(bufferBytes);
        DeadlineHandler.FetchAllOutcome outcome = await Fetch(socket => Answer(socket, parts, ends: bufferBytes > parts * PartBytes), response, s_long);
        Assert.Equal((OutcomeKind.Completed, RequestBytes, parts * PartBytes), (outcome.Kind, outcome.SendBytes, outcome.ReceiveBytes));
        s_answer.Check(response.Span[..outcome.ReceiveBytes], 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_deadline_ends_an_answer_that_stops_in_the_middle_and_says_what_came(int parts)
    {
        // More than the sockets hold: it is out when the server reads it, and by then the parts have come. The deadline is that of the receive.
        const int Large = 16 << 20;
        ReceiveBuffer response = ReceiveBuffer.Allocate(1000);
        DeadlineHandler.FetchAllOutcome outcome = await Fetch(AnswerFirst, response, s_short, Large);
        Assert.Equal((OutcomeKind.TimedOut, DeadlineHandler.FetchAllStep.Receive, Errno.ETIME), (outcome.Kind, outcome.Step, outcome.Error));
        Assert.Equal(parts * PartBytes, outcome.ReceiveBytes);
        s_answer.Check(response.Span[..outcome.ReceiveBytes], 0);

        async Task AnswerFirst(Socket socket)
        {
            await Send(socket, parts);
            await PeerServer.ReadExactly(socket, Large);
            await PeerServer.ReadToEnd(socket);
        }
    }

    [Theory]
    [InlineData(3, 3 * PartBytes)]
    [InlineData(3, 1000)]
    public async Task A_receive_that_stands_alone_waits_too(int parts, int bufferBytes)
    {
        Dialer dialer = new();
        using RunningHandler running = RunningHandler.Start(dialer);
        using PeerServer server = new(socket => AnswerWithoutRequest(socket, parts));
        Dialer.DialOutcome dialed = await running.On(() => dialer.DialAndWait(server.Address, s_long)).Bounded();
        Assert.True(dialed.TryGetConnection(out Connection connection));
        ReceiveBuffer response = ReceiveBuffer.Allocate(bufferBytes);
        Transferred filled = await running.On(() => dialer.FillAndWait(connection, response)).Bounded();
        Assert.Equal(parts * PartBytes, filled.Result);
        s_answer.Check(response.Span[..filled.Result], 0);
        running.On(() => dialer.Close(connection));
        running.WaitUntilIdle();
    }

    private static async Task<DeadlineHandler.FetchAllOutcome> Fetch(
        Func<Socket, Task> serve, ReceiveBuffer response, TimeSpan timeout, int requestBytes = RequestBytes)
    {
        DeadlineHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        using PeerServer server = new(serve);
        DeadlineHandler.FetchAllOutcome outcome = await running.On(() =>
            handler.FetchAllAndWait(server.Address, SendBuffer.Allocate(requestBytes), response, timeout)).Bounded();
        Wait.Until(() => running.Statistics.OperationsInFlight == 1, () => "only the wake-up is in flight"); // Its socket is closed.
        return outcome;
    }

    private static async Task Answer(Socket socket, int parts, bool ends)
    {
        await PeerServer.ReadExactly(socket, RequestBytes);
        await Send(socket, parts);
        if (ends) socket.Shutdown(SocketShutdown.Send);
        await PeerServer.ReadToEnd(socket);
    }

    private static async Task AnswerWithoutRequest(Socket socket, int parts)
    {
        await Send(socket, parts);
        socket.Shutdown(SocketShutdown.Send);
        await PeerServer.ReadToEnd(socket);
    }

    private static async Task Send(Socket socket, int parts)
    {
        for (int part = 0; part < parts; part++)
        {
            await Task.Delay(5); // The receive sees each part alone.
            await socket.SendAsync(s_answer.Bytes(part * PartBytes, PartBytes));
        }
    }
}
