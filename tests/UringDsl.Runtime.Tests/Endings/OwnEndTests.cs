using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Endings;

/// <summary>A handler that ends its own ring: in order, and with an error where it says so.</summary>
[Collection(Rings.Name)]
public class OwnEndTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Last_sends_go_out_and_then_Run_returns_or_throws_the_first_error(bool fails)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        IOException? failure = fails ? new("the disk is gone") : null;
        OwnEndHandler handler = new(endPoint, failure);
        Task<Exception?> running = Task.Factory.StartNew<Exception?>(() => Record.Exception(() => handler.Run()), TaskCreationOptions.LongRunning);
        Wait.Until(() => ListeningSockets.Count(endPoint) > 0, () => "it listens");
        using Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(endPoint);
        await client.SendAsync(new byte[1]);
        Assert.Equal(OwnEndHandler.LastBytes, (await PeerServer.ReadToEnd(client)).Length);
        Assert.Same(failure, await running.Bounded());
        Assert.True(handler.WasStopping);
        Assert.Equal((0, 0), (handler.Statistics.ConnectionsOpen, handler.Statistics.OperationsInFlight));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_ends_also_when_what_is_posted_says_so(bool fails)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        IOException? failure = fails ? new("the disk is gone") : null;
        OwnEndHandler handler = new(endPoint, failure);
        Task<Exception?> running = Task.Factory.StartNew<Exception?>(() => Record.Exception(() => handler.Run()), TaskCreationOptions.LongRunning);
        Wait.Until(() => ListeningSockets.Count(endPoint) > 0, () => "it listens");
        Assert.Throws<InvalidOperationException>(handler.Control!.Stop); // Of this thread.
        Assert.Throws<InvalidOperationException>(() => handler.Control!.Fail(new IOException()));
        Assert.Throws<ArgumentNullException>(() => handler.Control!.Fail(null!));
        handler.Post(handler.End);
        Assert.Same(failure, await running.Bounded());
    }
}
