using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Guards;

[Collection(Rings.Name)]
public class ChainedReceiveTests
{
    [Fact]
    public async Task A_step_behind_a_receive_does_not_run_when_that_was_short()
    {
        using GuardStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        using TestClient peer = client;
        Task<GuardHandler.AnswerOutcome> answering = stage.On(handler =>
            handler.AnswerAndWait(connection, ReceiveBuffer.Allocate(10), SendBuffer.CopyOf("answer"u8)));
        await peer.Send(4);
        peer.ShutdownSend(); // Four bytes of ten, and the end: the kernel alone would answer that.
        GuardHandler.AnswerOutcome outcome = await answering.Bounded();
        Assert.NotEqual(OutcomeKind.Completed, outcome.Kind);
        Assert.Equal((GuardHandler.AnswerStep.Receive, 4, 0), (outcome.Step, outcome.ReceiveBytes, outcome.SendBytes));
        Assert.Equal(0, peer.Socket.Available);
    }

    [Fact]
    public async Task A_step_behind_a_receive_runs_when_that_was_whole()
    {
        using GuardStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        using TestClient peer = client;
        Task<GuardHandler.AnswerOutcome> answering = stage.On(handler =>
            handler.AnswerAndWait(connection, ReceiveBuffer.Allocate(10), SendBuffer.CopyOf("answer"u8)));
        await peer.Send(4);
        await peer.Send(6);
        Assert.Equal(OutcomeKind.Completed, (await answering.Bounded()).Kind);
        Assert.Equal("answer"u8.ToArray(), await PeerServer.ReadExactly(peer.Socket, 6));
    }
}
