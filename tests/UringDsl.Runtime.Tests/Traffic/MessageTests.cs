using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

[Collection(Rings.Name)]
public class MessageTests
{
    private const int Mebibyte = 1 << 20;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_of_any_size_comes_back_whole(bool direct)
    {
        int[] sizes = [1, 63, 64, 1023, 1024, 1025, 4095, 4096, 4097, 65536, Mebibyte];
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = EchoServers.Start(direct, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, sizes.Length));
        await Task.WhenAll(clients.All.Select(async (client, i) =>
        {
            for (int round = 0; round < 3; round++) await client.Echo(sizes[i]);
            client.ShutdownSend();
            await client.ExpectEnd();
        })).Bounded();
        running.WaitUntilIdle();
        Assert.Equal(3L * sizes.Sum(), running.Settled.BytesSent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Writes_of_one_byte_come_back_in_order(bool direct)
    {
        const int Bytes = 5000;
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = EchoServers.Start(direct, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, 4));
        await Task.WhenAll(clients.All.Select(client => Task.WhenAll(client.Send(Bytes, most: 1), client.Expect(Bytes)))).Bounded();
        Assert.Equal(4 * Bytes, running.Settled.BytesSent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hundreds_of_messages_can_be_on_the_way_before_the_first_answer_is_read(bool direct)
    {
        const int Messages = 800, MessageBytes = 100;
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = EchoServers.Start(direct, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, 8));
        await Task.WhenAll(clients.All.Select(client => client.Send(Messages * MessageBytes, most: MessageBytes))).Bounded();
        Wait.Until(
            () => running.Statistics.BytesReceived == 8 * Messages * MessageBytes,
            () => $"{running.Statistics.BytesReceived} bytes were received");
        await Task.WhenAll(clients.All.Select(client => client.Expect(Messages * MessageBytes))).Bounded();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_beside_the_writer_gets_a_stream_of_many_mebibytes(bool direct)
    {
        const int Bytes = 16 * Mebibyte;
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = EchoServers.Start(direct, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, 4));
        await Task.WhenAll(clients.All.Select(client => Task.WhenAll(client.Send(Bytes), client.Expect(Bytes)))).Bounded();
        Assert.Equal(4L * Bytes, running.Settled.BytesSent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Echoes_that_are_queued_when_the_peer_ends_its_side_all_arrive(bool direct)
    {
        const int Bytes = 4 * Mebibyte;
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = EchoServers.Start(direct, endPoint, new RingOptions { MaxQueued = 4096 });
        using TestClient client = await TestClient.Connect(endPoint);
        await client.Send(Bytes).Bounded();
        client.ShutdownSend();
        Wait.Until(() => running.Statistics.BytesReceived == Bytes, () => $"{running.Statistics.BytesReceived} bytes were received");
        await client.Expect(Bytes).Bounded();
        await client.ExpectEnd();
        running.WaitUntilIdle();
        Assert.Equal(0, running.Statistics.Aborts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_peer_that_ends_its_side_before_it_reads_is_held_up_by_its_own_window_only(bool direct)
    {
        const int Bytes = 4 * Mebibyte;
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = EchoServers.Start(direct, endPoint);
        using TestClient client = await TestClient.Connect(endPoint, receiveBuffer: 16384);
        Task sending = client.Send(Bytes);
        Wait.Until(() => running.Statistics.Pauses > 0 || sending.IsCompleted, () => "the receive was paused, or all was taken");
        await Task.WhenAll(SendAndEnd(), client.Expect(Bytes)).Bounded();
        await client.ExpectEnd();
        running.WaitUntilIdle();
        Assert.Equal(0, running.Statistics.Aborts);

        async Task SendAndEnd()
        {
            await sending;
            client.ShutdownSend();
        }
    }
}
