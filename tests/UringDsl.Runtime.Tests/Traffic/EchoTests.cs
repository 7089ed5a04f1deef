using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

[Collection(Rings.Name)]
public class EchoTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 64)]
    [InlineData(true, 500)]
    [InlineData(true, 2000)]
    [InlineData(false, 1)]
    [InlineData(false, 64)]
    [InlineData(false, 500)]
    [InlineData(false, 2000)]
    public async Task Every_connection_gets_its_own_bytes_back(bool direct, int connections)
    {
        const int Rounds = 5, MessageBytes = 700;
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = EchoServers.Start(direct, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, connections));
        Wait.Until(() => running.Statistics.ConnectionsOpen == connections, () => $"{running.Statistics.ConnectionsOpen} of {connections} are open");
        await Task.WhenAll(clients.All.Select(async client =>
        {
            for (int round = 0; round < Rounds; round++) await client.Echo(MessageBytes);
            client.ShutdownSend();
            await client.ExpectEnd();
        }));
        running.WaitUntilIdle();
        Assert.Equal(connections, running.Settled.ConnectionsOpened);
        Assert.Equal((long)connections * Rounds * MessageBytes, running.Settled.BytesReceived);
        Assert.Equal((long)connections * Rounds * MessageBytes, running.Settled.BytesSent);
        Assert.Equal(0, running.Statistics.HandlerExceptions);
        Assert.Equal(0, running.Statistics.Aborts);
    }
}
