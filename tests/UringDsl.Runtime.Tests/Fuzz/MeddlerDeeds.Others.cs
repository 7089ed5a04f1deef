using System;
using System.Collections.Generic;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Fuzz;

// Everything else: pipes, polls, timers, futexes, epoll, slots, buffers, commands.
internal sealed partial class MeddlerDeeds
{
    private IEnumerable<Action> OtherDeeds =>
    [
        MakePipe, MakePipe, MakePipeInSlots,
        () => TrySubmit(() => _ = _handler.PipeDirect(SomePipeFlags())),
        () => Await(() => _handler.Nop(Any(0, -1, -125, 7, int.MinValue), SomeNopFlags(), 5)),
        () => TrySubmit(() => _handler.PipeUnobserved(SomePipeFlags())),
        () => TrySubmit(() => _ = _handler.Pipe(SomePipeFlags())),
        () => Await(() => _handler.Splice(SomeFile(), SomeFile(), SomeOffset(), SomeLength(), Any<SpliceFlags>(0, (SpliceFlags)0x1F))),
        () => Tell(() => _handler.Tee(SomeFile(), SomeFile(), SomeLength())),
        () => Await(() => _handler.Poll(SomeFile(), SomeEvents())),
        () => Tell(() => _handler.Watch(SomeFile(), SomeEvents())),
        () => Await(() => _handler.Rewatch(SomeEvents())),
        () => Tell(_handler.Unwatch),
        () => Await(_handler.CancelWatch),
        () => Await(_handler.CancelRead),
        () => Await(_handler.CancelReadAgain),
        () => Await(() => _handler.Sleep(SomeTime())),
        () => Tell(() => _handler.Tick(SomeTime(), Any(0, 1, 3, -1, int.MinValue))),
        () => Await(() => _handler.TickAt(SomeTime())),
        () => Await(_handler.Untick),
        () => Await(() => _handler.ReadInTime(SomeFile(), SomeRoom(), SomeTime())),
        () => Await(() => _handler.EpollControl(
            Any(_epoll, SomeDescriptor()), Any(EpollOperation.Add, EpollOperation.Delete, (EpollOperation)77), SomeDescriptor(), new(PollEvents.In, 1))),
        () => Tell(() => _handler.EpollWait(Any(_epoll, SomeDescriptor()), SomeRoom())),
        () => Tell(() => _handler.FutexWait(SomeWord(), Any(0u, 1u, uint.MaxValue))),
        () => Await(() => _handler.FutexWake(SomeWord(), Any(1, 0, -1, int.MaxValue))),
        () => Await(() => _handler.FutexWaitMany(SomeMany(() => new FutexCondition(SomeWord(), Any(0u, 1u))))),
        () => Await(() => _handler.WaitForChild(
            Any(WaitIdType.Process, WaitIdType.Descriptor, (WaitIdType)9), Any(-1, 1, int.MaxValue),
            Any(WaitOptions.Exited | WaitOptions.NoHang, default, (WaitOptions)0x40000000))),
        () => TrySubmit(() => _handler.Advise(Any(_pages, _pages + 1, 0, -1), Any(0u, 4096u, uint.MaxValue), Any(MemoryAdvice.WillNeed, (MemoryAdvice)999))),
        () => Await(() => _handler.Install(SomeSlot()), Keep),
        () => TrySubmit(() => _handler.InstallUnobserved(SomeSlot())),
        UpdateFiles,
        () => Await(() => _handler.ProvideBuffers(_pages, Any(256, 0, -1), Any(16, 0, -1, 70_000), Any<ushort>(900, 901), Any<ushort>(0, 65535))),
        () => Await(() => _handler.RemoveBuffers(Any(16, 0, -1, 70_000), Any<ushort>(900, 901, 902))),
        () => Await(() => _handler.GetSocketOption(SomeFile(), Any(1, 6, -1), Any(4, 9, 9999))),
        () => TrySubmit(() => _handler.SetSocketOption(SomeFile(), Any(1, -1), Any(9, 9999), Any<byte[]>([], [1], [1, 0, 0, 0], new byte[100_000]))),
        () => Await(() => _handler.BytesReadable(SomeFile())),
        () => Await(() => _handler.Command(SomeFile(), Any(0, 1, 2, 3, 4, 5, 77, -1, int.MinValue))),
    ];

    private PipeFlags SomePipeFlags() => Any(default, PipeFlags.CloseOnExec, PipeFlags.NonBlock, (PipeFlags)1, PipeFlags.Notification);

    private PollEvents SomeEvents() => Any(
        PollEvents.In, PollEvents.Out, default, PollEvents.Exclusive | PollEvents.In, (PollEvents)uint.MaxValue, PollEvents.EdgeTriggered);

    private NopFlags SomeNopFlags() => Any<NopFlags>(
        0, NopFlags.InjectResult, NopFlags.TaskWork, NopFlags.LargeCompletion, (NopFlags)uint.MaxValue);

    private uint SomeLength() => Any(0u, 1u, 100u, uint.MaxValue);

    private FutexWord SomeWord() => _random.Next(10) switch
    {
        0 => null!,
        1 => _disposed,
        _ => Any(_words),
    };

    private void MakePipe()
    {
        if (_files.Count > ManyFiles) return;
        Await(() => _handler.Pipe(SomePipeFlags()), ends =>
        {
            if (!ends.TryGetDescriptors(out Descriptor read, out Descriptor write)) return;
            _files.Add(read);
            _files.Add(write);
        });
    }

    private void MakePipeInSlots() => Await(() => _handler.PipeDirect(SomePipeFlags()), ends =>
    {
        if (ends.TryGetSlots(out Slot read, out Slot write)) _slots.AddRange([read, write]);
    });

    // The slots of the kernel's own part of the table: the handler fills and empties them, and knows what it does.
    private void UpdateFiles()
    {
        Descriptor[] files = Any<Descriptor[]>([], [new(-1)], [SomeDescriptor(), new(-1)], [new(-7)]);
        Await(() => _handler.UpdateFiles(files, Any<uint>(Meddler.Reserved, Meddler.Slots - 1, 0, 1000, uint.MaxValue, uint.MaxValue - 1)));
    }
}
