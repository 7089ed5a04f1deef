using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

[Collection(Rings.Name)]
public class SendTests
{
    private static readonly ClientPattern s_pattern = new(0); // That of the first peer of a stage.

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(3_000_000)]
    public async Task Bytes_of_every_form_arrive(int length)
    {
        using Stage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        stage.On(puppet =>
        {
            puppet.SendBytes(connection, s_pattern.Bytes(0, length));
            puppet.SendOwn(connection, SendBuffer.CopyOf(s_pattern.Bytes(length, length)));
            SendBuffer both = SendBuffer.CopyOf(s_pattern.Bytes(2L * length, 2 * length));
            puppet.SendOwn(connection, both.Slice(0, length));
            puppet.SendOwn(connection, both.Slice(length, length));
            puppet.SendBytesObserved(connection, s_pattern.Bytes(4L * length, length));
        });
        await client.Expect(5L * length);
        stage.Until(puppet => puppet.Sents.Count == 1, "the observer is told");
        Assert.Equal(new Sent(length), stage.On(puppet => puppet.Sents[0]));
        Assert.Equal(5L * length, stage.Running.Settled.BytesSent);
    }

    [Fact]
    public async Task An_awaited_send_says_how_many_bytes_went_out()
    {
        using Stage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        Task<Sent> sending = stage.On(puppet => puppet.SendAndWait(connection, SendBuffer.CopyOf(s_pattern.Bytes(0, 2_000_000))));
        await client.Expect(2_000_000);
        Assert.Equal(new Sent(2_000_000), await sending.Bounded());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Sends_of_all_forms_arrive_in_the_order_of_their_submission(int seed)
    {
        const int Sends = 3000;
        using Stage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        Queue<HeldBuffer> held = new();
        stage.On(puppet => puppet.Received = (Connection from, in Received received) =>
        {
            if (received.TryTake(out BufferLease data)) held.Enqueue(data.Keep());
        });
        Random random = new(seed);
        long position = 0;
        int observed = 0;
        List<Task<Sent>> awaited = [];
        Task reading = Task.CompletedTask;
        for (int sent = 0; sent < Sends;)
        {
            await client.Send(random.Next(1, 3000)); // To have buffers to keep.
            int batch = random.Next(1, 200);
            long before = position;
            stage.On(puppet =>
            {
                for (int i = 0; i < batch; i++, sent++) SendOne(puppet);
            });
            await reading;
            reading = client.Expect(position - before);
        }
        await reading;
        stage.Until(puppet => puppet.Sents.Count == observed, $"{observed} observers are told");
        Assert.All(stage.On(puppet => puppet.Sents.ToArray()), sent => Assert.True(sent.IsSuccess));
        Assert.All(await Task.WhenAll(awaited).Bounded(), sent => Assert.True(sent.IsSuccess));
        stage.On(_ =>
        {
            while (held.TryDequeue(out HeldBuffer buffer)) buffer.Return();
        });
        Assert.Equal(position, stage.Running.Settled.BytesSent);

        void SendOne(Puppet puppet)
        {
            int form = random.Next(6);
            int length = random.Next(10) == 0 ? random.Next(1, 20_000) : random.Next(1, 300);
            HeldBuffer buffer = default;
            if (form >= 4 && !held.TryDequeue(out buffer)) form = 0;
            if (form >= 4) length = buffer.Length;
            byte[] bytes = s_pattern.Bytes(position, length);
            position += length;
            if (form >= 4) bytes.CopyTo(buffer.Span);
            switch (form)
            {
                case 0: puppet.SendBytes(connection, bytes); break;
                case 1: puppet.SendOwn(connection, SendBuffer.CopyOf(bytes)); break;
                case 2: puppet.SendBytesObserved(connection, bytes); observed++; break;
                case 3: awaited.Add(puppet.SendAndWait(connection, SendBuffer.CopyOf(bytes))); break;
                case 4: puppet.SendHeld(connection, buffer); break;
                default: puppet.SendHeldObserved(connection, buffer); observed++; break;
            }
        }
    }

    [Fact]
    public async Task A_lease_goes_out_between_what_was_sent_before_and_after_it()
    {
        using Stage stage = new();
        (TestClient client, Connection _) = await stage.Connect();
        stage.On(puppet => puppet.Received = (Connection from, in Received received) =>
        {
            if (!received.IsSuccess) return;
            byte[] around = received.Data.ToArray();
            puppet.SendBytes(from, around.AsSpan(0, 10));
            if (!received.TryTake(out BufferLease data)) return;
            data.Span.CopyTo(around); // The same bytes: the lease can be read before it is passed on.
            puppet.SendLease(from, data);
            puppet.SendBytes(from, around.AsSpan(0, 10));
        });
        byte[] hello = s_pattern.Bytes(0, 100), answer = new byte[120];
        await client.Send(100);
        int read = 0;
        while (read < answer.Length) read += await client.Socket.ReceiveAsync(answer.AsMemory(read)).AsTask().Bounded();
        Assert.Equal([.. hello[..10], .. hello, .. hello[..10]], answer);
    }

    [Fact]
    public async Task Sends_behind_a_hang_up_are_dropped_and_counted()
    {
        using Stage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        Task<Sent> awaited = stage.On(puppet =>
        {
            puppet.SendBytes(connection, s_pattern.Bytes(0, 5000));
            puppet.HangUp(connection);
            puppet.SendBytes(connection, s_pattern.Bytes(5000, 10));
            puppet.SendOwn(connection, SendBuffer.CopyOf([1, 2, 3]));
            puppet.SendBytesObserved(connection, [4]);
            puppet.HangUp(connection);
            return puppet.SendAndWait(connection, SendBuffer.CopyOf([5]));
        });
        await client.Expect(5000);
        await client.ExpectEnd();
        Assert.Equal(new Sent(-(int)Errno.ECANCELED), await awaited.Bounded());
        stage.Until(puppet => puppet.Sents.Count == 1, "the observer is told");
        Assert.Equal(new Sent(-(int)Errno.ECANCELED), stage.On(puppet => puppet.Sents[0]));
        Assert.Equal(5, stage.Statistics.StaleSubmissions);
        Assert.Equal(5000, stage.Running.Settled.BytesSent);
    }

    [Fact]
    public async Task Submissions_on_a_connection_that_is_gone_do_nothing()
    {
        using Stage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        stage.On(puppet => puppet.Drop(connection));
        await client.DrainToEnd();
        stage.Until(puppet => puppet.Closed.Count == 1, "the connection is gone");
        (TestClient next, Connection reused) = await stage.Connect();
        Assert.Equal(connection.Index, reused.Index);
        stage.On(puppet =>
        {
            puppet.SendBytes(connection, [1]);
            puppet.Receive(connection);
            puppet.Drop(connection);
            puppet.HangUp(connection);
        });
        Assert.Equal(4, stage.Statistics.StaleSubmissions);
        stage.On(puppet => puppet.SendBytes(reused, new ClientPattern(1).Bytes(0, 100)));
        await next.Expect(100);
    }

    [Fact]
    public async Task A_kept_buffer_is_returned_once()
    {
        using Stage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        HeldBuffer kept = default;
        stage.On(puppet => puppet.Received = (Connection from, in Received received) =>
        {
            if (received.TryTake(out BufferLease data)) kept = data.Keep();
        });
        await client.Send(77);
        stage.Until(_ => kept.Length == 77, "the buffer is kept");
        Assert.Equal(1, stage.Statistics.BuffersInUse);
        stage.On(_ => s_pattern.Check(kept.Span, 0));
        stage.On(_ => kept.Return());
        Assert.Equal(0, stage.Statistics.BuffersInUse);
        Assert.Throws<InvalidOperationException>(() => stage.On(_ => kept.Return()));
        Assert.Throws<InvalidOperationException>(() => stage.On(puppet => puppet.SendHeld(connection, kept)));
        Assert.Throws<InvalidOperationException>(() => stage.On(puppet => puppet.SendBytes(connection, kept.Span)));
    }

    [Fact]
    public async Task A_kept_buffer_can_be_sent_to_another_connection_when_its_own_is_gone()
    {
        using Stage stage = new();
        (TestClient first, Connection source) = await stage.Connect();
        HeldBuffer kept = default;
        stage.On(puppet => puppet.Received = (Connection from, in Received received) =>
        {
            if (received.TryTake(out BufferLease data)) kept = data.Keep();
        });
        await first.Send(500);
        stage.Until(_ => kept.Length == 500, "the buffer is kept");
        stage.On(puppet => puppet.HangUp(source));
        await first.ExpectEnd();
        stage.Until(puppet => puppet.Closed.Count == 1, "the connection is gone");
        (TestClient second, Connection target) = await stage.Connect();
        stage.On(puppet =>
        {
            new ClientPattern(1).Fill(kept.Span, 0);
            puppet.SendHeld(target, kept);
        });
        await second.Expect(500);
        stage.Until(_ => stage.Statistics.BuffersInUse == 0, "the buffer is back");
    }
}
