using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>A running <see cref="ModeHandler"/>, and traffic that checks each byte of the echo.</summary>
internal sealed class ModeStage : IDisposable
{
    private readonly IPEndPoint _endPoint = FreePort.EndPoint();

    public ModeStage(RingOptions options)
    {
        Handler = new ModeHandler(_endPoint);
        Running = RunningHandler.Start(Handler, _endPoint, options);
    }

    public ModeHandler Handler { get; }

    public RunningHandler Running { get; }

    public RingStatistics Statistics => Running.Statistics;

    public RingModes Modes => Running.On(() => Handler.Control.Modes);

    /// <summary>The connections come, send and get back their bytes, and go; every counter says so.</summary>
    public async Task Echo(int connections, int rounds, int bytes)
    {
        long received = Statistics.BytesReceived, opened = Statistics.ConnectionsOpened;
        using (Clients clients = new(await Clients.Connect(_endPoint, connections)))
        {
            await Task.WhenAll(clients.All.Select(async client =>
            {
                for (int round = 0; round < rounds; round++) await client.Echo(bytes);
                client.ShutdownSend();
                await client.ExpectEnd();
            }));
        }
        Running.WaitUntilIdle();
        Assert.Equal(connections, Statistics.ConnectionsOpened - opened);
        Assert.Equal((long)connections * rounds * bytes, Statistics.BytesReceived - received);
        Assert.Equal(0, Statistics.Aborts);
    }

    public Task<TestClient> Connect() => TestClient.Connect(_endPoint);

    public void Dispose() => Running.Dispose();
}
