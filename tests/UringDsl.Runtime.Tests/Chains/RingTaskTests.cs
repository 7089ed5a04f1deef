using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.CompilerServices;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

[Collection(Rings.Name)]
public class RingTaskTests
{
    private readonly IPEndPoint _endPoint = FreePort.EndPoint();

    [Fact]
    public void A_method_that_waits_goes_on_behind_its_caller_and_one_that_does_not_runs_at_once() => With((handler, running) =>
    {
        running.On(() =>
        {
            _ = handler.Note("later");
            _ = handler.NoteAtOnce("first");
            handler.Log.Add("second");
        });
        Until(running, handler, "first", "second", "later");
    });

    [Theory]
    [InlineData(0, false)]
    [InlineData(5, false)]
    [InlineData(0, true)]
    public void An_exception_goes_to_whoever_awaits(int depth, bool atOnce) => With((handler, running) =>
    {
        running.On(() => { _ = handler.Catch(depth, new InvalidOperationException("expected"), atOnce); });
        Until(running, handler, "caught");
        Assert.Equal(0, running.Statistics.HandlerExceptions);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_exception_that_nobody_awaits_is_reported_once(bool atOnce) => With((handler, running) =>
    {
        running.AllowsExceptions = true;
        InvalidOperationException fault = new("lost");
        running.On(() => { _ = atOnce ? handler.ThrowAtOnce(fault) : handler.ThrowLater(fault); });
        Until(running, handler, "unhandled lost");
        Assert.Equal(1, running.Statistics.HandlerExceptions);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_exception_costs_the_connection_that_the_method_was_started_for(bool atOnce) => await With(async (handler, running) =>
    {
        running.AllowsExceptions = true;
        using TestClient other = await TestClient.Connect(_endPoint);
        Wait.Until(() => running.On(() => handler.Accepted.Count) == 1, () => "the first is accepted");
        handler.Fault = _ => atOnce ? new InvalidOperationException("now") : null;
        using TestClient client = await TestClient.Connect(_endPoint, 1);
        Wait.Until(() => running.On(() => handler.Closed.Count) == 1, () => "the connection is closed");
        Assert.Equal([handler.Accepted[1]], handler.Closed);
        Until(running, handler, atOnce ? "unhandled now" : "unhandled later");
        Assert.Equal(1, running.Statistics.ConnectionsOpen);
    });

    [Fact]
    public void What_the_ring_lacks_is_told_to_the_handler_that_asked_for_it_and_ends_no_ring() => With((handler, running) =>
    {
        running.AllowsExceptions = true;
        running.On(() => { _ = handler.ThrowLater(RingUnavailableException.Because("lacking", RefusalReason.Kernel)); });
        Until(running, handler, "unhandled lacking");
        running.On(handler.NopObserved);
        Until(running, handler, "unhandled lacking", "nop 0");
    });

    [Fact]
    public void Calls_allocate_nothing_once_the_handler_is_warm() => With((handler, running) =>
    {
        running.On(() => { _ = handler.Measure(50_000); });
        Until(running, handler, "sum 200000");
        Assert.Equal(0, handler.Allocations.Least);
    });

    [Fact]
    public void A_completion_method_may_be_async() => With((handler, running) =>
    {
        running.On(handler.NopObserved);
        Until(running, handler, "nop 0");
    });

    [Fact]
    public async Task Received_buffers_go_to_an_async_method_and_come_back() => await With(async (handler, running) =>
    {
        (TestClient client, Connection connection) = await Connect(handler, running);
        using TestClient open = client;
        running.On(() => handler.Receive(connection));
        for (int i = 0; i < 50; i++) await client.Echo(400);
        client.ShutdownSend();
        Wait.Until(() => running.On(() => handler.Log.Contains("ended None")), () => "the end");
        Assert.Equal(50, handler.Log.Count(each => each == "sent 400"));
    });

    [Fact]
    public async Task A_buffer_that_is_not_taken_goes_back_at_the_next_await() => await With(async (handler, running) =>
    {
        (TestClient client, Connection connection) = await Connect(handler, running);
        using TestClient open = client;
        for (int i = 1; i <= 40; i++) // There are sixteen buffers.
        {
            int expected = i;
            running.On(() => { _ = handler.ReadOnce(connection); });
            await client.Send(10);
            Wait.Until(() => running.On(() => handler.Log.Count) == expected, () => "the bytes");
        }
        Assert.All(running.On(() => handler.Log.ToArray()), each => Assert.Equal("10 bytes", each));
        running.On(() =>
        {
            Assert.Throws<InvalidOperationException>(() => handler.Reads[^1].Data.Length);
            Assert.Throws<InvalidOperationException>(() => handler.Reads[^1].TryTake(out HeldBuffer _));
        });
    });

    [Fact]
    public async Task A_read_that_is_cancelled_says_so() => await With(async (handler, running) =>
    {
        (TestClient client, Connection connection) = await Connect(handler, running);
        using TestClient open = client;
        running.On(() => { _ = handler.ReadOnce(connection); });
        running.On(() => { _ = handler.StopReadingOf(connection); });
        Wait.Until(() => running.On(() => handler.Log.Count) == 2, () => "both have ended");
        Assert.Equal(["ECANCELED", "cancelled 1"], handler.Log.Order(StringComparer.Ordinal));
        running.On(() => { _ = handler.ReadOnce(connection); });
        await client.Send(7);
        Wait.Until(() => running.On(() => handler.Log.Contains("7 bytes")), () => "the bytes");
    });

    [Fact]
    public async Task A_second_read_of_one_connection_is_refused() => await With(async (handler, running) =>
    {
        (TestClient client, Connection connection) = await Connect(handler, running);
        using TestClient open = client;
        running.On(() => { _ = handler.ReadOnce(connection); });
        Assert.Throws<InvalidOperationException>(() => running.On(() => { _ = handler.Read(connection); }));
        await client.Send(3);
        Wait.Until(() => running.On(() => handler.Log.Contains("3 bytes")), () => "the first goes on");
    });

    [Fact]
    public async Task A_read_of_a_connection_that_is_gone_is_cancelled() => await With(async (handler, running) =>
    {
        (TestClient client, Connection connection) = await Connect(handler, running);
        client.Reset();
        running.On(() => { _ = handler.ReadOnce(connection); });
        Wait.Until(() => running.On(() => handler.Log.Count) == 1, () => "the reset");
        Assert.Equal(["ECONNRESET"], handler.Log);
        running.On(() => { _ = handler.ReadOnce(default); });
        Until(running, handler, "ECONNRESET", "ECANCELED");
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_method_that_waits_for_something_else_ends_behind_the_ring(bool throws) => With((handler, running) =>
    {
        TaskCompletionSource later = new();
        running.On(() => { _ = handler.WaitFor(later.Task, throws ? new InvalidOperationException("late") : null); });
        running.Stop();
        later.SetResult();
        Wait.Until(() => handler.Log.Count == 1, () => "it goes on");
        long before;
        Wait.Until(() => (before = ThreadPool.CompletedWorkItemCount) == AfterAWhile(), () => "nothing is posted again and again");

        static long AfterAWhile()
        {
            Thread.Sleep(50);
            return ThreadPool.CompletedWorkItemCount;
        }
    });

    [Fact]
    public void Awaiting_twice_too_late_or_elsewhere_is_refused() => With((handler, running) =>
    {
        RingTaskAwaiter late = running.On(() => handler.Note("done").GetAwaiter());
        Until(running, handler, "done");
        running.On(() =>
        {
            Assert.Throws<InvalidOperationException>(() => late.IsCompleted);
            Assert.Throws<InvalidOperationException>(() => late.OnCompleted(() => { }));
            RingTaskAwaiter twice = handler.Note("again").GetAwaiter();
            twice.OnCompleted(() => twice.GetResult());
            Assert.Throws<InvalidOperationException>(() => twice.OnCompleted(() => { }));
            Assert.Throws<InvalidOperationException>(twice.GetResult); // Blocked on.
        });
        Assert.Throws<InvalidOperationException>(() => late.IsCompleted);
        Assert.Throws<InvalidOperationException>(() => { _ = handler.NoteAtOnce("from another thread"); });
        Until(running, handler, "done", "again");
    });

    private static void Until(RunningHandler running, RingTaskHandler handler, params string[] log)
    {
        Wait.Until(() => running.On(() => handler.Log.Count) >= log.Length, () => string.Join(", ", running.On(() => handler.Log.ToArray())));
        Assert.Equal(log, running.On(() => handler.Log.ToArray()));
    }

    private void With(Action<RingTaskHandler, RunningHandler> test)
    {
        RingTaskHandler handler = new(_endPoint);
        using RunningHandler running = RunningHandler.Start(handler, _endPoint);
        test(handler, running);
    }

    private async Task With(Func<RingTaskHandler, RunningHandler, Task> test)
    {
        RingTaskHandler handler = new(_endPoint);
        using RunningHandler running = RunningHandler.Start(handler, _endPoint);
        await test(handler, running);
    }

    private async Task<(TestClient Client, Connection Connection)> Connect(RingTaskHandler handler, RunningHandler running)
    {
        TestClient client = await TestClient.Connect(_endPoint);
        Wait.Until(() => running.On(() => handler.Accepted.Count) == 1, () => "the connection is accepted");
        return (client, running.On(() => handler.Accepted[0]));
    }
}
