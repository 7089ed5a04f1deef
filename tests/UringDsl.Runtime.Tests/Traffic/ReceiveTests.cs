using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

[Collection(Rings.Name)]
public class ReceiveTests
{
    private static readonly ClientPattern s_pattern = new(0);

    [Fact]
    public async Task A_receive_that_was_cancelled_brings_nothing_until_it_is_armed_again()
    {
        using Stage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        List<byte> received = Collect(stage);
        await client.Send(10);
        stage.Until(_ => received.Count == 10, "the first message");
        long armed = stage.Running.Settled.OperationsInFlight;
        stage.On(puppet => puppet.StopReceiving(connection));
        stage.Until(_ => stage.Statistics.OperationsInFlight == armed - 1, "the receive has ended");
        await client.Send(10);
        await Task.Delay(50);
        Assert.Equal(10, stage.On(_ => received.Count));
        stage.On(puppet => puppet.Receive(connection));
        await client.Send(10);
        stage.Until(_ => received.Count == 30, "what waited in the socket, and what came then");
        stage.On(_ => s_pattern.Check([.. received], 0));
    }

    [Fact]
    public async Task A_receive_can_be_cancelled_and_armed_again_in_one_turn()
    {
        using Stage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        List<byte> received = Collect(stage);
        for (int round = 0; round < 200; round++)
        {
            Task sending = client.Send(50);
            stage.On(puppet =>
            {
                puppet.StopReceiving(connection);
                puppet.Receive(connection);
            });
            await sending;
        }
        stage.Until(_ => received.Count == 200 * 50, "every byte, once");
        stage.On(_ => s_pattern.Check([.. received], 0));
    }

    [Fact]
    public async Task A_second_receive_on_a_stream_is_refused()
    {
        using Stage stage = new();
        (TestClient _, Connection connection) = await stage.Connect();
        Assert.Throws<System.InvalidOperationException>(() => stage.On(puppet => puppet.Receive(connection)));
        Assert.Throws<System.InvalidOperationException>(() => stage.On(puppet => puppet.ReceiveOnce(connection)));
        System.InvalidOperationException thrown = Assert.Throws<System.InvalidOperationException>(
            () => stage.On(puppet => puppet.FillObserved(connection, ReceiveBuffer.Allocate(10))));
        Assert.Contains("has a receive armed", thrown.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_one_shot_receive_brings_one_message()
    {
        using Stage stage = new(receives: false);
        (TestClient client, Connection connection) = await stage.Connect();
        List<byte> received = Collect(stage);
        for (int round = 1; round <= 5; round++)
        {
            stage.On(puppet => puppet.ReceiveOnce(connection));
            await client.Send(100);
            stage.Until(_ => received.Count == round * 100, "one message");
        }
        await client.Send(100);
        await Task.Delay(50);
        Assert.Equal(500, stage.On(_ => received.Count));
        stage.On(puppet => puppet.ReceiveOnce(connection));
        stage.Until(_ => received.Count == 600, "the message that waited");
        stage.On(_ => s_pattern.Check([.. received], 0));
        Assert.Equal(0, stage.Statistics.BuffersInUse);
    }

    [Fact]
    public async Task The_end_of_the_stream_comes_once_and_a_half_open_connection_can_still_send()
    {
        using Stage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        int ends = 0;
        stage.On(puppet => puppet.Received = (Connection from, in Received received) => ends += received.IsEndOfStream ? 1 : 0);
        client.ShutdownSend();
        stage.Until(_ => ends == 1, "the end");
        stage.On(puppet => puppet.SendBytes(connection, s_pattern.Bytes(0, 1000)));
        await client.Expect(1000);
        Task<Completion> closing = stage.On(puppet => puppet.CloseAndWait(connection));
        Assert.True((await closing.Bounded()).IsSuccess);
        await client.ExpectEnd();
        Assert.Equal(1, ends);
    }

    [Fact]
    public async Task A_receive_into_the_users_memory_says_how_much_of_it_is_filled()
    {
        using Stage stage = new(receives: false);
        (TestClient client, Connection connection) = await stage.Connect();
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(1000);
        Task<Transferred> filling = stage.On(puppet => puppet.FillAndWait(connection, buffer));
        await client.Send(300);
        Assert.Equal(new Transferred(300), await filling.Bounded());
        s_pattern.Check(buffer.Span[..300], 0);
        stage.On(puppet => puppet.FillObserved(connection, buffer));
        await client.Send(200);
        stage.Until(puppet => puppet.Completions.Count == 1, "the observer is told");
        Assert.Equal(("FillObserved", new Completion(200)), stage.On(puppet => puppet.Completions[0]));
        s_pattern.Check(buffer.Span[..200], 300);
        client.ShutdownSend();
        Assert.Equal(new Transferred(0), await stage.On(puppet => puppet.FillAndWait(connection, buffer)).Bounded());
    }

    [Fact]
    public async Task A_receive_into_the_users_memory_can_be_cancelled()
    {
        using Stage stage = new(receives: false);
        (TestClient client, Connection connection) = await stage.Connect();
        Task<Transferred> filling = stage.On(puppet => puppet.FillAndWait(connection, ReceiveBuffer.Allocate(1000)));
        stage.On(puppet => puppet.StopFilling(connection));
        Assert.Equal(Errno.ECANCELED, (await filling.Bounded()).Error);
        stage.Until(puppet => puppet.Completions.Count == 1, "the cancellation is told");
        Assert.Equal(("Cancel", new Completion(1)), stage.On(puppet => puppet.Completions[0]));
        stage.On(puppet => puppet.StopFilling(connection));
        stage.Until(puppet => puppet.Completions.Count == 2, "there was nothing to cancel");
        Assert.Equal(Errno.ENOENT, stage.On(puppet => puppet.Completions[1].Result).Error);
        List<byte> received = Collect(stage);
        stage.On(puppet => puppet.Receive(connection));
        await client.Send(100);
        stage.Until(_ => received.Count == 100, "the connection goes on");
    }

    [Fact]
    public async Task Kept_buffers_pause_the_receive_of_their_connection_and_their_return_resumes_it()
    {
        const int MaxQueued = 8;
        using Stage stage = new(options: new RingOptions { MaxQueued = MaxQueued });
        (TestClient client, Connection _) = await stage.Connect();
        Queue<HeldBuffer> held = new();
        List<byte> received = [];
        stage.On(puppet => puppet.Received = (Connection from, in Received received1) =>
        {
            received.AddRange(received1.Data);
            if (received1.TryTake(out BufferLease data)) held.Enqueue(data.Keep());
        });
        const int Bytes = 200_000; // 196 buffers, of 64.
        Task sending = client.Send(Bytes);
        while (stage.On(_ => received.Count) < Bytes)
        {
            stage.Until(_ => held.Count >= MaxQueued || received.Count == Bytes, "the cap");
            stage.On(_ =>
            {
                while (held.TryDequeue(out HeldBuffer buffer)) buffer.Return();
            });
        }
        await sending;
        stage.On(_ =>
        {
            while (held.TryDequeue(out HeldBuffer buffer)) buffer.Return();
            s_pattern.Check([.. received], 0);
        });
        Assert.True(stage.Statistics.Pauses > 0 && stage.Statistics.RearmsAfterPause > 0);
    }

    private static List<byte> Collect(Stage stage)
    {
        List<byte> received = [];
        stage.On(puppet => puppet.Received = (Connection from, in Received data) => received.AddRange(data.Data));
        return received;
    }
}
