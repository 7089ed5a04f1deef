using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.Generator.Ops;
using UringDsl.Testing;

namespace UringDsl.Runtime.Tests.Abi;

/// <summary>Every preparation method against the running kernel: a reserved word that is not 0 would be EINVAL.</summary>
public class LivePrepTests
{
    private delegate void Prepare(ref Sqe sqe, LiveFiles files);

    private static readonly Dictionary<string, (Prepare Prepare, int[] Results)> s_cases = new()
    {
        ["Nop"] = ((ref sqe, files) => Prep.Nop(ref sqe), [0]),
        ["Readv"] = ((ref sqe, files) => Prep.Readv(ref sqe, files.Data, Vector(files), 1, 0), [8]),
        ["Writev"] = ((ref sqe, files) => Prep.Writev(ref sqe, files.Data, Vector(files), 1, 0), [8]),
        ["Fsync"] = ((ref sqe, files) => Prep.Fsync(ref sqe, files.Data, UringConstants.FsyncDataOnly), [0]),
        ["ReadFixed"] = ((ref sqe, files) => Prep.ReadFixed(ref sqe, files.Data, files.Zeros(8), 8, 0, 0), [-(int)Errno.EFAULT]),
        ["WriteFixed"] = ((ref sqe, files) => Prep.WriteFixed(ref sqe, files.Data, files.Zeros(8), 8, 0, 0), [-(int)Errno.EFAULT]),
        ["PollAdd"] = ((ref sqe, files) => Prep.PollAdd(ref sqe, files.Left, (uint)PollEvents.In), [1]),
        ["PollRemove"] = ((ref sqe, files) => Prep.PollRemove(ref sqe, 99), [-(int)Errno.ENOENT]),
        ["SyncFileRange"] = ((ref sqe, files) => Prep.SyncFileRange(ref sqe, files.Data, 0, 8, 2), [0]),
        ["Sendmsg"] = ((ref sqe, files) => Prep.Sendmsg(ref sqe, files.Left, Message(files), 0, 0), [8]),
        ["Recvmsg"] = ((ref sqe, files) => Prep.Recvmsg(ref sqe, files.Left, Message(files), 0, 0), [8]),
        ["Timeout"] = ((ref sqe, files) => Prep.Timeout(ref sqe, Soon(files), 0, 0), [-(int)Errno.ETIME]),
        ["TimeoutRemove"] = ((ref sqe, files) => Prep.TimeoutRemove(ref sqe, 99), [-(int)Errno.ENOENT]),
        ["Accept"] = ((ref sqe, files) => Prep.Accept(ref sqe, files.Listening, 0, 0, 0, AcceptFlags.DontWait, DirectTarget.None), [-(int)Errno.EAGAIN]),
        ["AsyncCancel"] = ((ref sqe, files) => Prep.AsyncCancel(ref sqe, 99, 0), [-(int)Errno.ENOENT]),
        ["CancelFile"] = ((ref sqe, files) => Prep.CancelFile(ref sqe, files.Left, (uint)CancelFlags.All), [0]),
        ["Connect"] = ((ref sqe, files) => Prep.Connect(ref sqe, files.Fresh, Loopback(files, 1), 16), [-(int)Errno.ECONNREFUSED]),
        ["Fallocate"] = ((ref sqe, files) => Prep.Fallocate(ref sqe, files.Data, 0, 0, 64), [0, -(int)Errno.EOPNOTSUPP]),
        ["Openat"] = ((ref sqe, files) => Prep.Openat(ref sqe, LiveFiles.WorkingDirectory, files.Missing, 0, 0, DirectTarget.None), [-(int)Errno.ENOENT]),
        ["Openat2"] = ((ref sqe, files) =>
            Prep.Openat2(ref sqe, LiveFiles.WorkingDirectory, files.Missing, files.Zeros(24), DirectTarget.None), [-(int)Errno.ENOENT]),
        ["Close"] = ((ref sqe, files) => Prep.Close(ref sqe, new Descriptor(1 << 20)), [-(int)Errno.EBADF]),
        ["FilesUpdate"] = ((ref sqe, files) => Prep.FilesUpdate(ref sqe, files.Of(-1), 1, 0), [-(int)Errno.ENXIO]),
        ["Statx"] = ((ref sqe, files) => Prep.Statx(ref sqe, LiveFiles.WorkingDirectory, files.Text("/"), 0, 1, files.Zeros(256)), [0]),
        ["Read"] = ((ref sqe, files) => Prep.Read(ref sqe, files.PipeOut, files.Zeros(8), 8, ulong.MaxValue), [8]),
        ["Write"] = ((ref sqe, files) => Prep.Write(ref sqe, files.Data, files.Zeros(8), 8, 0), [8]),
        ["Fadvise"] = ((ref sqe, files) => Prep.Fadvise(ref sqe, files.Data, 0, 8, 0), [0]),
        ["Madvise"] = ((ref sqe, files) => Prep.Madvise(ref sqe, 0, 0, 0), [0]),
        ["Send"] = ((ref sqe, files) => Prep.Send(ref sqe, files.Left, files.Zeros(8), 8, 0, 0), [8]),
        ["Recv"] = ((ref sqe, files) => Prep.Recv(ref sqe, files.Left, files.Zeros(8), 8, 0, RecvSendFlags.PollFirst), [8]),
        ["EpollCtl"] = ((ref sqe, files) => Prep.EpollCtl(ref sqe, files.Epoll, 2, files.Left, files.Zeros(16)), [0]),
        ["Splice"] = ((ref sqe, files) => Prep.Splice(ref sqe, files.PipeOut, ulong.MaxValue, files.Right, ulong.MaxValue, 8), [8]),
        ["ProvideBuffers"] = ((ref sqe, files) => Prep.ProvideBuffers(ref sqe, files.Zeros(64), 16, 4, 7, 0), [0]),
        ["RemoveBuffers"] = ((ref sqe, files) => Prep.RemoveBuffers(ref sqe, 1, 9), [-(int)Errno.ENOENT]),
        ["Tee"] = ((ref sqe, files) => Prep.Tee(ref sqe, files.PipeOut, files.OtherPipeIn, 8), [8]),
        ["Shutdown"] = ((ref sqe, files) => Prep.Shutdown(ref sqe, files.Fresh, 1), [-(int)Errno.ENOTCONN]),
        ["Renameat"] = ((ref sqe, files) =>
            Prep.Renameat(ref sqe, LiveFiles.WorkingDirectory, files.Missing, LiveFiles.WorkingDirectory, files.Missing), [-(int)Errno.ENOENT]),
        ["Unlinkat"] = ((ref sqe, files) => Prep.Unlinkat(ref sqe, LiveFiles.WorkingDirectory, files.Missing), [-(int)Errno.ENOENT]),
        ["Mkdirat"] = ((ref sqe, files) => Prep.Mkdirat(ref sqe, LiveFiles.WorkingDirectory, files.New("made"), 511), [0]),
        ["Symlinkat"] = ((ref sqe, files) => Prep.Symlinkat(ref sqe, files.Text("to"), LiveFiles.WorkingDirectory, files.New("link")), [0]),
        ["Linkat"] = ((ref sqe, files) =>
            Prep.Linkat(ref sqe, LiveFiles.WorkingDirectory, files.Missing, LiveFiles.WorkingDirectory, files.Missing), [-(int)Errno.ENOENT]),
        ["Fsetxattr"] = ((ref sqe, files) => Prep.Fsetxattr(ref sqe, files.Data, files.Text("user.a"), files.Zeros(1), 1), [0, -(int)Errno.EOPNOTSUPP]),
        ["Setxattr"] = ((ref sqe, files) => Prep.Setxattr(ref sqe, files.Text("user.a"), files.Zeros(1), files.Missing, 1), [-(int)Errno.ENOENT]),
        ["Fgetxattr"] = ((ref sqe, files) =>
            Prep.Fgetxattr(ref sqe, files.Data, files.Text("user.a"), files.Zeros(8), 8), [-(int)Errno.ENODATA, -(int)Errno.EOPNOTSUPP]),
        ["Getxattr"] = ((ref sqe, files) => Prep.Getxattr(ref sqe, files.Text("user.a"), files.Zeros(1), files.Missing, 1), [-(int)Errno.ENOENT]),
        ["UringCmd"] = ((ref sqe, files) => Prep.UringCmd(ref sqe, files.Fresh, (uint)SocketOperation.BytesReadable), [0]),
        ["SocketBytesReadable"] = ((ref sqe, files) => Prep.SocketBytesReadable(ref sqe, files.Fresh), [0]),
        ["SocketBytesUnsent"] = ((ref sqe, files) => Prep.SocketBytesUnsent(ref sqe, files.Fresh), [0]),
        ["FixedFdInstall"] = ((ref sqe, files) => Prep.FixedFdInstall(ref sqe, new Slot(0)), [-(int)Errno.EBADF]),
        ["SetSocketOption"] = ((ref sqe, files) => Prep.SetSocketOption(ref sqe, files.Fresh, 1, 2, files.Of(1), 4), [0]),
        ["GetSocketOption"] = ((ref sqe, files) => Prep.GetSocketOption(ref sqe, files.Fresh, 1, 2, files.Zeros(4), 4), [4]),
        ["SocketName"] = ((ref sqe, files) => Prep.SocketName(ref sqe, files.Fresh, files.Zeros(112), files.Of(112), 0), [0, -(int)Errno.EOPNOTSUPP]),
        ["SendZc"] = ((ref sqe, files) => Prep.SendZc(ref sqe, files.Left, files.Zeros(8), 8, 0, 0), [-(int)Errno.EOPNOTSUPP]),
        ["SendmsgZc"] = ((ref sqe, files) => Prep.SendmsgZc(ref sqe, files.Left, Message(files), 0, 0), [-(int)Errno.EOPNOTSUPP]),
        ["ReadMultishot"] = ((ref sqe, files) => Prep.ReadMultishot(ref sqe, files.PipeOut, 3), [-(int)Errno.ENOBUFS]),
        ["Waitid"] = ((ref sqe, files) => Prep.Waitid(ref sqe, 1, int.MaxValue, 0, 4), [-(int)Errno.ECHILD]),
        ["FutexWait"] = ((ref sqe, files) => Prep.FutexWait(ref sqe, files.Of(1), 2, uint.MaxValue, 2), [-(int)Errno.EAGAIN]),
        ["FutexWake"] = ((ref sqe, files) => Prep.FutexWake(ref sqe, files.Of(1), 1, uint.MaxValue, 2), [0]),
        ["FutexWaitv"] = ((ref sqe, files) => Prep.FutexWaitv(ref sqe, Waiter(files), 1), [-(int)Errno.EAGAIN]),
        ["Ftruncate"] = ((ref sqe, files) => Prep.Ftruncate(ref sqe, files.Data, 32), [0]),
        ["Bind"] = ((ref sqe, files) => Prep.Bind(ref sqe, files.Fresh, Loopback(files, 0), 16), [0]),
        ["Listen"] = ((ref sqe, files) => Prep.Listen(ref sqe, files.Fresh, 8), [0]),
        ["EpollWait"] = ((ref sqe, files) => Prep.EpollWait(ref sqe, files.Epoll, files.Zeros(16), 1), [1]),
        ["ReadvFixed"] = ((ref sqe, files) => Prep.ReadvFixed(ref sqe, files.Data, Vector(files), 1, 0, 0), [-(int)Errno.EFAULT]),
        ["WritevFixed"] = ((ref sqe, files) => Prep.WritevFixed(ref sqe, files.Data, Vector(files), 1, 0, 0), [-(int)Errno.EFAULT]),
        ["Pipe"] = ((ref sqe, files) => Prep.Pipe(ref sqe, files.Zeros(8), 0, DirectTarget.None), [0]),
    };

