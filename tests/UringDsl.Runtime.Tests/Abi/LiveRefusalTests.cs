using System.Collections.Generic;
using System.Linq;
using UringDsl.Abi;
using UringDsl.Testing;

namespace UringDsl.Runtime.Tests.Abi;

/// <summary>What the rules of declarations say that the kernel refuses, it refuses; and what they would have written in its place, it takes.</summary>
public class LiveRefusalTests
{
    private delegate void Prepare(ref Sqe sqe, LiveFiles files);

    private const uint Keep = 1, Punch = 2, Collapse = 8, Zero = 0x10, HighPriority = 1, Append = 0x10, NoAppend = 0x20, Atomic = 0x40;
    private const uint Temporary = 0x410000, Create = 0x40, Directory = 0x10000, CloseOnExec = 0x80000;

    private static readonly Dictionary<string, (Prepare Prepare, Errno[] Refusals)> s_refused = new()
    {
        ["A hole that keeps no size"] = ((ref sqe, files) => Prep.Fallocate(ref sqe, files.Data, Punch, 0, 4096), [Errno.EOPNOTSUPP]),
        ["A collapse that keeps the size"] = ((ref sqe, files) => Prep.Fallocate(ref sqe, files.Data, Collapse | Keep, 0, 4096), [Errno.EOPNOTSUPP]),
        ["Two things at once"] = ((ref sqe, files) => Prep.Fallocate(ref sqe, files.Data, Zero | Punch | Keep, 0, 4096), [Errno.EOPNOTSUPP]),
        ["A range before the file"] = ((ref sqe, files) => Prep.Fallocate(ref sqe, files.Data, 0, ulong.MaxValue, 4096), [Errno.EINVAL]),
        ["A position before the file"] = ((ref sqe, files) => Prep.Write(ref sqe, files.Data, files.Zeros(8), 8, ulong.MaxValue - 1), [Errno.EINVAL]),
        ["A high priority"] = ((ref sqe, files) => Prep.Read(ref sqe, files.Data, files.Zeros(8), 8, 0, HighPriority), [Errno.EINVAL]),
        ["An end that is none"] = ((ref sqe, files) => Prep.Write(ref sqe, files.Data, files.Zeros(8), 8, 0, Append | NoAppend), [Errno.EINVAL]),
        ["A read that is not torn"] = ((ref sqe, files) => Prep.Read(ref sqe, files.Data, files.Zeros(8), 8, 0, Atomic), [Errno.EOPNOTSUPP]),
        ["An unknown flag of a read"] = ((ref sqe, files) => Prep.Read(ref sqe, files.Data, files.Zeros(8), 8, 0, 0x8000), [Errno.EOPNOTSUPP]),
        ["A priority without a class"] = ((ref sqe, files) => Prep.Read(ref sqe, files.Data, files.Zeros(8), 8, 0, 0, 4), [Errno.EINVAL]),
        ["An exchange that replaces nothing"] = ((ref sqe, files) => Rename(ref sqe, files, 3), [Errno.EINVAL]),
        ["An exchange that whites out"] = ((ref sqe, files) => Rename(ref sqe, files, 6), [Errno.EINVAL]),
        ["An unknown flag of unlink"] = (
            (ref sqe, files) => Prep.Unlinkat(ref sqe, LiveFiles.WorkingDirectory, files.New("none"), 0x400), [Errno.EINVAL]),
        ["A temporary file for reading"] = ((ref sqe, files) => Open(ref sqe, files, Temporary), [Errno.EINVAL]),
        ["A temporary file that is made"] = ((ref sqe, files) => Open(ref sqe, files, Temporary | Create | 1), [Errno.EINVAL]),
        ["A directory that is made"] = ((ref sqe, files) => Open(ref sqe, files, Directory | Create), [Errno.EINVAL]),
        ["A directory for writing"] = ((ref sqe, files) => Open(ref sqe, files, Directory | 1), [Errno.EISDIR]),
        ["Fresh and not"] = (
            (ref sqe, files) => Prep.Statx(ref sqe, LiveFiles.WorkingDirectory, files.Text("/"), 0x6000, 1, files.Zeros(256)), [Errno.EINVAL]),
        ["A reserved bit"] = (
            (ref sqe, files) => Prep.Statx(ref sqe, LiveFiles.WorkingDirectory, files.Text("/"), 0, 1u << 31, files.Zeros(256)), [Errno.EINVAL]),
        ["An attribute that is there and not"] = (
            (ref sqe, files) => Prep.Fsetxattr(ref sqe, files.Data, files.Text("user.a"), files.Zeros(1), 1, 3),
            [Errno.EEXIST, Errno.ENODATA, Errno.EOPNOTSUPP]),
        ["Nothing to wait for"] = ((ref sqe, files) => Prep.Waitid(ref sqe, 0, 0, 0, 1), [Errno.EINVAL]),
        ["No kind of child"] = ((ref sqe, files) => Prep.Waitid(ref sqe, 4, 1, 0, 4), [Errno.EINVAL]),
        ["A futex of 8 bits"] = ((ref sqe, files) => Prep.FutexWake(ref sqe, files.Of(1), 1, uint.MaxValue, 128), [Errno.EINVAL]),
        ["A futex without bits in common"] = ((ref sqe, files) => Prep.FutexWake(ref sqe, files.Of(1), 1, 0, 130), [Errno.EINVAL]),
        ["A flag of no pipe"] = ((ref sqe, files) => Prep.Pipe(ref sqe, files.Zeros(8), 0x40, DirectTarget.None), [Errno.EINVAL]),
        ["A flag of no splice"] = (
            (ref sqe, files) => Prep.Splice(ref sqe, files.PipeOut, ulong.MaxValue, files.Right, ulong.MaxValue, 8, 16), [Errno.EINVAL]),
        ["No advice"] = ((ref sqe, files) => Prep.Fadvise(ref sqe, files.Data, 0, 8, 9), [Errno.EINVAL]),
        ["A large completion"] = ((ref sqe, files) => Prep.Nop(ref sqe, 32), [Errno.EINVAL]),
        ["Bytes before a connection"] = ((ref sqe, files) => Prep.Send(ref sqe, files.Fresh, files.Zeros(8), 8, 0, 0), [Errno.EPIPE]),
        ["A receive before a connection"] = ((ref sqe, files) => Prep.Recv(ref sqe, files.Fresh, files.Zeros(8), 8, 0, 0), [Errno.ENOTCONN]),
        ["An end before a connection"] = ((ref sqe, files) => Prep.Shutdown(ref sqe, files.Fresh, 1), [Errno.ENOTCONN]),
        ["A listener that connects"] = (
            (ref sqe, files) => Prep.Connect(ref sqe, files.Listening, files.Of((2, 0x0100007F)), 16), [Errno.EISCONN]),
    };

