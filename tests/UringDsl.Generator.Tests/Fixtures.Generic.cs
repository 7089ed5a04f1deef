namespace UringDsl.Generator.Tests;

// Operations of which their row of the op table is all that the generator knows.
internal static partial class Fixtures
{
    public const string Files = """
        using System;
        using UringDsl;
        using UringDsl.Abi;

        namespace Demo;

        [RingHandler]
        [FixedFiles(16, Reserved = 8)]
        public sealed partial class Files
        {
            [Open(Flags = OpenFlags.ReadWrite | OpenFlags.Create, Mode = 0x1B4)]
            private partial Pending<Opened> Open(string path);

            [Open(Direct = true)]
            private partial Pending<Opened> OpenAt(Descriptor directory, ReadOnlySpan<byte> path, OpenFlags flags, uint mode);

            [Read]
            private partial Pending<Transferred> Read(Descriptor file, ReceiveBuffer buffer, long offset);

            [Write(Offset = 4096, Flags = ReadWriteFlags.DataSync, Completed = nameof(OnWritten))]
            private partial void Write(Slot file, HeldBuffer data);

            [Fsync(Flags = FsyncFlags.DataOnly)]
            private partial Pending<Completion> Sync(Connection connection);

            [Close]
            private partial Pending<Completion> Close(Slot file);

            [Close]
            private partial void Close(Descriptor file);

            [Open(Direct = true, Link = LinkKind.Soft)]
            [Write(Link = LinkKind.Soft)]
            [Write(Data = nameof(tail), Link = LinkKind.Soft)]
            [Fsync(Link = LinkKind.Hard)]
            [Close]
            private partial Pending<SaveOutcome> Save(string path, OpenFlags flags, SendBuffer data, ReadOnlySpan<byte> tail, ulong write2Offset);

            [Open(Direct = true, Link = LinkKind.Soft)]
            [Statx(Path = nameof(other), Mask = StatxMask.Size, Link = LinkKind.Soft)]
            [Fsync(File = nameof(log))]
            [Chain(Completed = nameof(OnStarted))]
            private partial void Start(string path, string other, RingFile log);

            private void OnWritten(in Transferred transferred)
            {
            }

            private void OnStarted(in StartOutcome outcome)
            {
                if (outcome.TryGetFile(out Slot file) && outcome.Status.IsSuccess) _ = Close(file);
            }
        }
        """;

    public const string Operands = """
        using System;
        using UringDsl;
        using UringDsl.Abi;

        namespace Demo;

        [RingHandler]
        [FixedFiles(16, Reserved = 8)]
        public sealed partial class Operands
        {
            // Two files, by their names.
            [Splice]
            private partial Pending<Transferred> Splice(Connection source, Descriptor target, uint length);

            [Tee(Source = nameof(from), Flags = SpliceFlags.NonBlock)]
            private partial void Copy(Descriptor from, Slot target, int length);

            // Vectors, and a chain whose steps have files of their own.
            [ReadVectored(Offset = 0, File = nameof(first), Link = LinkKind.Soft)]
            [WriteVectored(File = nameof(second), Offset = 512)]
            private partial Pending<CopyAllOutcome> CopyAll(Slot first, RingFile second, ReceiveBuffer[] into, params SendBuffer[] from);

            // Two paths, and a directory.
            [Rename(Flags = RenameFlags.NoReplace)]
            private partial Pending<Completion> Rename(string oldPath, ReadOnlySpan<byte> newPath, Descriptor newDirectory);

            // Structures that the kernel reads, and ones that it writes.
            [OpenHow]
            private partial Pending<Opened> Open(ReadOnlySpan<byte> path, in OpenHow how);

            [Statx(Flags = StatxFlags.EmptyPath)]
            private partial Pending<FileStatus> Look(Descriptor directory);

            [WaitId(IdType = WaitIdType.Process, Options = WaitOptions.Exited)]
            private partial Pending<ChildStatus> WaitFor(int id);

            [Pipe(Flags = PipeFlags.CloseOnExec)]
            private partial Pending<PipeEnds> Pipe();

            [FilesUpdate]
            private partial Pending<Completion> Fill(Descriptor[] descriptors, uint firstSlot);

            [EpollWait]
            private partial Pending<Completion> WaitMany(Descriptor epoll, ReceiveBuffer events);

            // Options: a number in its own memory.
            [SetSocketOption(Level = 6, Name = 1)]
            private partial void NoDelay(Connection connection, int value);

            [GetSocketOption(Level = 1, Name = 4)]
            private partial Pending<SocketOption> GetError(Connection connection);

            // Memory that others share.
            [FutexWait]
            private partial Pending<Completion> Wait(FutexWord word, uint value);

            [FutexWaitMany]
            private partial Pending<Completion> WaitAny(FutexCondition[] words);

            [Madvise(Advice = MemoryAdvice.DontNeed)]
            private partial void Forget(nint address, uint length);
        }
        """;

    public const string Shots = """
        using System;
        using UringDsl;
        using UringDsl.Abi;

        namespace Demo;

        [RingHandler]
        public sealed partial class Shots
        {
            [ConnectionState]
            private struct Session;

            [Poll(Events = PollEvents.In, Multishot = true, Completed = nameof(OnReady))]
            private partial void Watch(Descriptor file);

            [Poll(Multishot = true, Rearm = Rearm.Manual, Completed = nameof(OnConnectionReady))]
            private partial void WatchConnection(Connection connection, PollEvents events);

            [Poll(Events = PollEvents.Out)]
            private partial Pending<Polled> Writable(Connection connection);

            [PollUpdate(nameof(Watch), Events = PollEvents.Out)]
            private partial Pending<Completion> Rewatch(Descriptor file);

            [PollRemove(nameof(WatchConnection))]
            private partial void Unwatch(Connection connection);

            [Timeout(Multishot = true, Count = 3, Clock = TimeoutClock.BootTime, Completed = nameof(OnTick))]
            private partial void Tick(TimeSpan timeout);

            [Timeout(Multishot = true)]
            private partial void TickUnheard(TimeSpan timeout, int count);

            [Timeout(Absolute = true, Clock = TimeoutClock.RealTime)]
            private partial Pending<Completion> WaitUntil(TimeSpan timeout);

            [Nop(Link = LinkKind.Soft)]
            [LinkTimeout(Absolute = true)]
            private partial void Late(TimeSpan timeout);

            [TimeoutUpdate(nameof(Tick))]
            private partial void Slower(TimeSpan timeout);

            [TimeoutUpdate(nameof(Late))]
            private partial void Later(TimeSpan timeout);

            [TimeoutRemove(nameof(Tick))]
            private partial Pending<Completion> StopTicking();

            [Cancel(nameof(Watch))]
            private partial void StopWatching();

            private void OnReady(in Polled polled)
            {
            }

            private void OnConnectionReady(Connection connection, in Polled polled, ref Session session)
            {
            }

            private void OnTick(in Expired expired)
            {
            }
        }
        """;
}
