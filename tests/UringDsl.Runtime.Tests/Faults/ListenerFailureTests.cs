using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

[Collection(Rings.Name)]
public class ListenerFailureTests
{
    private static readonly IPEndPoint s_notLocal = new(IPAddress.Parse("192.0.2.1"), 8080);

    [Theory]
    [InlineData(true, Errno.EADDRINUSE)]
    [InlineData(true, Errno.EADDRNOTAVAIL)]
    [InlineData(false, Errno.EADDRINUSE)]
    [InlineData(false, Errno.EADDRNOTAVAIL)]
    public async Task A_listener_that_nobody_watches_ends_Run_and_says_where_it_failed(bool direct, Errno error)
    {
        int before = OpenDescriptors.Count();
        using Socket taken = Taken(out IPEndPoint inUse);
        IPEndPoint endPoint = error == Errno.EADDRINUSE ? inUse : s_notLocal;
        ITestHandler handler = direct ? new EchoHandler(endPoint) : new ToldlessHandler(endPoint);
        RingException thrown = await Assert.ThrowsAsync<RingException>(() => Task.Run(() => handler.Run(RingOptions.Default, default)).Bounded());
        Assert.Equal(error, thrown.Error);
        Assert.Equal(0, handler.Statistics.ListenersOpen);
        Assert.Contains($"{handler.GetType().Name}.Listen cannot listen on {endPoint}: BIND: {error}", thrown.Message, StringComparison.Ordinal);
        taken.Dispose();
        OpenDescriptors.ExpectAtMost(before);
    }

    [Theory]
    [InlineData(Errno.EADDRINUSE)]
    [InlineData(Errno.EADDRNOTAVAIL)]
    public async Task A_listener_that_is_watched_says_so_once_and_another_address_can_be_tried(Errno error)
    {
        using Socket taken = Taken(out IPEndPoint inUse);
        IPEndPoint second = FreePort.EndPoint();
        ToldHandler handler = new(error == Errno.EADDRINUSE ? inUse : s_notLocal, second);
        using RunningHandler running = RunningHandler.Start(handler, second);
        Assert.Equal(1, running.On(() => handler.Failures));
        Assert.Equal(error, running.On(() => handler.Error));
        using TestClient client = await TestClient.Connect(second);
        await client.ExpectEnd();
    }

    [Fact]
    public void A_plain_listener_that_is_watched_closes_its_socket()
    {
        ToldPlainHandler handler = new(s_notLocal);
        using RunningHandler running = RunningHandler.Start(handler);
        int before = OpenDescriptors.Count();
        Wait.Until(() => running.On(() => handler.Failures) == 1, () => "the failure was told");
        Assert.Equal(Errno.EADDRNOTAVAIL, running.On(() => handler.Error));
        Wait.Until(() => OpenDescriptors.Count() <= before && running.Statistics.OperationsInFlight == 1, () => "only the wake-up is left");
    }

    private static Socket Taken(out IPEndPoint endPoint)
    {
        Socket socket = Loopback.Listen();
        endPoint = (IPEndPoint)socket.LocalEndPoint!;
        return socket;
    }
}

/// <summary>Listens without REUSEPORT, on an ordinary descriptor, and has nobody to tell.</summary>
[RingHandler]
internal sealed partial class ToldlessHandler(EndPoint endPoint) : ITestHandler
{
    [Listener(Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    private void OnAccepted(in Accepted accepted) => HangUp(accepted.Connection);
}
