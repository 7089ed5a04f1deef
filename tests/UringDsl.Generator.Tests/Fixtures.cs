namespace UringDsl.Generator.Tests;

/// <summary>Handlers that several tests use.</summary>
internal static partial class Fixtures
{
    public const string EchoServer = """
        using System.Net;
        using UringDsl;

        namespace Demo;

        [RingHandler]
        [FixedFiles(4096)]
        [BufferRing("Inbound", Entries = 1024, BufferSize = 4096)]
        public sealed partial class EchoServer(IPEndPoint endpoint)
        {
            [Listener(Direct = true, Accepted = nameof(OnAccepted))]
            private partial void Listen(IPEndPoint endpoint);

            [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
            private partial void Receive(Connection connection);

            [Send]
            private partial void Echo(Connection connection, BufferLease data);

            [Shutdown(Link = LinkKind.Hard)]
            [Close]
            private partial void HangUp(Connection connection);

            partial void OnStarted() => Listen(endpoint);

            private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

            private void OnReceived(Connection connection, in Received received)
            {
                if (received.TryTake(out BufferLease data)) Echo(connection, data);
                else HangUp(connection);
            }
        }
        """;

    public const string Dialer = """
        using System;
        using UringDsl;

        namespace Demo;

        [RingHandler]
        [FixedFiles(256)]
        internal sealed partial class Dialer(PeerAddress peer)
        {
            [Socket(Link = LinkKind.Soft)]
            [Connect(Link = LinkKind.Soft)]
            [LinkTimeout]
            private partial Pending<DialOutcome> Dial(PeerAddress peer, TimeSpan timeout);

            [Close]
            private partial void Hang(Connection connection);

            public string Last { get; private set; } = "";

            partial void OnStarted() => Start();

            private async void Start()
            {
                DialOutcome dialed = await Dial(peer, TimeSpan.FromSeconds(5));
                if (dialed.TryGetConnection(out Connection connection)) Hang(connection);
                else Last = dialed.Kind switch
                {
                    OutcomeKind.TimedOut => "late",
                    OutcomeKind.Failed when dialed.Step == DialStep.Connect => dialed.Error.ToString(),
                    _ => dialed.ToString(),
                };
            }
        }
        """;

    public const string Fetch = """
        using System;
        using UringDsl;

        namespace Demo;

        [RingHandler]
        [FixedFiles(256)]
        public sealed partial class Fetcher
        {
            [Socket(Link = LinkKind.Soft)]
            [Connect(Link = LinkKind.Soft)]
            [LinkTimeout(Link = LinkKind.Soft, Timeout = nameof(connectTimeout))]
            [Send(Link = LinkKind.Hard)]
            [Receive(Link = LinkKind.Hard)]
            [Close]
            private partial Pending<FetchOutcome> Fetch(PeerAddress peer, TimeSpan connectTimeout, SendBuffer request, ReceiveBuffer response);

            private async void Start(PeerAddress peer, SendBuffer request, ReceiveBuffer response)
            {
                FetchOutcome fetched = await Fetch(peer, TimeSpan.FromSeconds(1), request, response);
                Total += fetched.SendBytes + fetched.ReceiveBytes;
            }

            public int Total { get; private set; }
        }
        """;

    public const string Stateful = """
        using System;
        using System.Net;
        using UringDsl;

        namespace Demo;

        [RingHandler]
        [Ring(SubmissionEntries = 256, CompletionEntries = 1024, MaxConnections = 100, MaxQueued = 4)]
        [FixedFiles(200, Reserved = 10)]
        [BufferRing("Small", Entries = 64, BufferSize = 512)]
        [BufferRing("Large", Entries = 16, BufferSize = 65536)]
        internal sealed partial class Counter
        {
            [ConnectionState]
            private struct Session
            {
                public long Bytes;
                public object? Tag;
            }

            [Listener(Accepted = nameof(OnAccepted), Failed = nameof(OnFailed), Backlog = 64, ReusePort = true)]
            private partial void Listen(PeerAddress address);

            [Receive(Buffers = "Large", Completed = nameof(OnReceived))]
            private partial void Receive(Connection connection);

            [Send(Completed = nameof(OnSent))]
            private partial void Reply(Connection connection, ReadOnlySpan<byte> bytes);

            partial void OnOpened(Connection peer, ref Session session) => session.Tag = this;

            partial void OnClosed(Connection peer, ref Session session) => Total += session.Bytes;

            partial void OnUnhandledException(Exception thrown) => Last = thrown;

            public long Total { get; private set; }

            public Exception? Last { get; private set; }

            private void OnAccepted(ref Session session, in Accepted accepted) => Receive(accepted.Connection);

            private static void OnFailed(in Completion failure) => Console.WriteLine(failure.Error);

            private void OnReceived(in Received received, ref Session session, Connection connection) => Reply(connection, "ok"u8);

            private void OnSent(Connection connection, in Sent sent, ref Session session)
            {
                session.Bytes += sent.Bytes;
                State(connection).Tag = null;
            }
        }
        """;

    public const string Timers = """
        using System;
        using UringDsl;

        namespace Demo;

        [RingHandler]
        [BufferRing("Inbound")]
        internal sealed partial class Timers
        {
            /// <summary>The user's own words stay.</summary>
            [Timeout(Completed = nameof(OnTick))]
            private partial void Tick(TimeSpan timeout);

            [Timeout(Timeout = nameof(period))]
            private partial Pending<Completion> Sleep(TimeSpan period);

            [Nop(Completed = nameof(OnNop))]
            private partial void Nop();

            [Receive(Multishot = true, Buffers = "Inbound", Rearm = Rearm.Manual, Completed = nameof(OnReceived))]
            private partial void Receive(Connection connection);

            [Receive]
            private partial Pending<Transferred> Fill(Connection connection, ReceiveBuffer buffer);

            [Cancel(nameof(Receive))]
            private partial void Pause(Connection connection);

            [Cancel(nameof(Tick), Completed = nameof(OnCancelled))]
            private partial void StopTicking();

            [Timeout(Link = LinkKind.Hard)]
            [Nop]
            [Chain(Completed = nameof(OnLater))]
            private partial void Later(TimeSpan timeout);

            [Abort]
            private partial void Drop(Connection connection);

            private void OnTick(in Completion completion) => Tick(TimeSpan.FromSeconds(1));

            private void OnNop(in Completion completion) => StopTicking();

            private void OnCancelled(in Completion completion) => Nop();

            private void OnLater(in LaterOutcome outcome) => Drop(default);

            private async void Rest(Connection connection)
            {
                Pause(connection);
                await Sleep(TimeSpan.FromMilliseconds(5));
            }

            private void OnReceived(in Received received, Connection connection) => Rest(connection);
        }
        """;
}
