using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>An exception that a handler lets out costs its own connection at most.</summary>
[Collection(Rings.Name)]
public class ThrowingTests
{
    private const int MessageBytes = 100;

    [Theory]
    [InlineData(nameof(ThrowAt.Opened), 1)]
    [InlineData(nameof(ThrowAt.Accepted), 1)]
    [InlineData(nameof(ThrowAt.ReceivedBeforeTaking), 1)]
    [InlineData(nameof(ThrowAt.ReceivedAfterTaking), 1)]
    [InlineData(nameof(ThrowAt.ReceivedAfterKeeping), 1)]
    [InlineData(nameof(ThrowAt.ReceivedAfterSending), 1)]
    [InlineData(nameof(ThrowAt.SendCompletion), 1)]
    [InlineData(nameof(ThrowAt.EndOfStream), 1)]
    [InlineData(nameof(ThrowAt.Closed), 0)]
    [InlineData(nameof(ThrowAt.ChainCompletion), 0)]
    [InlineData(nameof(ThrowAt.Continuation), 0)]
    public async Task A_handler_that_throws_costs_its_own_connection_at_most(string where, int aborts)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        ThrowingHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        running.AllowsExceptions = true;
        using Clients others = new(await Clients.Connect(endPoint, 4));
        foreach (TestClient other in others.All) await other.Echo(MessageBytes);

        const int Times = 20; // More often than there are buffers: each must have come back.
        for (int time = 1; time <= Times; time++)
        {
            running.On(() => handler.ThrowAt = Enum.Parse<ThrowAt>(where));
            using (TestClient victim = await TestClient.Connect(endPoint, time))
            {
                await Quietly(victim.Send(MessageBytes));
                if (where is nameof(ThrowAt.Closed) or nameof(ThrowAt.ChainCompletion) or nameof(ThrowAt.Continuation) or nameof(ThrowAt.EndOfStream))
                {
                    await victim.Expect(MessageBytes);
                    victim.ShutdownSend();
                }
                await victim.DrainToEnd();
            }
            int thrown = time;
            Wait.Until(() => running.Statistics.HandlerExceptions >= thrown, () => $"{running.Statistics.HandlerExceptions} of {thrown} exceptions");
            Wait.Until(() => running.Statistics.ConnectionsOpen == 4, () => $"{running.Statistics.ConnectionsOpen} connections are open, not the others' 4");
        }
        Assert.Equal(Times, running.Statistics.HandlerExceptions);
        Assert.Equal(Times * aborts, running.Statistics.Aborts);
        Assert.Equal(Times, running.On(() => handler.Seen.Count));
        Assert.All(handler.Seen, exception => Assert.Contains($"in {where}", exception.Message, StringComparison.Ordinal));
        Wait.Until(() => running.Statistics.BuffersInUse == 0, () => $"{running.Statistics.BuffersInUse} buffers are in use");
        foreach (TestClient other in others.All) await other.Echo(MessageBytes);
    }

    [Fact]
    public async Task A_posted_action_that_throws_costs_nothing()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        ThrowingHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        running.AllowsExceptions = true;
        using Clients clients = new(await Clients.Connect(endPoint, 4));
        foreach (TestClient client in clients.All) await client.Echo(MessageBytes);
        for (int i = 0; i < 10; i++) handler.Post(() => throw new NotSupportedException("posted"));
        Wait.Until(() => running.Statistics.HandlerExceptions == 10, () => $"{running.Statistics.HandlerExceptions} of 10 exceptions");
        foreach (TestClient client in clients.All) await client.Echo(MessageBytes);
        Assert.Equal(10, running.On(() => handler.Seen.Count));
        Assert.Equal(0, running.Statistics.Aborts);
    }

    [Fact]
    public void A_hook_that_throws_while_stopping_does_not_keep_it_from_stopping()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        ThrowingHandler handler = new(endPoint) { ThrowAt = ThrowAt.Stopping };
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        running.AllowsExceptions = true;
        running.Stop();
        Assert.Contains("in Stopping", Assert.Single(handler.Seen).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_start_ends_Run_with_the_reason()
    {
        int before = OpenDescriptors.Count();
        ThrowingHandler handler = new(FreePort.EndPoint()) { ThrowAt = ThrowAt.Started };
        using CancellationTokenSource never = new();
        NotSupportedException thrown = await Assert.ThrowsAsync<NotSupportedException>(() => Run(handler, never.Token).Bounded());
        Assert.Contains("in Started", thrown.Message, StringComparison.Ordinal);
        OpenDescriptors.ExpectAtMost(before);
    }

    [Theory]
    [InlineData(nameof(ThrowAt.Accepted))]
    [InlineData(nameof(ThrowAt.ReceivedAfterTaking))]
    [InlineData(nameof(ThrowAt.ReceivedAfterSending))]
    public async Task An_exception_that_nobody_takes_ends_Run_with_it(string where)
    {
        int before = OpenDescriptors.Count();
        IPEndPoint endPoint = FreePort.EndPoint();
        ThrowingHandler handler = new(endPoint) { LetsOut = true, ThrowAt = Enum.Parse<ThrowAt>(where) };
        using CancellationTokenSource never = new();
        Task run = Run(handler, never.Token);
        Wait.Until(() => run.IsCompleted || ListeningSockets.Count(endPoint) > 0, () => "it listens");
        // Accepting the first one ends it: a second one might find nobody.
        using (Clients clients = new(await Clients.Connect(endPoint, where == nameof(ThrowAt.Accepted) ? 1 : 4)))
        {
            await Task.WhenAll(clients.All.Select(client => Quietly(client.Send(MessageBytes))));
            NotSupportedException thrown = await Assert.ThrowsAsync<NotSupportedException>(() => run.Bounded());
            Assert.Contains($"in {where}", thrown.Message, StringComparison.Ordinal);
            await Task.WhenAll(clients.All.Select(client => client.DrainToEnd())); // It stopped in order: everybody sees the end.
        }
        Assert.Equal(0, handler.Statistics.ConnectionsOpen);
        Assert.Equal(0, handler.Statistics.OperationsInFlight);
        OpenDescriptors.ExpectAtMost(before);
    }

    private static Task Run(ThrowingHandler handler, CancellationToken token) =>
        Task.Factory.StartNew(() => handler.Run(token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static async Task Quietly(Task sending)
    {
        try
        {
            await sending;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return; // The server has closed already.
        }
    }
}
