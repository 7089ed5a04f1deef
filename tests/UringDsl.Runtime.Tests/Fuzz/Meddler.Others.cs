using System;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Fuzz;

internal sealed partial class Meddler
{
    [Pipe]
    public partial Pending<PipeEnds> Pipe(PipeFlags flags);

    [Pipe]
    public partial void PipeUnobserved(PipeFlags flags);

    [Pipe(Direct = true)]
    public partial Pending<PipeEnds> PipeDirect(PipeFlags flags);

    [Splice]
    public partial Pending<Transferred> Splice(RingFile source, RingFile target, long sourceOffset, uint length, SpliceFlags flags);

    [Tee(Completed = nameof(OnTransferred))]
    public partial void Tee(RingFile source, RingFile target, uint length);

    [Poll]
    public partial Pending<Polled> Poll(RingFile file, PollEvents events);

    [Poll(Multishot = true, Completed = nameof(OnPolled))]
    public partial void Watch(RingFile file, PollEvents events);

    [PollUpdate(nameof(Watch))]
    public partial Pending<Completion> Rewatch(PollEvents events);

    [PollRemove(nameof(Watch), Completed = nameof(OnCompleted))]
    public partial void Unwatch();

    [Cancel(nameof(Watch))]
    public partial Pending<Completion> CancelWatch();

    [Cancel(nameof(Read))]
    public partial Pending<Completion> CancelRead();

    [Cancel(nameof(ReadAgain))]
    public partial Pending<Completion> CancelReadAgain();

    [Timeout]
    public partial Pending<Completion> Sleep(TimeSpan timeout);

    [Timeout(Multishot = true, Completed = nameof(OnExpired))]
    public partial void Tick(TimeSpan timeout, int count);

    [TimeoutUpdate(nameof(Tick))]
    public partial Pending<Completion> TickAt(TimeSpan timeout);

    [TimeoutRemove(nameof(Tick))]
    public partial Pending<Completion> Untick();

    [Nop(Link = LinkKind.Hard)]
    [Read(Link = LinkKind.Soft)]
    [LinkTimeout]
    public partial Pending<ReadInTimeOutcome> ReadInTime(RingFile file, ReceiveBuffer buffer, TimeSpan timeout);

    [EpollControl]
    public partial Pending<Completion> EpollControl(Descriptor epoll, EpollOperation operation, Descriptor target, EpollEvent epollEvent);

    [EpollWait(Completed = nameof(OnCompleted))]
    public partial void EpollWait(Descriptor epoll, ReceiveBuffer events);

    [FutexWait(Completed = nameof(OnCompleted))]
    public partial void FutexWait(FutexWord futex, uint value);

    [FutexWake]
    public partial Pending<Completion> FutexWake(FutexWord futex, int count);

    [FutexWaitMany]
    public partial Pending<Completion> FutexWaitMany(FutexCondition[] waiters);

    [WaitId]
    public partial Pending<ChildStatus> WaitForChild(WaitIdType idType, int id, WaitOptions options);

    [Madvise]
    public partial void Advise(nint address, uint length, MemoryAdvice advice);

    [InstallDescriptor]
    public partial Pending<Opened> Install(Slot slot);

    [InstallDescriptor]
    public partial void InstallUnobserved(Slot slot);

    [FilesUpdate]
    public partial Pending<Completion> UpdateFiles(ReadOnlySpan<Descriptor> descriptors, uint firstSlot);

    [ProvideBuffers]
    public partial Pending<Completion> ProvideBuffers(nint address, int length, int count, ushort bufferGroup, ushort firstId);

    [RemoveBuffers]
    public partial Pending<Completion> RemoveBuffers(int count, ushort bufferGroup);

    [GetSocketOption]
    public partial Pending<SocketOption> GetSocketOption(RingFile socket, int level, int name);

    [SetSocketOption]
    public partial void SetSocketOption(RingFile socket, int level, int name, ReadOnlySpan<byte> value);

    [SocketBytesReadable]
    public partial Pending<Completion> BytesReadable(RingFile socket);

    [Command]
    public partial Pending<Completion> Command(RingFile file, int operation);

    private void OnPolled(in Polled polled)
    {
        bool isArmed = polled.IsArmed;
        Deeds.Shot(isArmed);
    }

    private void OnExpired(in Expired expired) => Deeds.Shot(expired.IsArmed);
}