    private static readonly Dictionary<string, (Prepare Prepare, int[] Results)> s_taken = new()
    {
        ["A hole"] = ((ref sqe, files) => Prep.Fallocate(ref sqe, files.Data, Punch | Keep, 0, 4096), [0, -(int)Errno.EOPNOTSUPP]),
        ["A priority with a class"] = ((ref sqe, files) => Prep.Read(ref sqe, files.Data, files.Zeros(8), 8, 0, 0, (2 << 13) | 4), [8]),
        ["A child that exits"] = ((ref sqe, files) => Prep.Waitid(ref sqe, 1, int.MaxValue, 0, 5), [-(int)Errno.ECHILD]),
        ["A futex of 32 bits"] = ((ref sqe, files) => Prep.FutexWake(ref sqe, files.Of(1), 1, 1, 130), [0]),
        ["A descriptor that children do not get"] = ((ref sqe, files) => Open(ref sqe, files, Directory | CloseOnExec), null!),
    };

    public static TheoryData<string> Refused => [.. s_refused.Keys];

    public static TheoryData<string> Taken => [.. s_taken.Keys];

    [Theory]
    [MemberData(nameof(Refused))]
    public void The_kernel_refuses(string what)
    {
        (Prepare prepare, Errno[] refusals) = s_refused[what];
        Assert.Contains((Errno)(-Run(prepare)), refusals);
    }

    [Theory]
    [MemberData(nameof(Taken))]
    public void The_kernel_takes(string what)
    {
        (Prepare prepare, int[]? results) = s_taken[what];
        int result = Run(prepare);
        Assert.True(results?.Contains(result) ?? result >= 0, $"{what}: {result}");
    }

    private static int Run(Prepare prepare)
    {
        using LiveFiles files = new();
        using RawRing ring = new();
        Sqe entry = default;
        prepare(ref entry, files);
        return ring.Run(entry)!.Value.Result;
    }

    private static void Rename(ref Sqe sqe, LiveFiles files, uint flags) =>
        Prep.Renameat(ref sqe, LiveFiles.WorkingDirectory, files.New("one"), LiveFiles.WorkingDirectory, files.New("two"), flags);

    private static void Open(ref Sqe sqe, LiveFiles files, uint flags) =>
        Prep.Openat(ref sqe, LiveFiles.WorkingDirectory, files.New("."), flags, 0x180, DirectTarget.None);
}
