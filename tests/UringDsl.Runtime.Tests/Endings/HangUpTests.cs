using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Endings;

/// <summary>SHUTDOWN in front of CLOSE goes to the kernel where it says more than the CLOSE, and the peer sees the end in any case.</summary>
[Collection(Rings.Name)]
public class HangUpTests
{
    private const int Connections = 10;

    private readonly IPEndPoint _endPoint = FreePort.EndPoint();

    [FeatureTheory(RingFeature.SkipSuccess | RingFeature.DirectDescriptors | RingFeature.MultishotAccept | RingFeature.MultishotReceive)]
    [InlineData(false, 2)] // RECV, CLOSE
    [InlineData(true, 4)]  // RECV, its cancellation, SHUTDOWN, CLOSE
    public async Task The_close_stands_alone_at_the_end_of_the_stream(bool isFirst, int expected)
    {
        using RunningHandler running = RunningHandler.Start(new HangUpHandler(_endPoint) { IsFirst = isFirst }, _endPoint);
        await ConnectAndEnd(running, 1); // From here on the listener is armed, and counted.
        long before = running.Statistics.Submissions;
        for (int i = 2; i <= Connections + 1; i++) await ConnectAndEnd(running, i);
        Assert.Equal(expected * Connections, running.Statistics.Submissions - before);
    }

    private async Task ConnectAndEnd(RunningHandler running, int closed)
    {
        using TestClient client = await TestClient.Connect(_endPoint);
        client.ShutdownSend();
        await client.ExpectEnd();
        running.WaitUntilConnectionsClosed(closed);
    }
}
