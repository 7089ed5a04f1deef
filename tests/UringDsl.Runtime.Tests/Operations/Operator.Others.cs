using System;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Operations;

internal sealed partial class Operator
{
    [EpollControl]
    public partial Pending<Completion> EpollControl(Descriptor epoll, EpollOperation operation, Descriptor target, EpollEvent epollEvent);

    [EpollWait]
    public partial Pending<Completion> EpollWait(Descriptor epoll, ReceiveBuffer events);

    [FutexWait]
    public partial Pending<Completion> FutexWait(FutexWord futex, uint value);

    [FutexWake]
    public partial Pending<Completion> FutexWake(FutexWord futex, int count);

    [FutexWaitMany]
    public partial Pending<Completion> FutexWaitMany(FutexCondition[] waiters);

    [Cancel(nameof(FutexWait))]
    public partial Pending<Completion> CancelFutexWait();

    [WaitId(IdType = WaitIdType.Process)]
    public partial Pending<ChildStatus> WaitForChild(int id);

    [WaitId(IdType = WaitIdType.Process, Options = WaitOptions.Exited | WaitOptions.NoHang | WaitOptions.LeaveWaitable)]
    public partial Pending<ChildStatus> LookAtChild(int id);

    [Madvise]
    public partial Pending<Completion> Advise(nint address, uint length, MemoryAdvice advice);

    [InstallDescriptor]
    public partial Pending<Opened> Install(Slot slot);

    [InstallDescriptor(Flags = InstallFlags.NoCloseOnExec)]
    public partial void InstallUnobserved(Slot slot);

    [FilesUpdate]
    public partial Pending<Completion> UpdateFiles(ReadOnlySpan<Descriptor> descriptors, uint firstSlot);

    [ProvideBuffers]
    public partial Pending<Completion> ProvideBuffers(nint address, uint length, int count, ushort bufferGroup, ushort firstId);

    [RemoveBuffers]
    public partial Pending<Completion> RemoveBuffers(int count, ushort bufferGroup);

    [SetSocketOption]
    public partial Pending<Completion> SetSocketOption(Descriptor socket, int level, int name, int value);

    [GetSocketOption]
    public partial Pending<SocketOption> GetSocketOption(Descriptor socket, int level, int name);

    [GetSocketOption]
    public partial Pending<SocketOption> GetSocketOptionInto(Descriptor socket, int level, int name, ReceiveBuffer value);

    [SocketBytesReadable]
    public partial Pending<Completion> BytesReadable(Descriptor socket);

    [SocketBytesUnsent]
    public partial Pending<Completion> BytesUnsent(Descriptor socket);

    [Command]
    public partial Pending<Completion> Command(Descriptor file, int operation);
}
