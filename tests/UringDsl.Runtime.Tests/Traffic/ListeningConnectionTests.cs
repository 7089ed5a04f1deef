using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

/// <summary>[Accept] on a connection that listens.</summary>
[Collection(Rings.Name)]
public class ListeningConnectionTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task Accepting_ends_with_the_connection_that_listens(bool multishot, bool aborts)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        ListeningConnectionHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        Connection listener = await running.On(() => handler.OpenAt(endPoint)).Bounded();
        running.On(() =>
        {
            if (multishot) handler.Take(listener);
            else handler.TakeOne(listener);
        });
        if (multishot)
        {
            using (await TestClient.Connect(endPoint)) // It ends first, so that the port is free at once.
            {
                Wait.Until(() => running.On(() => handler.Taken.Count) == 1, () => "a connection");
            }
            running.On(() => handler.Drop(handler.Taken[0]));
        }
        running.On(() =>
        {
            if (aborts) handler.Drop(listener);
            else handler.HangUp(listener);
        });
        running.WaitUntilIdle();
        Wait.Until(() => running.Statistics.OperationsInFlight == 1, () => "only the wake-up waits");
        await Assert.ThrowsAsync<SocketException>(() => TestClient.Connect(endPoint));
        Connection again = await running.On(() => handler.OpenAt(endPoint)).Bounded(); // Nothing keeps the port, and nothing accepts there.
        using TestClient late = await TestClient.Connect(endPoint);
        Assert.Equal(multishot ? 1 : 0, running.On(() => handler.Taken.Count));
        running.On(() => handler.HangUp(again));
    }

    [Fact]
    public async Task A_cancel_on_the_connection_finds_it()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        ListeningConnectionHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        Connection listener = await running.On(() => handler.OpenAt(endPoint)).Bounded();
        running.On(() => handler.Take(listener));
        Assert.Equal(1, (await running.On(() => handler.Stop(listener)).Bounded()).Result);
        Assert.Equal(Errno.ENOENT, (await running.On(() => handler.Stop(listener)).Bounded()).Error);
        running.On(() => handler.HangUp(listener));
    }
}
