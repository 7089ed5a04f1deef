using System;
using System.Collections.Generic;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Fuzz;

// What Ring does at once: slots, registered memory, sizes, cancellations.
internal sealed partial class MeddlerDeeds
{
    private readonly List<FixedBuffer> _registered = [];

    private IEnumerable<Action> ControlDeeds =>
    [
        InstallSlot, InstallSlot, InstallSlot, ReleaseSlot,
        () => TrySubmit(() => _handler.Control.Update(SomeSlot(), SomeDescriptor())),
        () => TrySubmit(() => _handler.Control.Resize(Any(8, 16, 64, 0, -1, 1 << 20), Any(16, 256, 0, 9))),
        () => TrySubmit(() => _registered.Add(_handler.Control.RegisterBuffer(SomeBytes()))),
        () => TrySubmit(() => _registered.Add(_handler.Control.RegisterBuffer(Any(_pages, 0, 16, -1), Any(4096, 0, -1, int.MaxValue)))),
        () => TrySubmit(() => _handler.Control.UnregisterBuffer(SomeRegistered())),
        () => TrySubmit(() => _ = _handler.Control.UpdateBuffer(SomeRegistered(), SomeBytes())),
        () => Await(() => _handler.ReadFixed(SomeFile(), SomeRegistered(), 0)),
        () => TrySubmit(() => _handler.Control.UnregisterPersonality(Any<ushort>(0, 77))),
        () => TrySubmit(() => _handler.Control.SetWorkerLimits(new WorkerLimits(Any(0, 4, -1), Any(0, 8)))),
        () => TrySubmit(() => _handler.Control.CancelNow(Any("Read", "ReadAgain", "Tick", "Watch", "Nonsense", "", null!), SomeShortTime())),
    ];

    private FixedBuffer SomeRegistered() => _registered.Count == 0 ? SomeBlock() : _registered[_random.Next(_registered.Count)];

    private TimeSpan SomeShortTime() => Any(TimeSpan.Zero, TimeSpan.FromMilliseconds(1), TimeSpan.FromTicks(-1));

    private void InstallSlot()
    {
        Descriptor file = SomeDescriptor();
        Slot slot = default;
        if (TrySubmit(() => slot = _handler.Control.InstallSlot(file))) _slots.Add(slot);
    }

    private void ReleaseSlot()
    {
        Slot slot = SomeSlot();
        if (!TrySubmit(() => _handler.Control.Release(slot))) return;
        if (!_slots.Remove(slot)) Unexpected.Add($"{slot} was released, and was not the handler's.");
        _gone.Add(slot);
    }
}
