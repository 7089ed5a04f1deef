using System.IO.Pipes;
using System.Net;
using System.Text;
using System.Threading;
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_whose_last_chain_ends_with_the_other_one_closes_all_the_same(bool aborts)
    {
        const int Unread = 20_000_000;
        IPEndPoint endPoint = FreePort.EndPoint();
        RelayHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint, new RingOptions { Linger = Timeout.InfiniteTimeSpan });
        using TestClient first = await TestClient.Connect(endPoint, receiveBuffer: 4096);
        Connection from = Accepted(running, handler, 1);
        using TestClient second = await TestClient.Connect(endPoint);
        Connection to = Accepted(running, handler, 2);
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        Descriptor outOf = new((int)pipe.ClientSafePipeHandle.DangerousGetHandle());
        running.On(() =>
        {
            handler.Tell(from, new byte[Unread]);
            handler.Finish(from, SendBuffer.CopyOf("last"u8), outOf, to, length: 5);
        });
        running.On(() =>
        {
            if (aborts) handler.Drop(to);
            else handler.HangUp(to);
        });
        Wait.Until(() => running.On(() => handler.Closed.Contains(to)), () => "the other connection is gone");
        await first.DrainToEnd();
        Wait.Until(() => running.On(() => handler.Closed.Contains(from)), () => "its connection is gone");
    }

    [Fact]
    public async Task A_connection_that_is_both_is_closed_behind_its_chain()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        RelayHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using TestClient client = await TestClient.Connect(endPoint);
        Connection connection = Accepted(running, handler, 1);
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        Descriptor into = new((int)pipe.SafePipeHandle.DangerousGetHandle()), outOf = new((int)pipe.ClientSafePipeHandle.DangerousGetHandle());
        Task<RelayHandler.PumpOutcome> pump = running.On(() =>
        {
            Task<RelayHandler.PumpOutcome> pumping = handler.PumpAndWait(connection, into, outOf, connection, length: 5);
            handler.HangUp(connection);
            return pumping;
        });
        await client.Socket.SendAsync(Encoding.ASCII.GetBytes("hello"));
        Assert.Equal("hello", Encoding.ASCII.GetString(await PeerServer.ReadToEnd(client.Socket)));
        Assert.Equal(OutcomeKind.Completed, (await pump.Bounded()).Kind);
    }

    private static Connection Accepted(RunningHandler running, RelayHandler handler, int count)
    {
        Wait.Until(() => running.On(() => handler.Accepted.Count) == count, () => $"{count} connections");
        return running.On(() => handler.Accepted[^1]);
    }
}
