using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

[Collection(Rings.Name)]
public class AcceptTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_one_shot_accept_takes_one_connection(bool direct)
    {
        using Door door = new();
        for (int round = 1; round <= 5; round++)
        {
            door.On(handler =>
            {
                if (direct) handler.AcceptOneDirect(door.Listener);
                else handler.AcceptOne(door.Listener);
            });
            using TestClient client = await TestClient.Connect(door.EndPoint), waits = await TestClient.Connect(door.EndPoint);
            await client.Echo(5000);
            await Task.Delay(20);
            Assert.Equal((2 * round) - 1, door.Running.Settled.ConnectionsOpened);
            door.On(handler => handler.AcceptOne(door.Listener));
            await waits.Echo(100);
            Wait.Until(() => door.Running.Statistics.ConnectionsOpened == 2 * round, () => "the one that waited");
        }
        Assert.Empty(door.Handler.Ended);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_multishot_accept_takes_all_that_come(bool direct)
    {
        using Door door = new();
        door.On(handler =>
        {
            if (direct) handler.AcceptAllDirect(door.Listener);
            else handler.AcceptAll(door.Listener);
        });
        await Task.WhenAll(Enumerable.Range(0, 20).Select(lane => Task.Run(async () =>
        {
            for (int i = 0; i < 20; i++)
            {
                using TestClient client = await TestClient.Connect(door.EndPoint, lane);
                await client.Echo(1000);
                client.ShutdownSend();
                await client.ExpectEnd();
            }
        }))).Bounded();
        Assert.Equal(400, door.Running.Settled.ConnectionsOpened);
        door.Running.WaitUntilIdle();
    }

    [Fact]
    public async Task An_accept_that_was_cancelled_takes_nothing_until_it_is_armed_again()
    {
        using Door door = new();
        door.On(handler => handler.AcceptAll(door.Listener));
        using TestClient first = await TestClient.Connect(door.EndPoint);
        await first.Echo(10);
        long armed = door.Running.Settled.OperationsInFlight; // Without the send, which the peer has.
        door.On(handler => handler.StopAll());
        Wait.Until(() => door.Running.Statistics.OperationsInFlight == armed - 1, () => "accepting has ended");
        using TestClient second = await TestClient.Connect(door.EndPoint);
        await Task.Delay(50);
        Assert.Equal(1, door.Running.Settled.ConnectionsOpened);
        door.On(handler => handler.AcceptAll(door.Listener));
        await second.Echo(10);
    }

    [Fact]
    public async Task A_one_shot_accept_can_be_cancelled()
    {
        using Door door = new();
        for (int i = 0; i < 100; i++)
        {
            door.On(handler =>
            {
                handler.AcceptOne(door.Listener);
                handler.StopOne();
            });
        }
        Wait.Until(() => door.Running.Statistics.OperationsInFlight == 1, () => "only the wake-up is in flight");
        door.On(handler => handler.AcceptOne(door.Listener));
        using TestClient client = await TestClient.Connect(door.EndPoint);
        await client.Echo(10);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_descriptor_that_does_not_listen_ends_accepting_with_its_error(bool multishot)
    {
        using Door door = new();
        using Socket plain = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        door.On(handler =>
        {
            if (multishot) handler.AcceptAll(new Descriptor((int)plain.Handle));
            else handler.AcceptOne(new Descriptor((int)plain.Handle));
        });
        Wait.Until(() => door.Running.On(() => door.Handler.Ended.Count) == 1, () => "the error");
        Assert.Equal(Errno.EINVAL, door.Handler.Ended[0]);
    }

    [Fact]
    public async Task A_socket_that_listens_already_knows_the_port_that_the_kernel_has_chosen()
    {
        using Door door = new();
        using Socket listener = Loopback.Listen();
        door.On(handler => handler.AcceptAll(new Descriptor((int)listener.Handle)));
        using TestClient client = await TestClient.Connect((IPEndPoint)listener.LocalEndPoint!);
        await client.Echo(1000);
    }
}
