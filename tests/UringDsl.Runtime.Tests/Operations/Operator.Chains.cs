using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Operations;

internal sealed partial class Operator
{
    [Open(Direct = true, Flags = OpenFlags.Read, Link = LinkKind.Soft)]
    [Statx(Link = LinkKind.Soft)]
    [Read(Link = LinkKind.Hard)]
    [Close]
    public partial Pending<LoadOutcome> Load(string path, ReceiveBuffer buffer);

    [Open(Direct = true, Link = LinkKind.Soft)]
    [Write]
    public partial Pending<SaveOutcome> Save(string path, OpenFlags flags, SendBuffer data);

    [Open(Direct = true, Flags = OpenFlags.Read, Link = LinkKind.Soft)]
    [Read(Link = LinkKind.Soft)]
    [Nop(Link = LinkKind.Hard)]
    [Close]
    public partial Pending<LoadExactlyOutcome> LoadExactly(string path, ReceiveBuffer buffer);

    [Open(Direct = true, Flags = OpenFlags.Read, Link = LinkKind.Soft)]
    [Read]
    public partial void LoadUnobserved(string path, ReceiveBuffer buffer);

    [Fsync(Link = LinkKind.Hard)]
    [Close]
    public partial Pending<SyncAndCloseOutcome> SyncAndClose(Slot file);

    [Read(Link = LinkKind.Soft)]
    [Nop(Link = LinkKind.Hard)]
    [Close]
    public partial Pending<ReadAndCloseSlotOutcome> ReadAndCloseSlot(Slot file, ReceiveBuffer buffer);
}
