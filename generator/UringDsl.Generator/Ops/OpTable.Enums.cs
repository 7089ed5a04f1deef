using System.Collections.Immutable;
using static UringDsl.Generator.Ops.SharedFlags;

namespace UringDsl.Generator.Ops;

// Flags and choices as declarations write them. The numbers are those of Linux on x86-64.
internal static partial class OpTable
{
    /// <summary>Enums that attributes use and that the runtime does not write by hand.</summary>
    public static ImmutableArray<EnumSpec> Enums =>
    [
        new("ReadWriteFlags", "Flags of one read or write, as preadv2 and pwritev2 take them, <c>RWF_*</c>", RwFlags),
        new("SpliceFlags", "Flags of splice and tee, <c>SPLICE_F_*</c>", SpliceFlags.RemoveAll(flag => flag.Name == "InputFixed")),
        new("XattrFlags", "Whether setting an extended attribute may make or replace it, <c>XATTR_*</c>", XattrFlags),
        new("PipeFlags", "Flags of pipe2, <c>O_*</c>", FlagsOf("Pipe")),
        new("FsyncFlags", "What FSYNC writes, <c>IORING_FSYNC_*</c>", FlagsOf("Fsync")),
        new("SyncRangeFlags", "What SYNC_FILE_RANGE starts and waits for, <c>SYNC_FILE_RANGE_*</c>", FlagsOf("SyncFileRange")),
        new("FallocateMode", "What fallocate does with a range, <c>FALLOC_FL_*</c>; nothing reserves it",
        [
            OpFlag("KeepSize", "FALLOC_FL_KEEP_SIZE", 0x1),
            OpFlag("PunchHole", "FALLOC_FL_PUNCH_HOLE", 0x2),
            OpFlag("CollapseRange", "FALLOC_FL_COLLAPSE_RANGE", 0x8),
            OpFlag("ZeroRange", "FALLOC_FL_ZERO_RANGE", 0x10),
            OpFlag("InsertRange", "FALLOC_FL_INSERT_RANGE", 0x20),
            OpFlag("UnshareRange", "FALLOC_FL_UNSHARE_RANGE", 0x40),
        ]),
        new("StatxFlags", "How STATX resolves the path and how fresh the answer is, <c>AT_*</c>", FlagsOf("Statx")),
        new("RenameFlags", "Flags of renameat2, <c>RENAME_*</c>", FlagsOf("Renameat")),
        new("UnlinkFlags", "What UNLINKAT removes, <c>AT_*</c>", FlagsOf("Unlinkat")),
        new("HardLinkFlags", "Flags of linkat, <c>AT_*</c>", FlagsOf("Linkat")),
        new("InstallFlags", "Flags of FIXED_FD_INSTALL, <c>IORING_FIXED_FD_*</c>", FlagsOf("FixedFdInstall")),
        new("WaitOptions", "What WAITID waits for, <c>W*</c>",
        [
            OpFlag("NoHang", "WNOHANG", 0x1),
            OpFlag("Stopped", "WSTOPPED", 0x2),
            OpFlag("Exited", "WEXITED", 0x4),
            OpFlag("Continued", "WCONTINUED", 0x8),
            OpFlag("LeaveWaitable", "WNOWAIT", 0x1000000),
        ]),
        new("WaitIdType", "What the id of WAITID names, <c>P_*</c>",
        [
            OpFlag("Any", "P_ALL", 0),
            OpFlag("Process", "P_PID", 1),
            OpFlag("Group", "P_PGID", 2),
            OpFlag("Descriptor", "P_PIDFD", 3),
        ]) { IsFlags = false },
        new("FileAdvice", "How a range of a file will be used, <c>POSIX_FADV_*</c>",
        [
            OpFlag("Normal", "POSIX_FADV_NORMAL", 0),
            OpFlag("Random", "POSIX_FADV_RANDOM", 1),
            OpFlag("Sequential", "POSIX_FADV_SEQUENTIAL", 2),
            OpFlag("WillNeed", "POSIX_FADV_WILLNEED", 3),
            OpFlag("DontNeed", "POSIX_FADV_DONTNEED", 4),
            OpFlag("NoReuse", "POSIX_FADV_NOREUSE", 5),
        ]) { IsFlags = false },
        new("MemoryAdvice", "How a range of memory will be used, <c>MADV_*</c>",
        [
            OpFlag("Normal", "MADV_NORMAL", 0),
            OpFlag("Random", "MADV_RANDOM", 1),
            OpFlag("Sequential", "MADV_SEQUENTIAL", 2),
            OpFlag("WillNeed", "MADV_WILLNEED", 3),
            OpFlag("DontNeed", "MADV_DONTNEED", 4),
            OpFlag("Free", "MADV_FREE", 8),
            OpFlag("HugePages", "MADV_HUGEPAGE", 14),
            OpFlag("NoHugePages", "MADV_NOHUGEPAGE", 15),
            OpFlag("Cold", "MADV_COLD", 20, "5.4"),
            OpFlag("PageOut", "MADV_PAGEOUT", 21, "5.4"),
            OpFlag("PopulateRead", "MADV_POPULATE_READ", 22, "5.14"),
            OpFlag("PopulateWrite", "MADV_POPULATE_WRITE", 23, "5.14"),
        ]) { IsFlags = false },
        new("EpollOperation", "What EPOLL_CTL does, <c>EPOLL_CTL_*</c>",
        [
            OpFlag("Add", "EPOLL_CTL_ADD", 1),
            OpFlag("Delete", "EPOLL_CTL_DEL", 2),
            OpFlag("Modify", "EPOLL_CTL_MOD", 3),
        ]) { IsFlags = false },
    ];

    private static ImmutableArray<OpFlagSpec> FlagsOf(string row) => Find(row)!.Flags;
}
