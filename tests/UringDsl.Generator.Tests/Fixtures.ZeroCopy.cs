namespace UringDsl.Generator.Tests;

internal static partial class Fixtures
{
    public const string ZeroCopy = """
        using System;
        using UringDsl;

        namespace Demo;

        [RingHandler]
        [Ring(ZeroCopyThreshold = 32768)]
        [FixedFiles(64)]
        [FixedBuffers("Pages", Count = 16, Size = 4096, HugePages = true)]
        [FixedBuffers("while")]
        internal sealed partial class Files
        {
            [ConnectionState]
            private struct Session
            {
                public int Answers;
            }

            [Send(ZeroCopy = ZeroCopyMode.Adaptive, Released = nameof(OnReleased))]
            private partial void Answer(Connection connection, SendBuffer data);

            [Send(ZeroCopy = ZeroCopyMode.Always, Completed = nameof(OnSent), Released = nameof(OnReleased))]
            private partial void AnswerPage(Connection connection, FixedBuffer data);

            [Send(Released = nameof(OnReleased))]
            private partial Pending<Sent> Copy(Connection connection, SendBuffer data);

            [Send]
            private partial void CopyPage(Connection connection, FixedBuffer data);

            [Send(ZeroCopy = ZeroCopyMode.Always, Link = LinkKind.Hard, Released = nameof(OnReleased))]
            [Shutdown(Link = LinkKind.Hard)]
            [Close]
            private partial void Last(Connection connection, SendBuffer data);

            [WriteFixed(Link = LinkKind.Soft)]
            [Fsync]
            private partial Pending<SaveOutcome> Save(Descriptor file, FixedBuffer page, long offset);

            [ReadFixed(Completed = nameof(OnLoaded))]
            private partial void Load(Slot file, FixedBuffer address, long offset);

            [WriteFixed]
            private partial Pending<Transferred> Store(Descriptor file, FixedBuffer page, long offset);

            private void OnLoaded(in Transferred read) => _ = read.Bytes;

            private void OnSent(in Sent sent) => _ = Pages.Free;

            private void OnReleased(Connection connection, in Released released, ref Session session) => session.Answers++;
        }
        """;
}
