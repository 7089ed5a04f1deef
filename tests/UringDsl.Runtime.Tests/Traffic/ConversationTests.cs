using System;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

/// <summary>One peer that has the ring to itself: what it is sent posts no completion, unless it falls short.</summary>
[Collection(Rings.Name)]
public class ConversationTests
{
    private const RingFeature Needed = RingFeature.SkipSuccess | RingFeature.SendMessageZeroCopy | RingFeature.MultishotReceive;

    [FeatureFact(Needed)]
    public async Task A_message_of_a_conversation_takes_one_call_and_one_completion()
    {
        const int Messages = 300;
        using Stage stage = Echoing();
        (TestClient client, Connection _) = await stage.Connect();
        RingStatistics statistics = stage.Statistics;
        await client.Echo(100);
        await client.Echo(100);
        (long enters, long completions) = (statistics.Enters, statistics.Completions);
        for (int i = 0; i < Messages; i++) await client.Echo(100);
        Assert.Equal(Messages, statistics.Completions - completions);
        Assert.InRange(statistics.Enters - enters, Messages, Messages + 3); // A signal of the .NET runtime ends a call without a completion.
        Assert.Equal(0, statistics.SendsQueued);
        Assert.Equal((Messages + 2, (Messages + 2) * 100), (stage.Running.Settled.Sends, statistics.BytesSent));
    }

    [Fact]
    public async Task Of_two_peers_in_turn_each_send_posts_its_completion()
    {
        const int Rounds = 100;
        using Stage stage = Echoing();
        (TestClient one, Connection _) = await stage.Connect();
        (TestClient other, Connection _) = await stage.Connect();
        await one.Echo(100);
        await other.Echo(100);
        long completions = stage.On(_ => stage.Statistics.Completions);
        for (int i = 0; i < Rounds; i++)
        {
            await one.Echo(100);
            await other.Echo(100);
        }
        Assert.True(stage.On(_ => stage.Statistics.Completions) - completions >= Rounds * 4);
    }

    [Theory]
    [InlineData(RingFeature.None)]
    [InlineData(RingFeature.SkipSuccess)]
    public async Task Where_there_is_no_room_for_all_of_an_answer_the_rest_follows_as_the_peer_reads(RingFeature missing)
    {
        int[] sizes = [100, 100, 3_000_000, 1, 200_000, 100_000, 70_000, 300_000, 100, 5_000_000, 100]; // bytes of the answer to each request
        ClientPattern pattern = new(0);
        using Stage stage = new(options: new RingOptions { Disable = missing });
        int asked = 0;
        long sent = 0;
        stage.On(puppet => puppet.Received = (Connection from, in Received received) =>
        {
            for (int i = 0; i < received.Length; i++)
            {
                puppet.SendBytes(from, pattern.Bytes(sent, sizes[asked]));
                sent += sizes[asked++];
            }
        });
        (TestClient client, Connection _) = await stage.Connect(receiveBuffer: 8192);
        foreach (int size in sizes)
        {
            await client.Send(1);
            await client.Expect(size); // Nothing else happens on the ring that could wake it.
        }
        for (int i = 0; i < 3; i++)
        {
            asked = 0;
            long before = sent;
            foreach (int _ in sizes)
            {
                await client.Send(1);
                await Task.Delay(2); // Each in a turn of its own, while the peer does not read.
            }
            stage.Until(_ => asked == sizes.Length, "everything has been asked for");
            await client.Expect(sent - before);
        }
        Assert.Equal(sent, stage.Running.Settled.BytesSent);
        Assert.Equal(0, stage.On(_ => stage.Statistics.SendsQueued));
    }

