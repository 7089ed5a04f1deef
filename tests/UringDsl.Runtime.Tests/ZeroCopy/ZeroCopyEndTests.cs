using System;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.ZeroCopy;

/// <summary>Connections and rings that end while the kernel still reads what they sent.</summary>
[Collection(Rings.Name)]
public class ZeroCopyEndTests
{
    private static readonly ClientPattern s_pattern = new(0);

    [Fact]
    public async Task A_peer_that_vanishes_releases_everything_once()
    {
        const int Sends = 20;
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect(receiveBuffer: 4096);
        stage.On(sender => sender.SendAlways(connection, SendBuffer.Allocate(400_000)));
        stage.Until(_ => stage.Statistics.NotificationsOutstanding > 0, "a send completes");
        stage.On(sender =>
        {
            for (int i = 1; i < Sends; i++) sender.SendAlways(connection, SendBuffer.Allocate(400_000)); // More than the socket takes.
        });
        client.Reset();
        stage.Until(sender => sender.Releases.Count == Sends && sender.Sents.Count == Sends, "all memory is released");
        stage.Until(sender => sender.Closed.Count == 1, "the connection is gone");
        Assert.Contains(stage.On(sender => sender.Sents.ToArray()), sent => !sent.IsSuccess);
        Assert.Equal(0, stage.Statistics.NotificationsOutstanding);
    }

    [Fact]
    public async Task A_dropped_connection_takes_its_notifications_along()
    {
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect(receiveBuffer: 4096);
        stage.On(sender => sender.SendAlways(connection, SendBuffer.Allocate(300_000)));
        stage.Until(sender => sender.Sents.Count == 1, "the send completes");
        Assert.Empty(stage.On(sender => sender.Releases.ToArray()));
        stage.On(sender => sender.Drop(connection)); // The peer reads nothing: without a reset the kernel would keep the bytes for minutes.
        stage.Until(sender => sender.Releases.Count == 1, "the memory is released");
        Assert.False(await client.DrainToEnd());
    }

    [Fact]
    public async Task A_step_that_waits_for_its_peer_is_cancelled_beside_the_queue_as_well()
    {
        using SenderStage stage = new();
        (TestClient _, Connection connection) = await stage.Connect(receiveBuffer: 4096);
        Task<Sender.SendLateOutcome> sending = stage.On(sender =>
            sender.SendLateAndWait(connection, TimeSpan.FromMilliseconds(1), SendBuffer.Allocate(20_000_000)));
        stage.Until(sender => sender.Control.CancelNow("SendLate", TimeSpan.FromSeconds(60)).Result == 1, "what is on its way is found");
        Assert.NotEqual(OutcomeKind.Completed, (await sending.Bounded()).Kind);
        stage.On(sender => sender.Drop(connection));
    }

    [Fact]
    public async Task So_does_one_of_a_ring_that_may_do_only_what_is_declared()
    {
        const int Length = 300_000;
        using Socket listener = Loopback.Listen(receiveBuffer: 4096);
        DialingSender sender = new();
        using RunningHandler running = RunningHandler.Start(sender, null, new RingOptions { RestrictsOperations = true });
        Assert.True(await running.On(() => sender.DialAndSend(PeerAddress.From(listener.LocalEndPoint!), Length)).Bounded());
        Assert.Equal(0, running.On(() => sender.Released));
        running.On(() => sender.Drop(sender.Connection));
        Wait.Until(() => running.On(() => sender.Released) == 1, () => "the memory is released");
        running.WaitUntilIdle();
    }

    [Fact]
    public async Task The_memory_of_a_connection_that_was_closed_in_order_is_released_when_the_peer_has_read()
    {
        const int Length = 300_000;
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect(receiveBuffer: 4096);
        SendBuffer buffer = SendBuffer.CopyOf(s_pattern.Bytes(0, Length));
        stage.On(sender =>
        {
            sender.SendAlways(connection, buffer);
            sender.HangUp(connection);
        });
        stage.Until(sender => sender.Closed.Count == 1, "the connection is gone");
        Assert.Empty(stage.On(sender => sender.Releases.ToArray()));
        Assert.Equal(1, stage.Statistics.NotificationsOutstanding);
        (TestClient _, Connection next) = await stage.Connect();
        Assert.Equal(connection.Index, next.Index); // Its place is taken, and the notification still finds its way.
        await client.Expect(Length);
        await client.ExpectEnd();
        stage.Until(sender => sender.Releases.Count == 1, "the memory is released");
        Assert.Equal((connection, buffer, true, true), stage.On(sender => sender.Releases[0]));
    }

    [Fact]
    public async Task What_was_never_sent_is_released_too()
    {
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect(receiveBuffer: 4096);
        Task<Sent> late = stage.On(sender =>
        {
            for (int i = 0; i < 5; i++) sender.SendAlways(connection, SendBuffer.Allocate(8_000_000)); // The first fills the socket.
            sender.SendLast(connection, SendBuffer.Allocate(10)); // Waits in the queue, and ends unpublished.
            return sender.SendAndWait(connection, SendBuffer.Allocate(10)); // Behind the close: refused at once.
        });
        Assert.Equal(Errno.ECANCELED, (await late.Bounded()).Error);
        stage.Until(sender => sender.Releases.Count == 1, "the refused one is released");
        stage.On(sender => sender.Drop(connection));
        stage.Until(sender => sender.Releases.Count == 7, "all are released");
        stage.Until(sender => sender.Closed.Count == 1, "the connection is gone");
        Assert.Equal(5, stage.On(sender => sender.Sents.Count));
        await client.DrainToEnd();
    }

