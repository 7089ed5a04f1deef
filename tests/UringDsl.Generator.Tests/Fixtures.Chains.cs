namespace UringDsl.Generator.Tests;

// Handlers about links: what drains, what skips, what has a deadline of its own.
internal static partial class Fixtures
{
    public const string Drains = """
        using System;
        using UringDsl;

        namespace Demo;

        [RingHandler]
        internal sealed partial class Barriers
        {
            [Nop(Drain = true)]
            private partial Pending<Completion> Barrier();

            [Timeout(Drain = true, Link = LinkKind.Hard, Milliseconds = 20)]
            [Nop(Async = true)]
            private partial void Later();

            [Shutdown(Link = LinkKind.Hard)]
            [Close]
            private partial void HangUp(Connection connection);
        }
        """;

    public const string Async = """
        using System.Net;
        using UringDsl;

        namespace Demo;

        [RingHandler]
        [FixedFiles(64)]
        [BufferRing("Inbound")]
        internal sealed partial class AsyncEcho
        {
            [Listener(Direct = true, Accepted = nameof(OnAccepted), Failed = nameof(OnFailed))]
            private partial void Listen(IPEndPoint endPoint);

            [Receive(Buffers = "Inbound")]
            private partial Pending<ReceivedBuffer> Read(Connection connection);

            [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
            private partial void Receive(Connection connection);

            [Send]
            private partial Pending<Sent> Write(Connection connection, HeldBuffer data);

            [Close]
            private partial void Close(Connection connection);

            [Nop(Completed = nameof(OnNop))]
            private partial void Nop();

            private async RingTask OnAccepted(Connection connection)
            {
                while ((await Read(connection)).TryTake(out HeldBuffer data)) await Write(connection, data);
                Close(connection);
            }

            private RingTask OnFailed(Completion failure)
            {
                Nop();
                return default;
            }

            private async RingTask OnReceived(Connection connection, ReceivedBuffer received)
            {
                if (received.TryTake(out HeldBuffer data)) await Write(connection, data);
            }

            private RingTask OnNop(in Completion completion) => OnFailed(completion);
        }
        """;

    public const string Deadlines = """
        using System;
        using UringDsl;

        namespace Demo;

        [RingHandler]
        [FixedFiles(64)]
        [BufferRing("Inbound")]
        internal sealed partial class Deadlines
        {
            [Retry(Attempts = 5, MaxDelayMilliseconds = 400)]
            [Socket(Link = LinkKind.Soft)]
            [Connect(Link = LinkKind.Soft)]
            [LinkTimeout(Milliseconds = 250, Link = LinkKind.Soft)]
            [Send(Link = LinkKind.Soft)]
            [LinkTimeout(Timeout = nameof(sending), Link = LinkKind.Soft)]
            [Receive(Link = LinkKind.Hard)]
            [LinkTimeout(Milliseconds = 250, Link = LinkKind.Hard)]
            [Close]
            private partial Pending<FetchOutcome> Fetch(PeerAddress peer, SendBuffer request, TimeSpan sending, ReceiveBuffer response);

            [Send(Data = nameof(first), Link = LinkKind.Soft)]
            [Send(Data = nameof(second), Link = LinkKind.Soft)]
            [Shutdown]
            private partial void Finish(Connection connection, SendBuffer first, SendBuffer second);

            [Accept(Link = LinkKind.Soft)]
            [Receive(Link = LinkKind.Hard)]
            [Send(Link = LinkKind.Hard)]
            [Close]
            private partial Pending<ServeOutcome> Serve(Connection listener, ReceiveBuffer request, SendBuffer response);

            [Accept(Link = LinkKind.Soft)]
            [LinkTimeout(Milliseconds = 250)]
            private partial Pending<TakeOutcome> Take(Slot listener);

            [Receive(Multishot = true, Buffers = "Inbound", Async = true, Completed = nameof(OnReceived))]
            private partial void Receive(Connection connection);

            private void OnReceived(in Received received)
            {
            }
        }
        """;
}
