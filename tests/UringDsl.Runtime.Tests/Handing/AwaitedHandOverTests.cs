using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Handing;

/// <summary>Connections that are given away while somebody awaits what they receive.</summary>
[Collection(Rings.Name)]
public class AwaitedHandOverTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_awaits_a_receive_hears_that_it_has_ended(bool isTaken)
    {
        using ReaderStage stage = new();
        ReaderHandler other = new();
        using RunningHandler? running = isTaken ? RunningHandler.Start(other) : null;
        (TestClient client, Connection connection) = await stage.Connect();
        using TestClient open = client;
        stage.Running.On(() => { _ = stage.Handler.ReadOnce(connection); });
        stage.Running.On(() => stage.Handler.Give(connection, other.RingAddress, 0));
        stage.Expect("read ECANCELED", isTaken ? "given None" : "given EBADFD");
        if (isTaken) return;
        stage.Running.On(() => { _ = stage.Handler.ReadOnce(connection); }); // It stays, and nothing is armed that nobody waits for.
        await client.Send(5);
        stage.Expect("read 5");
    }

    [FeatureTheory(RingFeature.BufferRings | RingFeature.SlotRelease)] // It waits for buffers, and the count at the end is one of descriptors.
    [InlineData(true)]
    [InlineData(false)]
    public async Task Also_when_it_waits_for_buffers_or_is_paused(bool isPaused)
    {
        using ReaderStage stage = new();
        ReaderHandler other = new();
        using RunningHandler running = RunningHandler.Start(other);
        (TestClient first, Connection holder) = await stage.Connect();
        (TestClient second, Connection starved) = await stage.Connect();
        using TestClient open = first, alsoOpen = second;
        await stage.TakeBuffers(first, holder);
        Connection given = isPaused ? holder : starved;
        stage.Running.On(() => { _ = stage.Handler.ReadOnce(given); });
        if (!isPaused) await second.Send(10);
        Wait.Until(() => isPaused || stage.Running.Statistics.NoBuffers > 0, () => "it is starved");
        stage.Running.On(() => stage.Handler.Give(given, other.RingAddress, 0));
        stage.Expect("read ECANCELED", "given None");
        stage.ReturnBuffers();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_receive_that_is_asked_for_meanwhile_ends_or_begins_when_it_stays(bool isTaken)
    {
        using ReaderStage stage = new();
        ReaderHandler other = new();
        using RunningHandler? running = isTaken ? RunningHandler.Start(other) : null;
        (TestClient client, Connection connection) = await stage.Connect();
        using TestClient open = client;
        stage.Running.On(() =>
        {
            stage.Handler.Give(connection, other.RingAddress, 0);
            _ = stage.Handler.ReadOnce(connection);
        });
        if (!isTaken) await client.Send(5);
        stage.Expect(isTaken ? ["read ECANCELED", "given None"] : ["read 5", "given EBADFD"]);
    }

    [Fact]
    public async Task One_that_is_asked_for_meanwhile_can_be_cancelled()
    {
        using ReaderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        using TestClient open = client;
        stage.Running.On(() =>
        {
            stage.Handler.Give(connection, new ReaderHandler().RingAddress, 0);
            _ = stage.Handler.ReadOnce(connection);
            stage.Handler.StopReading(connection);
        });
        stage.Expect("read ECANCELED", "given EBADFD");
        stage.Running.On(() => stage.Handler.Receive(connection)); // Nothing else is armed.
        await client.Send(5);
        stage.Expect("received 5");
    }

    [Fact]
    public async Task What_is_still_sent_without_a_copy_is_not_discarded_by_the_ring_that_gave_the_connection_away()
    {
        const int Length = 300_000;
        using ReaderStage stage = new();
        ReaderHandler other = new();
        using RunningHandler running = RunningHandler.Start(other);
        (TestClient client, Connection connection) = await stage.Connect();
        using TestClient open = client;
        stage.Running.On(() =>
        {
            stage.Handler.WriteUncopied(connection, SendBuffer.CopyOf(new ClientPattern(0).Bytes(0, Length)));
            stage.Handler.Give(connection, other.RingAddress, 0);
        });
        stage.Expect("given None");
        stage.Running.WaitUntilIdle(); // The slot is closed here.
        Assert.Equal(1, stage.Running.Statistics.NotificationsOutstanding);
        Wait.Until(() => running.On(() => other.Accepted.Count) == 1, () => "it has come");
        running.On(() => other.HangUp(other.Accepted[0]));
        running.WaitUntilIdle();
        await client.Expect(Length);
        await client.ExpectEnd();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_single_receive_of_a_connection_that_stays_brings_one_result(bool comesMeanwhile)
    {
        using ReaderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        using TestClient open = client;
        stage.Running.On(() => stage.Handler.ReceiveOnce(connection));
        await stage.Before(
            () => client.Socket.Send(new byte[comesMeanwhile ? 3 : 0]),
            () => stage.Handler.Give(connection, new ReaderHandler().RingAddress, 0));
        stage.Expect(comesMeanwhile ? ["once 1", "once 3", "given EBADFD"] : ["once 1", "given EBADFD"]);
        if (!comesMeanwhile) await client.Send(3);
        if (!comesMeanwhile) stage.Expect("once 3");
        stage.Running.On(() => stage.Handler.ReceiveOnce(connection));
        await client.Send(4);
        stage.Expect("once 4");
    }
}
