using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Buffers;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>Echoes with 256 buffers.</summary>
[RingHandler]
[FixedFiles(512)]
[BufferRing("Inbound", Entries = 256, BufferSize = 4096)]
internal sealed partial class SharedBuffersHandler(EndPoint endPoint) : ITestHandler
{
    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }
}

[Collection(Rings.Name)]
public class NeverReadingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Peers_that_never_read_do_not_starve_those_that_do(bool fromTwoBuffers)
    {
        const int Echoing = 16, Messages = 1000, MessageBytes = 200;
        int neverReading = fromTwoBuffers ? 4 : 64;
        IPEndPoint endPoint = FreePort.EndPoint();
        ITestHandler handler = fromTwoBuffers ? new TwoBuffersHandler(endPoint) : new SharedBuffersHandler(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using Clients never = new(await Clients.Connect(endPoint, neverReading));
        using CancellationTokenSource enough = new();
        Task<long>[] sending = [.. never.All.Select(client => SendForEver(client.Socket, enough.Token))];
        Wait.Until(() => running.Statistics.Pauses >= neverReading, () => $"{running.Statistics.Pauses} receives were paused");

        using Clients echoing = new(await Clients.Connect(endPoint, Echoing));
        await Task.WhenAll(echoing.All.Select(async client =>
        {
            for (int message = 0; message < Messages; message++) await client.Echo(MessageBytes);
        }));
        Assert.All(echoing.All, client => Assert.Equal((long)Messages * MessageBytes, client.Received));
        Assert.True(running.Statistics.ConnectionsOpen == neverReading + Echoing, "a connection was given up");

        await enough.CancelAsync();
        long[] sent = await Task.WhenAll(sending).Bounded();
        Assert.All(sent, bytes => Assert.True(bytes > 0));
        foreach (TestClient client in never.All) client.Reset();
        Wait.Until(() => running.Statistics.ConnectionsOpen == Echoing, () => $"{running.Statistics.ConnectionsOpen} connections are open");
        Wait.Until(() => running.Statistics.BuffersInUse == 0, () => $"{running.Statistics.BuffersInUse} buffers are in use");
        await echoing.All[0].Echo(MessageBytes);
    }

    private static async Task<long> SendForEver(Socket socket, CancellationToken enough)
    {
        const long Most = 32 << 20;
        byte[] chunk = new byte[64 * 1024];
        long sent = 0;
        try
        {
            while (sent < Most) sent += await socket.SendAsync(chunk, SocketFlags.None, enough);
        }
        catch (OperationCanceledException)
        {
            return sent;
        }
        return sent;
    }
}
