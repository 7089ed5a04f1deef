using System;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Fuzz;

/// <summary>A handler with the operations that belong to no connection, in every style: awaited, told, unobserved, repeated, multishot, in chains.</summary>
[RingHandler]
[FixedFiles(Slots, Reserved = Reserved)]
[FixedBuffers("Pages", Count = 6, Size = 4096)]
internal sealed partial class Meddler : ITestHandler
{
    public const int Slots = 24, Reserved = 8;

    private MeddlerDeeds? _deeds;

    public MeddlerDeeds Deeds => _deeds ?? throw new InvalidOperationException("It has no seed yet.");

    public FixedBufferPool Blocks => Pages;

    public RingControl Control => Ring;

    public void Seed(int seed, string folder) => _deeds = new MeddlerDeeds(this, seed, folder);

    [Nop]
    public partial Pending<Completion> Nop(int result, NopFlags flags, ulong firstExtra);

    [Open]
    public partial Pending<Opened> Open(string path, OpenFlags flags, int mode);

    [Open(Completed = nameof(OnOpened))]
    public partial void OpenTold(ReadOnlySpan<byte> path, OpenFlags flags);

    [Open]
    public partial void OpenUnobserved(string path, OpenFlags flags);

    [Open(Direct = true)]
    public partial Pending<Opened> OpenDirect(string path, OpenFlags flags);

    [OpenHow(Direct = true, Completed = nameof(OnOpened))]
    public partial void OpenHowTold(string path, OpenHow how);

    [Open(Direct = true, Link = LinkKind.Soft)]
    [Read(Link = LinkKind.Hard)]
    [Close]
    public partial Pending<LoadOutcome> Load(string path, OpenFlags flags, ReceiveBuffer buffer);

    [Open(Direct = true, Link = LinkKind.Soft)]
    [Write]
    public partial Pending<SaveOutcome> Save(string path, OpenFlags flags, SendBuffer data);

    [Retry(Attempts = 3, FirstDelayMilliseconds = 1, MaxDelayMilliseconds = 3)]
    [Read(Flags = ReadWriteFlags.NoWait)]
    public partial Pending<Transferred> ReadAgain(RingFile file, ReceiveBuffer buffer, long offset);

    [Read]
    public partial Pending<Transferred> Read(RingFile file, ReceiveBuffer buffer, long offset);

    [Write(Completed = nameof(OnTransferred))]
    public partial void Write(RingFile file, SendBuffer data, long offset, ReadWriteFlags flags);

    [Write]
    public partial void WriteUnobserved(RingFile file, ReadOnlySpan<byte> data);

    [ReadVectored]
    public partial Pending<Transferred> ReadMany(RingFile file, ReceiveBuffer[] buffers, long offset);

    [WriteVectored(Completed = nameof(OnTransferred))]
    public partial void WriteMany(RingFile file, SendBuffer[] buffers, long offset);

    [ReadFixed]
    public partial Pending<Transferred> ReadFixed(RingFile file, FixedBuffer block, long offset);

    [WriteVectoredFixed(Completed = nameof(OnTransferred))]
    public partial void WriteFixed(RingFile file, FixedBuffer[] parts, long offset);

    [Statx(Completed = nameof(OnStatus))]
    public partial void Status(string path, StatxMask mask);

    [Fallocate]
    public partial Pending<Completion> Allocate(RingFile file, FallocateMode mode, long offset, long length);

    [Ftruncate]
    public partial Pending<Completion> Truncate(RingFile file, long length);

    [Fsync]
    public partial void Sync(RingFile file);

    [Rename]
    public partial Pending<Completion> Rename(string oldPath, string newPath, RenameFlags flags);

    [Unlink]
    public partial Pending<Completion> Unlink(string path, UnlinkFlags flags);

    [Symlink(Completed = nameof(OnCompleted))]
    public partial void Symlink(string linkTarget, string linkPath);

    [SetXattr]
    public partial Pending<Completion> SetXattr(string path, string name, ReadOnlySpan<byte> value, XattrFlags flags);

    [FileGetXattr]
    public partial Pending<Transferred> GetXattr(RingFile file, string name, ReceiveBuffer value);

    [Close]
    public partial Pending<Completion> Close(Descriptor file);

    [Close(Completed = nameof(OnCompleted))]
    public partial void CloseTold(Slot file);

    [Fsync(Link = LinkKind.Hard)]
    [Close]
    public partial void SyncAndClose(Slot file);

    public async Task<Completion> CloseAndWait(Descriptor file) => await Close(file);

    partial void OnUnhandledException(Exception exception) => Deeds.Caught(exception);

    private void OnOpened(in Opened opened) => Deeds.Told(in opened);

    private void OnTransferred(in Transferred _) => Deeds.Told();

    private void OnStatus(in FileStatus status) => Deeds.Told();

    private void OnCompleted(in Completion completion) => Deeds.Told();
}
