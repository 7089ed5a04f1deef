using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

[Collection(Rings.Name)]
public class ShortConnectionTests
{
    private const int Lanes = 8, PerLane = 1250, MessageBytes = 100;

    // One half of the connections ends by the peer's close, the other behind the handler's answer to it: every order of the two ends comes up.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ten_thousand_short_connections_leave_nothing_behind(bool direct)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = EchoServers.Start(direct, endPoint);
        long sent = 0, received = 0;
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(async () =>
        {
            for (int i = 0; i < PerLane; i++)
            {
                using TestClient client = await TestClient.Connect(endPoint, (lane * PerLane) + i);
                await client.Echo(MessageBytes);
                if (i % 2 == 0)
                {
                    client.ShutdownSend();
                    await client.ExpectEnd();
                }
                Interlocked.Add(ref sent, client.Sent);
                Interlocked.Add(ref received, client.Received);
            }
        }))).Bounded();
        running.WaitUntilIdle();
        Assert.Equal(Lanes * PerLane, running.Settled.ConnectionsOpened);
        Assert.Equal(Lanes * PerLane, running.Statistics.ConnectionsClosed);
        Assert.Equal(sent, running.Settled.BytesReceived);
        Assert.Equal(received, running.Settled.BytesSent);
        Assert.Equal(0, running.Statistics.Aborts);
    }
}
