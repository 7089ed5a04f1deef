using System;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>What waits for its next attempt does not meet another file in the place of its own.</summary>
[Collection(Rings.Name)]
public class RetryFileTests
{
    private readonly RetryFileHandler _handler = new();

    [FeatureFact(Opcode.Pipe)]
    public async Task A_close_of_the_slot_ends_the_wait_for_the_next_attempt()
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        (Descriptor read, Descriptor write) = await Pipe(running);
        Slot slot = running.On(() => _handler.Control.InstallSlot(read));
        Task<Transferred> reading = running.On(() => _handler.ReadAndWait(slot));
        Wait.Until(() => running.Statistics.Retries == 1, () => "the first attempt has failed");
        Assert.Throws<InvalidOperationException>(() => running.On(() => _handler.Control.Release(slot))); // The next attempt would look it up.
        Assert.Equal(0, (await running.On(() => _handler.CloseAndWait(slot)).Bounded()).Result);
        Assert.Equal(Errno.ECANCELED, (await reading.Bounded()).Error);
        await running.On(() => _handler.CloseAndWait(read)).Bounded();
        await running.On(() => _handler.CloseAndWait(write)).Bounded();
    }

    [FeatureFact(Opcode.Pipe)]
    public async Task A_close_of_the_descriptor_ends_it_too_and_other_files_keep_theirs()
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        (Descriptor read, Descriptor write) = await Pipe(running);
        (Descriptor otherRead, Descriptor otherWrite) = await Pipe(running);
        Task<Transferred> reading = running.On(() => _handler.ReadAndWait(read)), other = running.On(() => _handler.ReadAndWait(otherRead));
        Wait.Until(() => running.Statistics.Retries == 2, () => "the first attempts have failed");
        await running.On(() => _handler.CloseAndWait(read)).Bounded();
        Assert.Equal(Errno.ECANCELED, (await reading.Bounded()).Error);
        Assert.False(other.IsCompleted);
        foreach (Descriptor file in (Descriptor[])[write, otherRead, otherWrite]) await running.On(() => _handler.CloseAndWait(file)).Bounded();
        Assert.Equal(Errno.ECANCELED, (await other.Bounded()).Error);
    }

    [FeatureFact(Opcode.Pipe)]
    public async Task What_the_ring_refuses_a_handler_costs_the_handler_and_not_the_ring()
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        running.AllowsExceptions = true;
        _handler.Post(() => _handler.Control.InstallSlot(new Descriptor(1 << 20)));
        _handler.Post(() => _handler.Control.RegisterInterfaceQueue("lo", 0));
        Wait.Until(() => running.Statistics.HandlerExceptions == 2, () => "both have been refused");
        (Descriptor read, Descriptor write) = await Pipe(running);
        foreach (Descriptor file in (Descriptor[])[read, write]) await running.On(() => _handler.CloseAndWait(file)).Bounded();
    }

    private async Task<(Descriptor Read, Descriptor Write)> Pipe(RunningHandler running)
    {
        PipeEnds ends = await running.On(_handler.MakePipe).Bounded();
        Assert.True(ends.TryGetDescriptors(out Descriptor read, out Descriptor write));
        return (read, write);
    }
}
