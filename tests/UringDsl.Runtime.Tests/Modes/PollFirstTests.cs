using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>A receive waits for readiness first where the one before it has said that the socket is empty.</summary>
[Collection(Rings.Name)]
public class PollFirstTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_behind_a_receive_that_left_nothing(bool isThere)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        PollFirstHandler handler = new(endPoint) { ReceivesAgain = true };
        RingOptions options = new() { Disable = isThere ? RingFeature.None : RingFeature.PollFirst };
        using RunningHandler running = RunningHandler.Start(handler, endPoint, options);
        using TestClient client = await TestClient.Connect(endPoint);
        Wait.Until(() => running.Statistics.ConnectionsOpen == 1, () => "it is open");

        await client.Send(48); // Three buffers, and the receive behind them finds the socket empty.
        running.On(() => handler.Receive(handler.Last));
        Wait.Until(() => running.On(() => handler.Received.Count) == 3, () => $"{handler.Received.Count} receives");
        Assert.Equal([(16, true), (16, true), (16, false)], handler.Received);
        Assert.Equal(isThere ? 1 : 0, running.Statistics.PollFirsts);

        await client.Send(7); // It was armed all the same.
        Wait.Until(() => running.On(() => handler.Received.Count) == 4, () => $"{handler.Received.Count} receives");
        Assert.Equal((7, false), handler.Received[3]);
        Assert.Equal(isThere ? 2 : 0, running.Statistics.PollFirsts);
        client.ShutdownSend();
        Wait.Until(() => running.On(() => handler.Received.Count) == 5, () => $"{handler.Received.Count} receives");
        Assert.Equal(0, handler.Received[4].Length);
    }

    [Fact]
    public async Task And_so_does_one_into_memory_of_the_handlers_own()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        PollFirstHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using TestClient client = await TestClient.Connect(endPoint);
        Wait.Until(() => running.Statistics.ConnectionsOpen == 1, () => "it is open");
        ReceiveBuffer buffer = running.On(() => ReceiveBuffer.Allocate(64));
        await client.Send(100);
        Assert.Equal(64, (await running.On(() => handler.FillAndWait(buffer)).Bounded()).Result);
        Assert.Equal(0, running.Statistics.PollFirsts);
        Assert.Equal(36, (await running.On(() => handler.FillAndWait(buffer)).Bounded()).Result); // There was more: it is tried at once.
        Assert.Equal(0, running.Statistics.PollFirsts);
        Task<Transferred> last = running.On(() => handler.FillAndWait(buffer));
        Assert.Equal(1, running.Statistics.PollFirsts);
        await client.Send(5);
        Assert.Equal(5, (await last.Bounded()).Result);
    }
}