    [Fact]
    public async Task The_last_send_of_a_chain_is_released_behind_the_end_of_the_connection()
    {
        const int Length = 300_000;
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect(receiveBuffer: 4096);
        SendBuffer buffer = SendBuffer.CopyOf(s_pattern.Bytes(0, Length));
        stage.On(sender => sender.SendLast(connection, buffer));
        stage.Until(sender => sender.Closed.Count == 1, "the chain has closed the connection, and nobody has read");
        Assert.Empty(stage.On(sender => sender.Releases.ToArray()));
        await client.Expect(Length);
        await client.ExpectEnd();
        stage.Until(sender => sender.Releases.Count == 1, "the memory is released");
        Assert.Equal((connection, buffer, true, true), stage.On(sender => sender.Releases[0]));
    }

    [Fact]
    public async Task A_chain_gives_its_outcome_before_the_notification()
    {
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect(receiveBuffer: 32_768);
        Task<Sender.AskOutcome> asking = stage.On(
            sender => sender.AskAndWait(connection, SendBuffer.CopyOf(s_pattern.Bytes(0, 300_000)), ReceiveBuffer.Allocate(10)));
        await client.Send(10);
        Sender.AskOutcome outcome = await asking.Bounded();
        Assert.Equal((OutcomeKind.Completed, 300_000, 10), (outcome.Kind, outcome.SendBytes, outcome.ReceiveBytes));
        Assert.Empty(stage.On(sender => sender.Releases.ToArray()));
        await client.Expect(300_000);
        stage.Until(sender => sender.Releases.Count == 1, "the memory is released");
    }

    [Fact]
    public async Task A_step_that_its_chain_cancels_still_has_a_notification_and_its_memory_is_released_once()
    {
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        SendBuffer buffer = SendBuffer.Allocate(50_000);
        Task<Sender.SendLateOutcome> sending = stage.On(sender => sender.SendLateAndWait(connection, TimeSpan.FromHours(1), buffer));
        stage.On(sender => sender.DoNotSend(connection));
        Assert.Equal(OutcomeKind.Cancelled, (await sending.Bounded()).Kind);
        stage.Until(sender => sender.Releases.Count == 1, "the memory is released");
        Assert.Equal(buffer, stage.On(sender => sender.Releases[0].Buffer));
        Assert.Equal(0, stage.Statistics.StaleCompletions);
        Assert.Equal(0, stage.Statistics.NotificationsOutstanding);
        await client.DrainToEnd();
    }

    [Fact]
    public async Task Stopping_waits_for_the_notifications()
    {
        // A small window makes the notification late, and how late is the network's: no deadline of the ring's own may end the wait.
        using SenderStage stage = new(new RingOptions { StopTimeout = Timeout.InfiniteTimeSpan, Linger = Timeout.InfiniteTimeSpan });
        (TestClient client, Connection connection) = await stage.Connect(receiveBuffer: 16384);
        stage.On(sender => sender.SendAlways(connection, SendBuffer.CopyOf(s_pattern.Bytes(0, 200_000))));
        stage.Until(sender => sender.Sents.Count == 1, "the send completes");
        Task stopping = Task.Run(stage.Running.Stop);
        await client.Expect(200_000);
        await stopping.Bounded();
        Assert.Single(stage.Sender.Releases);
        Assert.Equal(0, stage.Statistics.NotificationsAbandoned);
    }

    [Fact]
    public async Task Stopping_has_an_end_when_a_peer_never_reads()
    {
        using SenderStage stage = new(new RingOptions { StopTimeout = TimeSpan.FromMilliseconds(200) });
        (TestClient client, Connection connection) = await stage.Connect(receiveBuffer: 4096);
        SendBuffer buffer = SendBuffer.CopyOf(s_pattern.Bytes(0, 60_000));
        stage.On(sender => sender.SendAlways(connection, buffer));
        stage.Until(sender => sender.Sents.Count == 1, "the send completes");
        stage.Running.Stop();
        Assert.Empty(stage.Sender.Releases);
        Assert.Equal(1, stage.Statistics.NotificationsAbandoned);
        await client.Expect(60_000); // The kernel has it all the same, unchanged.
    }

    [Fact]
    public async Task A_ring_stops_under_load()
    {
        const int Connections = 8;
        using SenderStage stage = new(new RingOptions { StopTimeout = TimeSpan.FromMilliseconds(300) });
        Task[] reading = new Task[Connections];
        for (int i = 0; i < Connections; i++)
        {
            (TestClient client, Connection connection) = await stage.Connect();
            reading[i] = client.DrainToEnd();
            stage.On(sender =>
            {
                sender.WhenReleased = static _ => { };
                for (int send = 0; send < 200; send++) sender.SendAlways(connection, SendBuffer.Allocate(100_000));
            });
        }
        stage.Until(_ => stage.Statistics.ZeroCopySends > 20, "it sends");
        stage.Running.Stop();
        await Task.WhenAll(reading).Bounded();
    }
}
