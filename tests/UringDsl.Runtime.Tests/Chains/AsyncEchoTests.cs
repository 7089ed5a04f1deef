using System;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

[Collection(Rings.Name)]
public class AsyncEchoTests
{
    private readonly IPEndPoint _endPoint = FreePort.EndPoint();

    [Fact]
    public async Task A_server_of_async_methods_echoes_what_many_clients_send()
    {
        AsyncEchoHandler handler = new(_endPoint);
        using RunningHandler running = RunningHandler.Start(handler, _endPoint);
        using Clients clients = new(await Clients.Connect(_endPoint, 40));
        foreach (int size in (int[])[1, 100, 4096, 4097, 100_000]) await Task.WhenAll(Array.ConvertAll(clients.All, client => client.Echo(size)));
        foreach (TestClient client in clients.All)
        {
            client.ShutdownSend();
            await client.ExpectEnd();
        }
        running.WaitUntilConnectionsClosed(40);
        Assert.Equal((40, 0), running.On(() => (handler.Served, handler.Errors)));
    }

    [Fact]
    public async Task More_connections_read_than_there_are_buffers_and_none_is_forgotten()
    {
        AsyncEchoHandler handler = new(_endPoint);
        using RunningHandler running = RunningHandler.Start(handler, _endPoint);
        using Clients clients = new(await Clients.Connect(_endPoint, 150)); // There are 64 buffers.
        await Task.WhenAll(Array.ConvertAll(clients.All, client => client.Echo(20_000)));
    }

    [Fact]
    public async Task Peers_that_vanish_end_their_own_method_and_no_other()
    {
        AsyncEchoHandler handler = new(_endPoint);
        using RunningHandler running = RunningHandler.Start(handler, _endPoint);
        using TestClient steady = await TestClient.Connect(_endPoint);
        for (int round = 0; round < 5; round++)
        {
            using Clients clients = new(await Clients.Connect(_endPoint, 30));
            await Task.WhenAll(Array.ConvertAll(clients.All, client => client.Echo(5000)));
            foreach (TestClient client in clients.All)
            {
                await client.Send(3000);
                client.Reset();
            }
            await steady.Echo(10_000);
        }
        running.WaitUntilConnectionsClosed(150);
        Assert.Equal(150, running.On(() => handler.Served));
        Assert.Empty(running.On(() => handler.Thrown.ToArray()));
    }

    [Fact]
    public async Task A_stop_ends_every_method_that_reads()
    {
        AsyncEchoHandler handler = new(_endPoint);
        using RunningHandler running = RunningHandler.Start(handler, _endPoint);
        using Clients clients = new(await Clients.Connect(_endPoint, 20));
        await Task.WhenAll(Array.ConvertAll(clients.All, client => client.Echo(100)));
        running.Stop();
        Assert.Equal(20, handler.Served);
        Assert.Equal(20, handler.Errors); // ECANCELED.
    }
}