    /// <summary>These need a table, a second ring, a chain or a network device: the slots' tests have all but the last.</summary>
    private static readonly string[] s_elsewhere = ["Socket", "MsgRing", "MsgRingFile", "LinkTimeout", "RecvZc", "TransmitTimestamps"];

    private const string TooOld = "The running kernel is older than the operation.";

    public static TheoryData<string> Names => [.. s_cases.Keys];

    public static TheoryData<string> Here => [.. s_cases.Keys.Where(IsHere)];

    public static TheoryData<string> Missing => [.. s_cases.Keys.Where(name => !IsHere(name))];

    public static TheoryData<string> WithRow => [.. s_cases.Keys.Where(name => OpTable.Find(name) is not null)];

    public static TheoryData<string> RefusingHere => [.. s_cases.Keys.Where(name => Refuses(name) && IsHere(name))];

    public static TheoryData<string> RefusingMissing => [.. s_cases.Keys.Where(name => Refuses(name) && !IsHere(name))];

    [Fact]
    public void Every_row_and_every_form_is_tried() => Assert.Equal(
        OpTable.Rows.Concat(OpTable.Forms).Select(row => row.Name).Append("CancelFile").Order(),
        s_cases.Keys.Concat(s_elsewhere).Order());

    [Theory]
    [MemberData(nameof(Here))]
    [MemberData(nameof(Missing), Skip = TooOld)]
    public void The_kernel_takes_what_is_prepared(string name)
    {
        using LiveFiles files = new();
        using RawRing ring = new();
        (Prepare prepare, int[] results) = s_cases[name];
        Sqe entry = Dirty();
        prepare(ref entry, files);
        entry.UserData = 4711;
        Cqe? completion = ring.Run(entry);
        Assert.True(completion is { } found && results.Contains(found.Result), $"{name}: {Text(completion)}");
        Assert.Equal(4711u, completion!.Value.UserData);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_of_the_former_use_of_the_entry_survives(string name)
    {
        using LiveFiles files = new();
        Sqe clean = default, dirty = Dirty();
        s_cases[name].Prepare(ref clean, files);
        s_cases[name].Prepare(ref dirty, files);
        // Memory that the operands point to is new each time.
        clean.Address = dirty.Address;
        clean.Address2 = dirty.Address2;
        clean.Address3 = dirty.Address3;
        Assert.Equal(Bytes(clean), Bytes(dirty));
    }

    [Theory]
    [MemberData(nameof(WithRow))]
    public void What_the_table_wants_to_be_0_is_0(string name)
    {
        OpSpec row = OpTable.Find(name)!;
        using LiveFiles files = new();
        Sqe entry = Dirty();
        s_cases[name].Prepare(ref entry, files);
        Assert.Empty(Zeroed(row.MustBeZero, entry));
    }

    [Theory]
    [MemberData(nameof(RefusingHere))]
    [MemberData(nameof(RefusingMissing), Skip = TooOld)]
    public void What_the_table_says_is_refused_is_refused(string name)
    {
        OpSpec row = OpTable.Find(name)!;
        foreach (SqeFlagSet flag in Enum.GetValues<SqeFlagSet>().Where(flag => (row.RefusedSqeFlags & flag) != 0))
        {
            using LiveFiles files = new();
            using RawRing ring = new();
            Sqe entry = default;
            s_cases[name].Prepare(ref entry, files);
            entry.Flags |= (SqeFlags)flag;
            Cqe? completion = ring.Run(entry);
            Assert.True(completion?.Result is -(int)Errno.EBADF or -(int)Errno.EINVAL or -(int)Errno.EOPNOTSUPP, $"{name} with {flag}: {Text(completion)}");
        }
    }

    [Fact]
    public void A_reserved_word_that_is_not_0_is_refused()
    {
        using LiveFiles files = new();
        using RawRing ring = new();
        Sqe entry = default;
        Prep.Shutdown(ref entry, files.Left, 1);
        entry.Address = 1;
        Assert.Equal(-(int)Errno.EINVAL, ring.Run(entry)!.Value.Result);
    }

    private static IEnumerable<string> Zeroed(SqeFields fields, Sqe entry) =>
        new (SqeFields Field, ulong Value)[]
        {
            (SqeFields.File, (uint)entry.File),
            (SqeFields.Offset, entry.Offset),
            (SqeFields.Address, entry.Address),
            (SqeFields.Length, entry.Length),
            (SqeFields.OperationFlags, entry.OperationFlags),
            (SqeFields.IoPriority, entry.IoPriority),
            (SqeFields.BufferIndex, entry.BufferIndex),
            (SqeFields.FileIndex, entry.FileIndex),
            (SqeFields.Address3, entry.Address3),
            (SqeFields.Padding, entry.Padding),
            (SqeFields.Personality, entry.Personality),
        }.Where(word => (fields & word.Field) != 0 && word.Value != 0).Select(word => $"{word.Field} is {word.Value}");

    // What has no row has no age: it is tried everywhere.
    private static bool IsHere(string name) =>
        OpTable.Find(name) is not { } row || row.Since <= KernelVersion.Parse(Environment.OSVersion.Version.ToString());

    private static bool Refuses(string name) => OpTable.Find(name) is { RefusedSqeFlags: not 0 };

    private static Sqe Dirty()
    {
        Sqe entry = default;
        MemoryMarshal.AsBytes(new Span<Sqe>(ref entry)).Fill(0xFF);
        return entry;
    }

    private static byte[] Bytes(Sqe entry) => MemoryMarshal.AsBytes(new ReadOnlySpan<Sqe>(in entry)).ToArray();

    private static string Text(Cqe? completion) =>
        completion is not { } found ? "no completion" : found.Result < 0 ? $"{(Errno)(-found.Result)}" : $"{found.Result}";

    private static nint Vector(LiveFiles files) => files.Of(new IoVector { Base = (ulong)files.Zeros(8), Length = 8 });

    private static nint Message(LiveFiles files) => files.Of(new MessageHeader { Vectors = (ulong)Vector(files), VectorCount = 1 });

    private static nint Soon(LiveFiles files) => files.Of(new Timespec { Nanoseconds = 1_000_000 });

    // AF_INET in the machine's order, the port in the network's, 127.0.0.1.
    private static nint Loopback(LiveFiles files, byte port) => files.Of((Head: ((ulong)0x0100007F << 32) | ((ulong)port << 24) | 2, Zero: 0ul));

    // struct futex_waitv: the expected value, the address, the flags (32 bits).
    private static nint Waiter(LiveFiles files) => files.Of((Value: 2ul, Address: (ulong)files.Of(1), Flags: 2ul));
}
