using System.IO.Pipes;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>A submission that works on two connections: the end of the second one is its end, too.</summary>
[Collection(Rings.Name)]
public class RelayTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_later_step_never_finds_the_next_connection_in_the_place_of_the_one_that_closed(bool aborts, bool waits)
    {
        const int Unread = 20_000_000;
        IPEndPoint endPoint = FreePort.EndPoint();
        RelayHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using TestClient source = await TestClient.Connect(endPoint, receiveBuffer: waits ? 4096 : 0);
        Connection from = Accepted(running, handler, 1);
        using TestClient second = await TestClient.Connect(endPoint);
        Connection to = Accepted(running, handler, 2);
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        Descriptor into = new((int)pipe.SafePipeHandle.DangerousGetHandle()), outOf = new((int)pipe.ClientSafePipeHandle.DangerousGetHandle());
        if (waits) running.On(() => handler.Tell(from, new byte[Unread])); // The chain stands in the queue behind it.
        Task<RelayHandler.PumpOutcome> pump = running.On(() => handler.PumpAndWait(from, into, outOf, to, length: 5));

        running.On(() =>
        {
            if (aborts) handler.Drop(to);
            else handler.HangUp(to);
        });
        RelayHandler.PumpOutcome outcome = await pump.Bounded();
        Assert.NotEqual(OutcomeKind.Completed, outcome.Kind);
        Wait.Until(() => running.On(() => handler.Closed.Contains(to)), () => "the connection is gone");
        await second.DrainToEnd();
        using TestClient next = await TestClient.Connect(endPoint);
        Connection stranger = Accepted(running, handler, 3);
        if (!waits) await source.Socket.SendAsync(Encoding.ASCII.GetBytes("theirs"));
        running.On(() => handler.Tell(stranger, "yours"u8));
        Assert.Equal("yours", Encoding.ASCII.GetString(await PeerServer.ReadExactly(next.Socket, 5)));
        running.On(() => handler.Drop(from));
    }

    private static Connection Accepted(RunningHandler running, RelayHandler handler, int count)
    {
        Wait.Until(() => running.On(() => handler.Accepted.Count) == count, () => $"{count} connections");
        return running.On(() => handler.Accepted[^1]);
    }
}
