using System;
using System.Collections.Generic;
using System.Text;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Fuzz;

// Files, paths and slots.
internal sealed partial class MeddlerDeeds
{
    private IEnumerable<Action> FileDeeds =>
    [
        Open, Open, OpenDirect, OpenDirect, CloseFile, CloseSlot, CloseSlot,
        () => Tell(() => _handler.OpenTold(Encoding.UTF8.GetBytes(SomePath() ?? ""), SomeOpenFlags())),
        () => TrySubmit(() => _handler.OpenUnobserved(SomePath(), SomeOpenFlags())),
        () => TrySubmit(() => _ = _handler.OpenDirect(SomePath(), SomeOpenFlags())),
        () => Tell(() => _handler.OpenHowTold(SomePath(), SomeOpenHow())),
        () => Await(() => _handler.Load(SomePath(), SomeOpenFlags(), SomeRoom())),
        () => Await(() => _handler.Save(SomePath(), SomeOpenFlags(), SomeBytes()), saved => { if (saved.TryGetFile(out Slot slot)) _slots.Add(slot); }),
        () => Await(() => _handler.ReadAgain(SomeFile(), ReceiveBuffer.Allocate(4), -1)),
        () => Await(() => _handler.ReadAgain(SomeFile(), SomeRoom(), SomeOffset())),
        () => Await(() => _handler.Read(SomeFile(), SomeRoom(), SomeOffset())),
        () => Tell(() => _handler.Write(SomeFile(), SomeBytes(), SomeOffset(), Any(default, ReadWriteFlags.Sync, (ReadWriteFlags)uint.MaxValue))),
        () => TrySubmit(() => _handler.WriteUnobserved(SomeFile(), Any<byte[]>([], [1, 2, 3]))),
        () => Await(() => _handler.ReadMany(SomeFile(), SomeMany(SomeRoom), SomeOffset())),
        () => Tell(() => _handler.WriteMany(SomeFile(), SomeMany(SomeBytes), SomeOffset())),
        () => Await(() => _handler.ReadFixed(SomeFile(), SomeBlock(), SomeOffset())),
        () => Tell(() => _handler.WriteFixed(SomeFile(), SomeMany(SomeBlock), 0)),
        () => Tell(() => _handler.Status(SomePath(), Any(StatxMask.Size, (StatxMask)uint.MaxValue))),
        () => Await(() => _handler.Allocate(
            SomeFile(), Any<FallocateMode>(0, FallocateMode.PunchHole, (FallocateMode)0x7777), SomeOffset(), Any(0, 1, 4096, -1))),
        () => Await(() => _handler.Truncate(SomeFile(), Any(0, 10, -1, long.MaxValue))),
        () => TrySubmit(() => _handler.Sync(SomeFile())),
        () => Await(() => _handler.Rename(SomePath(), SomePath(), Any<RenameFlags>(0, RenameFlags.NoReplace, (RenameFlags)0xFF))),
        () => Await(() => _handler.Unlink(Any(_folder + "/b", _folder + "/c", SomePath()), Any<UnlinkFlags>(0, UnlinkFlags.RemoveDirectory, (UnlinkFlags)1))),
        () => Tell(() => _handler.Symlink(SomePath(), _folder + Any("/b", "/c"))),
        () => Await(() => _handler.SetXattr(
            SomePath(), Any("user.x", "", "bad", new string('n', 300)), Any<byte[]>([], [1]), Any<XattrFlags>(0, (XattrFlags)9))),
        () => Await(() => _handler.GetXattr(SomeFile(), Any("user.x", "", null!), SomeRoom())),
    ];

    private OpenHow SomeOpenHow() => new()
    {
        Flags = SomeOpenFlags(),
        Mode = Any(0u, 0x1A4u, uint.MaxValue),
        Resolve = Any<OpenResolve>(0, (OpenResolve)0x8000, OpenResolve.Cached),
    };

    private void Open() => Await(() => _handler.Open(SomePath(), SomeOpenFlags(), Any(0x1B6, -1)), Keep);

    private void OpenDirect() => Await(() => _handler.OpenDirect(SomePath(), SomeOpenFlags()), Keep);

    private void CloseFile()
    {
        if (_files.Count < ManyFiles || OneIn(2)) return;
        int index = _random.Next(_files.Count);
        Descriptor file = _files[index];
        _files.RemoveAt(index);
        Await(() => _handler.Close(file));
    }

    private void CloseSlot()
    {
        Slot slot = SomeSlot();
        bool isOwn = _slots.Contains(slot);
        if (!isOwn && slot.Index is >= Meddler.Reserved and < Meddler.Slots) return; // The kernel would say EBADF, and the books nothing.
        Close(slot, isOwn);
        if (!_slots.Remove(slot)) return;
        _gone.Add(slot);
        if (OneIn(3)) Close(slot, isOwn: false); // Nothing else can have got it in between.
    }

    private void Close(Slot slot, bool isOwn)
    {
        bool isTold = OneIn(2);
        bool isTaken = TrySubmit(() =>
        {
            if (isTold) _handler.CloseTold(slot);
            else _handler.SyncAndClose(slot);
        });
        if (isTold && isTaken) Taken++;
        if (isTaken != isOwn) Unexpected.Add($"A close of {slot}, which is {(isOwn ? "" : "not ")}the handler's, was {(isTaken ? "taken" : "refused")}.");
    }
}