    [Theory]
    [InlineData("with the last answer")]
    [InlineData("later")]
    [InlineData("when the peer ends")]
    [InlineData("dropped")]
    public async Task A_connection_ends_behind_its_last_answer(string end)
    {
        using Stage stage = new();
        int answers = 0;
        stage.On(puppet => puppet.Received = (Connection from, in Received received) =>
        {
            if (received.TryTake(out BufferLease data)) puppet.SendLease(from, data);
            if (!received.IsSuccess && end == "dropped") puppet.Drop(from);
            else if (!received.IsSuccess || (++answers == 5 && end == "with the last answer")) puppet.HangUp(from);
        });
        (TestClient client, Connection connection) = await stage.Connect();
        for (int i = 0; i < 5; i++) await client.Echo(1000);
        if (end == "later") stage.On(puppet => puppet.HangUp(connection));
        else if (end is "when the peer ends" or "dropped") client.ShutdownSend();
        await client.ExpectEnd();
        stage.Until(puppet => puppet.Closed.Count == 1, "the connection is closed");
        Assert.Equal(5000, stage.Running.Settled.BytesSent);
        Assert.Equal(end == "dropped" ? 1 : 0, stage.Statistics.Aborts);
    }

    [Fact]
    public async Task A_peer_that_is_gone_ends_its_connection_at_the_next_answer()
    {
        using Stage stage = new(receives: false);
        (TestClient client, Connection connection) = await stage.Connect();
        ClientPattern pattern = new(0);
        for (int i = 0; i < 5; i++)
        {
            stage.On(puppet => puppet.SendBytes(connection, pattern.Bytes(i * 100, 100)));
            await client.Expect(100);
        }
        client.Reset();
        stage.On(puppet => puppet.SendBytes(connection, new byte[100])); // No receive is armed that would tell.
        stage.Until(puppet => puppet.Closed.Count == 1, "the connection is closed");
        RingStatistics settled = stage.Running.Settled;
        Assert.Equal((500, 5, 1), (settled.BytesSent, settled.Sends, settled.Aborts));
    }

    [Fact]
    public async Task The_last_buffers_go_back_before_the_ring_waits()
    {
        using Stage stage = new(options: new RingOptions { CopyBytes = 0 }); // Else a send keeps a copy, and gives its buffer back at once.
        HeldBuffer[] kept = new HeldBuffer[56]; // of 64: less than a quarter is free
        int count = 0;
        stage.On(puppet => puppet.Received = (Connection from, in Received received) =>
        {
            if (!received.TryTake(out BufferLease data)) return;
            if (from == puppet.Accepted[0]) kept[count++] = data.Keep();
            else puppet.SendLease(from, data);
        });
        (TestClient holder, Connection _) = await stage.Connect();
        (TestClient client, Connection _) = await stage.Connect();
        while (count < kept.Length)
        {
            int before = count;
            await holder.Send(1024);
            stage.Until(_ => count > before, "a buffer is kept");
        }
        for (int i = 0; i < 20; i++) await client.Echo(100);
        Wait.Until(() => stage.Statistics.BuffersInUse == kept.Length, () => "the buffer of the last echo is back");
        stage.On(_ => Array.ForEach(kept, static buffer => buffer.Return()));
    }

    [Fact]
    public async Task What_is_said_behind_an_answer_that_the_kernel_had_not_taken_yet_goes_out_too()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        InterruptedHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using TestClient client = await TestClient.Connect(endPoint);
        for (int i = 0; i < 3; i++) await client.Echo(100);
        await client.Echo(200);
        byte[] more = new byte[10];
        for (int read = 0; read < more.Length;) read += await client.Socket.ReceiveAsync(more.AsMemory(read)).AsTask().Bounded();
        Assert.Equal("0123456789"u8.ToArray(), more);
        Assert.Equal(1, running.On(() => handler.Refusals));
    }

    private static Stage Echoing()
    {
        Stage stage = new();
        stage.On(puppet => puppet.Received = (Connection from, in Received received) =>
        {
            if (received.TryTake(out BufferLease data)) puppet.SendLease(from, data);
        });
        return stage;
    }
}
