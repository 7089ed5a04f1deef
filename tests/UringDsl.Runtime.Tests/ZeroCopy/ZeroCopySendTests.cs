using System;
using System.Collections.Generic;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.ZeroCopy;

[Collection(Rings.Name)]
public class ZeroCopySendTests
{
    private static readonly ClientPattern s_pattern = new(0); // That of the first peer of a stage.

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(65_536)]
    [InlineData(4 << 20)]
    public async Task A_buffer_is_released_once_behind_its_completion_and_may_be_overwritten_then(int length)
    {
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        SendBuffer buffer = SendBuffer.CopyOf(s_pattern.Bytes(0, length));
        stage.On(sender => sender.SendAlways(connection, buffer));
        await client.Expect(length);
        stage.Until(sender => sender.Releases.Count == 1, "the memory is released");
        Assert.Equal(["sent", "released"], stage.On(sender => sender.Events.ToArray()));
        Assert.Equal(new Sent(length), stage.On(sender => sender.Sents[0]));
        Assert.Equal((connection, buffer, true, true), stage.On(sender => sender.Releases[0])); // The loopback device copies.
        Assert.Equal(length, stage.Running.Settled.BytesSent);
        Assert.Equal(length, stage.Running.Settled.BytesZeroCopyCopied);
        Assert.Equal(0, stage.Statistics.NotificationsOutstanding);
    }

    [Fact]
    public async Task A_large_answer_reaches_a_slow_reader_whole()
    {
        const int Length = 4 << 20, Answers = 3;
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect(receiveBuffer: 8192);
        stage.On(sender =>
        {
            for (int i = 0; i < Answers; i++) sender.SendAlways(connection, SendBuffer.CopyOf(s_pattern.Bytes((long)i * Length, Length)));
        });
        for (int read = 0; read < Answers * Length; read += Length / 64)
        {
            await client.Expect(Length / 64, most: 5000);
            if (read % (Length / 4) == 0) await Task.Delay(10); // What was completed waits in the socket, and must not change there.
        }
        stage.Until(sender => sender.Releases.Count == Answers, "all memory is released");
    }

    [Fact]
    public async Task Memory_that_changes_between_completion_and_release_reaches_the_peer_changed()
    {
        const int Length = 1 << 20;
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect(receiveBuffer: 65_536);
        SendBuffer buffer = SendBuffer.CopyOf(new byte[Length]);
        stage.On(sender => sender.SendAlways(connection, buffer));
        stage.Until(sender => sender.Sents.Count == 1, "the send completes: the socket has all of it");
        Assert.Empty(stage.On(sender => sender.Releases.ToArray()));
        stage.On(_ => buffer.Span.Fill(0xBB)); // What Released is there to prevent.
        byte[] bytes = await PeerServer.ReadExactly(client.Socket, Length);
        Assert.Equal(Length, bytes.Length);
        Assert.Contains((byte)0xBB, bytes);
        stage.Until(sender => sender.Releases.Count == 1, "the memory is released");
    }

    [Fact]
    public async Task An_awaited_send_resumes_before_its_memory_is_released()
    {
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        Task<Sent> sending = stage.On(sender => sender.SendAndWait(connection, SendBuffer.CopyOf(s_pattern.Bytes(0, 100_000))));
        await client.Expect(100_000);
        Assert.Equal(new Sent(100_000), await sending.Bounded());
        stage.Until(sender => sender.Releases.Count == 1, "the memory is released");
        Assert.Equal(["awaited", "released"], stage.On(sender => sender.Events.ToArray()));
    }

    [Fact]
    public async Task An_ordinary_send_releases_its_memory_behind_the_completion()
    {
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        SendBuffer buffer = SendBuffer.CopyOf(s_pattern.Bytes(0, 5000)).Slice(1000, 2000);
        stage.On(sender => sender.SendOrdinary(connection, buffer));
        byte[] bytes = await PeerServer.ReadExactly(client.Socket, 2000);
        s_pattern.Check(bytes, 1000);
        stage.Until(sender => sender.Releases.Count == 1, "the memory is released");
        Assert.Equal(["sent", "released"], stage.On(sender => sender.Events.ToArray()));
        Assert.Equal((connection, buffer, false, false), stage.On(sender => sender.Releases[0]));
        Assert.Equal(0, stage.Running.Settled.ZeroCopySends);
    }

    [Theory]
    [InlineData(ZeroCopyMode.Never)]
    [InlineData(ZeroCopyMode.Adaptive)]
    [InlineData(ZeroCopyMode.Always)]
    public async Task The_options_override_what_is_declared(ZeroCopyMode mode)
    {
        using SenderStage stage = new(new RingOptions { ZeroCopy = mode, ZeroCopyThreshold = 5000 });
        (TestClient client, Connection connection) = await stage.Connect();
        stage.On(sender => sender.SendAlways(connection, SendBuffer.CopyOf(s_pattern.Bytes(0, 4999))));
        await client.Expect(4999);
        stage.On(sender => sender.SendAlways(connection, SendBuffer.CopyOf(s_pattern.Bytes(4999, 5000))));
        await client.Expect(5000);
        stage.Until(sender => sender.Releases.Count == 2, "the memory is released");
        Assert.Equal(mode == ZeroCopyMode.Always ? 2 : mode == ZeroCopyMode.Adaptive ? 1 : 0, stage.Running.Settled.ZeroCopySends);
    }

    [Fact]
    public async Task A_socket_without_zero_copy_gets_ordinary_sends()
    {
        const int Length = 300_000, Sends = 5;
        using SenderStage stage = new(family: AddressFamily.Unix);
        (TestClient client, Connection connection) = await stage.Connect();
        for (int i = 0; i < Sends; i++)
        {
            long position = (long)i * Length;
            stage.On(sender => sender.SendAlways(connection, SendBuffer.CopyOf(s_pattern.Bytes(position, Length))));
            await client.Expect(Length);
        }
        stage.Until(sender => sender.Releases.Count == Sends, "all memory is released");
        Assert.All(stage.On(sender => sender.Releases.ToArray()), release => Assert.False(release.WasZeroCopy));
        Assert.All(stage.On(sender => sender.Sents.ToArray()), sent => Assert.Equal(new Sent(Length), sent));
        Assert.Equal(1, stage.Statistics.ZeroCopyFallbacks); // It was tried once.
        Assert.Equal(0, stage.Running.Settled.ZeroCopySends);
    }

    [Fact]
    public async Task A_connection_on_which_the_kernel_copies_goes_back_to_ordinary_sends_and_tries_again_later()
    {
        const int Length = 20_000, Limit = 4, Hold = 64;
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        long position = 0;
        await Send(19_999); // Below the threshold.
        Assert.Equal(0, stage.Running.Settled.ZeroCopySends);
        for (int i = 0; i < Limit; i++) await Send(Length);
        Assert.Equal((Limit, 1, 0), (stage.Running.Settled.ZeroCopySends, stage.Statistics.ZeroCopyDemotions, stage.Statistics.ZeroCopyPromotions));
        for (int i = 0; i < Hold; i++) await Send(Length);
        Assert.Equal((Limit, 1, 1), (stage.Running.Settled.ZeroCopySends, stage.Statistics.ZeroCopyDemotions, stage.Statistics.ZeroCopyPromotions));
        for (int i = 0; i < Limit; i++) await Send(Length);
        Assert.Equal((2 * Limit, 2, 1), (stage.Running.Settled.ZeroCopySends, stage.Statistics.ZeroCopyDemotions, stage.Statistics.ZeroCopyPromotions));
        for (int i = 0; i < Hold; i++) await Send(Length);
        Assert.Equal(1, stage.Statistics.ZeroCopyPromotions); // Twice as long this time.

        async Task Send(int length)
        {
            int before = stage.On(sender => sender.Releases.Count);
            stage.On(sender => sender.SendAdaptive(connection, SendBuffer.CopyOf(s_pattern.Bytes(position, length))));
            await client.Expect(length);
            position += length;
            stage.Until(sender => sender.Releases.Count > before, "the memory is released");
        }
    }

    [Fact]
    public async Task Sends_of_one_turn_go_out_together_unless_one_must_be_copied()
    {
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        stage.On(sender =>
        {
            sender.SendCopied(connection, s_pattern.Bytes(0, 200)); // A header, in memory of the runtime's: it goes with the body.
            sender.SendAlways(connection, SendBuffer.CopyOf(s_pattern.Bytes(200, 30_000)));
            sender.SendBytes(connection, s_pattern.Bytes(30_200, 30_000));
        });
        await client.Expect(60_200);
        stage.Until(sender => sender.Releases.Count == 1, "the memory is released");
        Assert.Equal((1, 1), (stage.Running.Settled.ZeroCopySends, stage.Statistics.Sends));
        stage.On(sender =>
        {
            sender.SendOrdinary(connection, SendBuffer.CopyOf(s_pattern.Bytes(60_200, 2000))); // Free at its completion, so not in the same operation.
            sender.SendAlways(connection, SendBuffer.CopyOf(s_pattern.Bytes(62_200, 30_000)));
            sender.SendOrdinary(connection, SendBuffer.CopyOf(s_pattern.Bytes(92_200, 2000)));
        });
        await client.Expect(34_000);
        stage.Until(sender => sender.Releases.Count == 4, "the memory is released");
        Assert.Equal((2, 4), (stage.Running.Settled.ZeroCopySends, stage.Statistics.Sends));
    }

    [Fact]
    public async Task A_held_buffer_between_zero_copy_sends_goes_back_when_it_is_sent()
    {
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect(receiveBuffer: 4096);
        HeldBuffer held = default;
        stage.On(sender =>
        {
            sender.OnData = (Connection _, in Received received) =>
            {
                if (received.TryTake(out BufferLease data)) held = data.Keep();
            };
            sender.Receive(connection);
        });
        await client.Send(500);
        stage.Until(_ => held.Length == 500, "a buffer is held");
        stage.On(sender =>
        {
            s_pattern.Fill(held.Span, 200_000);
            sender.SendAlways(connection, SendBuffer.CopyOf(s_pattern.Bytes(0, 200_000)));
            sender.SendHeld(connection, held);
            sender.SendAlways(connection, SendBuffer.CopyOf(s_pattern.Bytes(200_500, 200_000)));
        });
        stage.Until(_ => stage.Statistics.BuffersInUse == 0, "the buffer is back while its peer has not read a byte of the rest");
        await client.Expect(400_500);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Sends_of_all_modes_arrive_in_the_order_of_their_submission(int seed)
    {
        const int Sends = 1500;
        using SenderStage stage = new(new RingOptions { ZeroCopyThreshold = 2000 });
        (TestClient client, Connection connection) = await stage.Connect();
        Random random = new(seed);
        long position = 0;
        int owed = 0;
        List<Task<Sent>> awaited = [];
        Task reading = Task.CompletedTask;
        for (int sent = 0; sent < Sends;)
        {
            int batch = random.Next(1, 60);
            long before = position;
            stage.On(sender =>
            {
                for (int i = 0; i < batch; i++, sent++) SendOne(sender);
            });
            await reading;
            reading = client.Expect(position - before);
        }
        await reading;
        foreach (Task<Sent> sent in awaited) Assert.True((await sent.Bounded()).IsSuccess);
        stage.Until(sender => sender.Releases.Count == owed, $"{owed} buffers are released");
        Assert.Equal(position, stage.Running.Settled.BytesSent);
        Assert.Equal(stage.Running.Settled.ZeroCopySends > 0, stage.Statistics.BytesZeroCopyCopied > 0);

        void SendOne(Sender sender)
        {
            int length = random.Next(8) == 0 ? random.Next(1, 60_000) : random.Next(1, 5000);
            byte[] bytes = s_pattern.Bytes(position, length);
            position += length;
            int form = random.Next(6);
            if (form < 4) owed++;
            switch (form)
            {
                case 0: sender.SendAlways(connection, SendBuffer.CopyOf(bytes)); break;
                case 1: sender.SendAdaptive(connection, SendBuffer.CopyOf(bytes)); break;
                case 2: awaited.Add(sender.SendAndWait(connection, SendBuffer.CopyOf(bytes))); break;
                case 3: sender.SendOrdinary(connection, SendBuffer.CopyOf(bytes)); break;
                case 4: sender.SendBytes(connection, bytes); break;
                default: sender.SendCopied(connection, bytes); break;
            }
        }
    }
}
