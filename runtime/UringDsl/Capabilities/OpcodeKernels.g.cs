// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>The first kernel of each operation.</summary>
internal static class OpcodeKernels
{
    public static KernelRelease Since(Opcode operation) => operation switch
    {
        Opcode.Nop or Opcode.Readv or Opcode.Writev or Opcode.Fsync or Opcode.ReadFixed or Opcode.WriteFixed
            or Opcode.PollAdd or Opcode.PollRemove => new(5, 1),
        Opcode.SyncFileRange => new(5, 2),
        Opcode.Sendmsg or Opcode.Recvmsg => new(5, 3),
        Opcode.Timeout => new(5, 4),
        Opcode.TimeoutRemove or Opcode.Accept or Opcode.AsyncCancel or Opcode.LinkTimeout or Opcode.Connect => new(5, 5),
        Opcode.Fallocate or Opcode.Openat or Opcode.Close or Opcode.FilesUpdate or Opcode.Statx or Opcode.Read
            or Opcode.Write or Opcode.Fadvise or Opcode.Madvise or Opcode.Send or Opcode.Recv or Opcode.Openat2
            or Opcode.EpollCtl => new(5, 6),
        Opcode.Splice or Opcode.ProvideBuffers or Opcode.RemoveBuffers => new(5, 7),
        Opcode.Tee => new(5, 8),
        Opcode.Shutdown or Opcode.Renameat or Opcode.Unlinkat => new(5, 11),
        Opcode.Mkdirat or Opcode.Symlinkat or Opcode.Linkat => new(5, 15),
        Opcode.MsgRing => new(5, 18),
        Opcode.Fsetxattr or Opcode.Setxattr or Opcode.Fgetxattr or Opcode.Getxattr or Opcode.Socket or Opcode.UringCmd => new(5, 19),
        Opcode.SendZc => new(6, 0),
        Opcode.SendmsgZc => new(6, 1),
        Opcode.ReadMultishot or Opcode.Waitid or Opcode.FutexWait or Opcode.FutexWake or Opcode.FutexWaitv => new(6, 7),
        Opcode.FixedFdInstall => new(6, 8),
        Opcode.Ftruncate => new(6, 9),
        Opcode.Bind or Opcode.Listen => new(6, 11),
        Opcode.RecvZc or Opcode.EpollWait or Opcode.ReadvFixed or Opcode.WritevFixed => new(6, 15),
        Opcode.Pipe => new(6, 16),
        _ => new(int.MaxValue, 0),
    };
}
