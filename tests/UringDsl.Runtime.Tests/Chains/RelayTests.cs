using System;
using System.IO;
using System.IO.Pipes;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>A submission that works on two connections: the end of the second one is its end, too.</summary>
[Collection(Rings.Name)]
public class RelayTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_later_step_never_finds_the_next_connection_in_the_place_of_the_one_that_closed(bool aborts, bool waits)
    {
        const int Unread = 20_000_000;
        using RelayStage stage = await RelayStage.Start(receiveBuffer: waits ? 4096 : 0);
        (RelayHandler handler, RunningHandler running, Connection from, Connection to) = (stage.Handler, stage.Running, stage.From, stage.To);
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        (Descriptor into, Descriptor outOf) = RelayStage.EndsOf(pipe);
        if (waits) running.On(() => handler.Tell(from, new byte[Unread])); // The chain stands in the queue behind it.
        Task<RelayHandler.PumpOutcome> pump = running.On(() => handler.PumpAndWait(from, into, outOf, to, length: 5));

        running.On(() =>
        {
            if (aborts) handler.Drop(to);
            else handler.HangUp(to);
        });
        RelayHandler.PumpOutcome outcome = await pump.Bounded();
        Assert.NotEqual(OutcomeKind.Completed, outcome.Kind);
        stage.ExpectClosed(to);
        await stage.Sink.DrainToEnd();
        using TestClient next = await stage.ConnectAnother();
        Connection stranger = stage.Accepted(3);
        if (!waits) await stage.Source.Socket.SendAsync(Encoding.ASCII.GetBytes("theirs"));
        running.On(() => handler.Tell(stranger, "yours"u8));
        Assert.Equal("yours", Encoding.ASCII.GetString(await PeerServer.ReadExactly(next.Socket, 5)));
        running.On(() => handler.Drop(from));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_whose_last_chain_ends_with_the_other_one_closes_all_the_same(bool aborts)
    {
        const int Unread = 20_000_000;
        using RelayStage stage = await RelayStage.Start(new RingOptions { Linger = Timeout.InfiniteTimeSpan }, receiveBuffer: 4096);
        (RelayHandler handler, RunningHandler running, Connection from, Connection to) = (stage.Handler, stage.Running, stage.From, stage.To);
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        Descriptor outOf = RelayStage.EndsOf(pipe).OutOf;
        running.On(() =>
        {
            handler.Tell(from, new byte[Unread]);
            handler.Finish(from, SendBuffer.CopyOf("last"u8), outOf, to, length: 5);
        });
        running.On(() =>
        {
            if (aborts) handler.Drop(to);
            else handler.HangUp(to);
        });
        stage.ExpectClosed(to);
        await stage.Source.DrainToEnd();
        stage.ExpectClosed(from);
    }

    [Fact]
    public async Task A_connection_that_is_both_is_closed_behind_its_chain()
    {
        using RelayStage stage = await RelayStage.Start();
        (RelayHandler handler, RunningHandler running, Connection connection) = (stage.Handler, stage.Running, stage.From);
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        (Descriptor into, Descriptor outOf) = RelayStage.EndsOf(pipe);
        Task<RelayHandler.PumpOutcome> pump = running.On(() =>
        {
            Task<RelayHandler.PumpOutcome> pumping = handler.PumpAndWait(connection, into, outOf, connection, length: 5);
            handler.HangUp(connection);
            return pumping;
        });
        await stage.Source.Socket.SendAsync(Encoding.ASCII.GetBytes("hello"));
        Assert.Equal("hello", Encoding.ASCII.GetString(await PeerServer.ReadToEnd(stage.Source.Socket)));
        Assert.Equal(OutcomeKind.Completed, (await pump.Bounded()).Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_step_that_is_about_to_start_ends_too(bool closes)
    {
        using RelayStage stage = await RelayStage.Start(new RingOptions { Linger = Timeout.InfiniteTimeSpan });
        (RelayHandler handler, RunningHandler running, Connection from, Connection to) = (stage.Handler, stage.Running, stage.From, stage.To);
        using AnonymousPipeServerStream filled = new(PipeDirection.Out), empty = new(PipeDirection.Out);
        (Descriptor into, Descriptor outOf) = (RelayStage.EndsOf(filled).Into, RelayStage.EndsOf(empty).OutOf);
        Task<RelayHandler.PumpOutcome> pump = running.On(() => handler.PumpAndWait(from, into, outOf, to, length: 5));
        running.On(() =>
        {
            // Submits what is written: the next call takes completions only, and leaves the start of what follows them to the one behind it.
            handler.Control.CancelNow(nameof(RelayHandler.Drain), TimeSpan.Zero);
            stage.Source.Socket.Send("hello"u8);
            Thread.Sleep(50); // The worker thread has moved them.
            handler.Post(() =>
            {
                if (closes) handler.HangUp(to);
                else handler.StopPumping();
            });
        });
        Assert.Equal(OutcomeKind.Cancelled, (await pump.Bounded()).Kind);
        if (closes) stage.ExpectClosed(to);
        running.On(() =>
        {
            handler.Drop(from);
            if (!closes) handler.Drop(to);
        });
    }

    [Fact]
    public async Task A_chain_that_is_taken_out_of_the_queue_lets_its_connection_receive_again()
    {
        using RelayStage stage = await RelayStage.Start();
        (RelayHandler handler, RunningHandler running, Connection from, Connection to) = (stage.Handler, stage.Running, stage.From, stage.To);
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        (Descriptor into, Descriptor outOf) = RelayStage.EndsOf(pipe);
        Task<RelayHandler.PumpOutcome> pump = running.On(() =>
        {
            Task<RelayHandler.PumpOutcome> pumping = handler.PumpAndWait(from, into, outOf, to, length: 5);
            handler.Receive(from); // There is as much in the queue as there may be: it waits.
            handler.HangUp(to);
            return pumping;
        });
        Assert.Equal(OutcomeKind.Cancelled, (await pump.Bounded()).Kind);
        await stage.Source.Socket.SendAsync("hello"u8.ToArray());
        Wait.Until(() => running.On(() => handler.BytesReceived) == 5, () => "it has been received");
        running.On(() => handler.Drop(from));
    }

    [Fact]
    public async Task At_the_end_a_chain_closes_the_file_that_it_names_for_that()
    {
        using RelayStage stage = await RelayStage.Start();
        using AnonymousPipeServerStream kept = new(PipeDirection.Out), closed = new(PipeDirection.Out);
        (Descriptor into, Descriptor pipe) = RelayStage.EndsOf(kept);
        Descriptor file = RelayStage.EndsOf(closed).OutOf;
        closed.ClientSafePipeHandle.SetHandleAsInvalid(); // The ring closes it.
        Task drained = stage.Running.On(() => stage.Handler.DrainAtTheEnd(pipe, into, file));
        stage.Running.Stop();
        Assert.True(drained.IsCompletedSuccessfully);
        kept.WriteByte(1);
        Assert.Throws<IOException>(() => closed.WriteByte(1));
    }

    [Fact]
    public async Task A_shutdown_that_the_kernel_refuses_to_prepare_is_no_reason_not_to_close()
    {
        const ushort Nobody = 7;
        using RelayStage stage = await RelayStage.Start(new RingOptions { Linger = Timeout.InfiniteTimeSpan });
        stage.Running.On(() => stage.Handler.Leave(stage.From, Nobody));
        stage.ExpectClosed(stage.From);
    }
}
