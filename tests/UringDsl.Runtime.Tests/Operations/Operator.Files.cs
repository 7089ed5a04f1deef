using System;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Operations;

internal sealed partial class Operator
{
    [Open]
    public partial Pending<Opened> Open(string path, OpenFlags flags, int mode = 0x1B6);

    [Open]
    public partial Pending<Opened> OpenIn(Descriptor directory, ReadOnlySpan<byte> path, OpenFlags flags);

    [Open(Direct = true)]
    public partial Pending<Opened> OpenDirect(string path, OpenFlags flags);

    [Open(Flags = OpenFlags.Read)]
    public partial void OpenUnobserved(string path);

    [Open(Direct = true, Flags = OpenFlags.Read)]
    public partial void OpenDirectUnobserved(string path);

    [OpenHow]
    public partial Pending<Opened> OpenHow(string path, OpenHow how);

    [OpenHow(Direct = true)]
    public partial Pending<Opened> OpenHowDirect(Descriptor directory, string path, OpenHow how);

    [Read]
    public partial Pending<Transferred> Read(Descriptor file, ReceiveBuffer buffer, long offset);

    [Read]
    public partial Pending<Transferred> ReadSlot(Slot file, ReceiveBuffer buffer, long offset);

    [Read]
    public partial Pending<Transferred> ReadOn(Descriptor file, ReceiveBuffer buffer);

    [Read(Async = true)]
    public partial Pending<Transferred> ReadInWorker(Descriptor file, ReceiveBuffer buffer);

    [Write]
    public partial Pending<Transferred> Write(Descriptor file, SendBuffer data, long offset);

    [Write]
    public partial Pending<Transferred> WriteOn(Descriptor file, ReadOnlySpan<byte> data);

    [Write]
    public partial void WriteUnobserved(Descriptor file, ReadOnlySpan<byte> data);

    [Write]
    public partial Pending<Transferred> WriteSlot(RingFile file, SendBuffer data, long offset, ReadWriteFlags flags);

    [ReadVectored]
    public partial Pending<Transferred> ReadMany(Descriptor file, ReceiveBuffer[] buffers, long offset);

    [WriteVectored]
    public partial Pending<Transferred> WriteMany(Descriptor file, SendBuffer[] buffers, long offset);

    [Fsync]
    public partial Pending<Completion> Sync(Descriptor file);

    [Fsync(Flags = FsyncFlags.DataOnly)]
    public partial Pending<Completion> SyncData(Slot file, ulong offset, uint length);

    [SyncFileRange]
    public partial Pending<Completion> SyncRange(Descriptor file, ulong offset, uint length, SyncRangeFlags flags);

    [Fallocate]
    public partial Pending<Completion> Allocate(Descriptor file, FallocateMode mode, ulong offset, ulong length);

    [Fadvise]
    public partial Pending<Completion> Advise(Descriptor file, ulong offset, uint length, FileAdvice advice);

    [Ftruncate]
    public partial Pending<Completion> Truncate(Descriptor file, ulong length);

    [Ftruncate]
    public partial Pending<Completion> Cut(Descriptor file, long length);

    [Statx(Flags = StatxFlags.EmptyPath, Mask = StatxMask.Size)]
    public partial Pending<FileStatus> StatusOf(Descriptor directory);

    [Statx]
    public partial Pending<FileStatus> Status(string path, StatxMask mask);

    [Statx(Flags = StatxFlags.NoFollow)]
    public partial Pending<FileStatus> StatusOfLink(Descriptor directory, string path);
}
