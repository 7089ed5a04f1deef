using System.Threading;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Handing;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Endings;

/// <summary>Receives that are cancelled, and others that are asked for behind them.</summary>
[Collection(Rings.Name)]
public class CancelledReceiveTests
{
    [Fact]
    public async Task Bytes_that_were_there_first_do_not_cost_the_next_receive() => await With(async (stage, client, connection) =>
    {
        stage.Running.On(() => stage.Handler.ReceiveOnce(connection));
        await stage.Before(() => client.Socket.Send(new byte[3]), () =>
        {
            stage.Handler.StopReceivingOnce(connection);
            stage.Handler.ReceiveOnce(connection);
        });
        stage.Expect("once 1", "once 3");
        await client.Send(4);
        stage.Expect("once 4");
    });

    [Fact]
    public async Task An_end_that_was_there_first_is_told_to_whoever_awaits_the_next() => await With(async (stage, client, connection) =>
    {
        stage.Running.On(() => stage.Handler.Receive(connection));
        await stage.Before(client.ShutdownSend, () =>
        {
            stage.Handler.StopReceiving(connection);
            _ = stage.Handler.ReadOnce(connection);
        });
        stage.Expect("once 1", "received 0", "read 0");
    });

    [Fact]
    public async Task Whoever_awaited_it_hears_of_it_when_another_is_armed_behind() => await With(async (stage, client, connection) =>
    {
        stage.Running.On(() => { _ = stage.Handler.ReadOnce(connection); });
        stage.Running.On(() =>
        {
            stage.Handler.StopReading(connection);
            stage.Handler.Receive(connection);
        });
        stage.Expect("read ECANCELED");
        await client.Send(5);
        stage.Expect("received 5");
    });

    [Fact]
    public async Task Without_a_connection_those_of_all_are_cancelled() => await With(async (stage, client, connection) =>
    {
        (TestClient other, Connection second) = await stage.Connect();
        using TestClient open = other;
        stage.Running.On(() =>
        {
            _ = stage.Handler.ReadOnce(connection);
            stage.Handler.Receive(second);
        });
        stage.Running.On(stage.Handler.StopAllReads);
        stage.Expect("read ECANCELED", "stopped 1");
        stage.Running.On(stage.Handler.StopAllReceives);
        stage.Expect("stopped 1");
        stage.Running.On(stage.Handler.StopAllReceives);
        stage.Expect("stopped ENOENT");
        stage.Running.On(() => { _ = stage.Handler.ReadOnce(second); });
        await other.Send(5);
        stage.Expect("read 5");
    });

    [Fact]
    public async Task A_chain_that_waits_behind_sends_never_begins() => await With(async (stage, client, connection) =>
    {
        stage.Running.On(() => stage.Handler.Write(connection, SendBuffer.Allocate(16 << 20)));
        stage.Running.On(() => { _ = stage.Handler.AskOnce(connection); });
        stage.Running.On(() => stage.Handler.StopAsking(connection));
        stage.Expect("asked Cancelled", "stopped 1");
        stage.Running.On(() => stage.Handler.Receive(connection)); // The chain's own receive stands no more in the way.
        await client.Send(5);
        stage.Expect("received 5");
    });

    [FeatureFact(RingFeature.BufferRings)] // Without them no receive waits for a buffer.
    public async Task One_that_waits_for_another_ring_by_now_does_not_hold_up_those_behind_it() => await With(async (stage, client, connection) =>
    {
        (TestClient second, Connection holder) = await stage.Connect();
        (TestClient third, Connection turning) = await stage.Connect();
        (TestClient fourth, Connection first) = await stage.Connect();
        (TestClient fifth, Connection last) = await stage.Connect();
        using TestClient alsoOpen = second, openToo = third, stillOpen = fourth, open = fifth;
        await stage.TakeBuffers(client, connection);
        await stage.TakeBuffers(second, holder, other: true);
        await stage.Starve(fourth, first);
        await stage.Starve(third, turning);
        stage.Running.On(() => stage.Handler.StopReading(turning));
        stage.Expect("read ECANCELED");
        await stage.Starve(third, turning, other: true);
        await stage.Starve(fifth, last);
        stage.ReturnBuffers();
        stage.Expect("read 5", "read 5");
        stage.ReturnBuffers();
        stage.Expect("kept 1");
        stage.ReturnBuffers(1);
    });

    [FeatureFact(RingFeature.BufferRings)]
    public async Task At_once_whatever_its_buffer_ring_and_whoever_awaits_it() => await With(async (stage, client, connection) =>
    {
        (TestClient other, Connection starved) = await stage.Connect();
        using TestClient open = other;
        stage.Running.On(() => stage.Handler.Receive(connection));
        Assert.Equal(1, stage.Running.On(() => stage.Handler.Control.CancelNow("Receive", Timeout.InfiniteTimeSpan)).Result);
        await stage.TakeBuffers(client, connection);
        stage.Running.On(() => { _ = stage.Handler.ReadOnce(starved); });
        await other.Send(5);
        Wait.Until(() => stage.Running.Statistics.NoBuffers > 0, () => "it is starved");
        Assert.Equal(1, stage.Running.On(() => stage.Handler.Control.CancelNow(starved, Timeout.InfiniteTimeSpan)).Result);
        stage.Expect("read ECANCELED");
        Assert.Equal(Errno.ENOENT, stage.Running.On(() => stage.Handler.Control.CancelNow(starved, Timeout.InfiniteTimeSpan)).Error);
        stage.ReturnBuffers();
    });

    private static async Task With(System.Func<ReaderStage, TestClient, Connection, Task> test)
    {
        using ReaderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        using TestClient open = client;
        await test(stage, client, connection);
    }
}
