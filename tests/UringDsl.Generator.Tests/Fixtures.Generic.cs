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
}
