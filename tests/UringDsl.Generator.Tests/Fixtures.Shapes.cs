namespace UringDsl.Generator.Tests;

// Handlers with every shape of submission, and in every odd place.
internal static partial class Fixtures
{
    public const string Sockets = """
        using System;
        using System.Net;
        using UringDsl;

        [RingHandler]
        [FixedFiles(64)]
        internal sealed partial class Sockets
        {
            [Bind]
            private partial Pending<Completion> Bind(Connection connection, IPEndPoint address);

            [Listen]
            private partial Pending<Completion> Listen(Connection connection, int backlog);

            [Accept(Multishot = true, Direct = true, Completed = nameof(OnAccepted))]
            private partial void Accept(Slot listener);

            [Accept(Rearm = Rearm.Manual, Completed = nameof(OnAccepted))]
            private partial void Accept(Descriptor listener);

            [Connect(Link = LinkKind.Soft)]
            [LinkTimeout(Link = LinkKind.Soft)]
            [Send(Data = nameof(hello), Link = LinkKind.Soft)]
            [LinkTimeout(Timeout = nameof(sendTimeout), Link = LinkKind.Soft)]
            [Send(Data = nameof(more))]
            private partial Pending<GreetOutcome> Greet(
                Connection connection, EndPoint address, TimeSpan timeout, TimeSpan sendTimeout, HeldBuffer hello, SendBuffer more);

            [Socket(Link = LinkKind.Soft)]
            [Bind(Link = LinkKind.Soft)]
            [Listen(Backlog = 16)]
            [Chain(Completed = nameof(OnListening))]
            private partial void Open(EndPoint address);

            private void OnAccepted(in Accepted accepted)
            {
            }

            private void OnListening(in OpenOutcome outcome)
            {
                if (outcome.TryGetConnection(out Connection listener)) _ = Bind(listener, new(IPAddress.Any, 0));
            }
        }
        """;

    public const string Nested = """
        using UringDsl;

        namespace Demo.@class
        {
            public partial interface IOuter<@in>
            {
                internal partial record struct Middle<T>
                    where T : class
                {
                    [RingHandler]
                    [BufferRing("a\"<b>")]
                    public sealed partial class @event<TItem>
                        where TItem : struct
                    {
                        [ConnectionState]
                        public struct @struct
                        {
                            public TItem? Item { get; set; }
                        }

                        [Receive(Buffers = "a\"<b>", Completed = nameof(received))]
                        public partial void @void(Connection @ref);

                        [Nop(Completed = nameof(value))]
                        internal partial void ring();

                        [Send]
                        internal partial Pending<Sent> flight(Connection ring, scoped System.ReadOnlySpan<byte> flight);

                        [Send(Link = LinkKind.Hard)]
                        [Close]
                        [Chain(Completed = nameof(@object))]
                        public partial void @return(Connection handle, params System.ReadOnlySpan<byte> ring);

                        private void received(Connection connection, in Received @in, ref @struct state)
                        {
                        }

                        private void value(in Completion completion)
                        {
                        }

                        private static void @object(in returnOutcome outcome)
                        {
                        }
                    }
                }
            }
        }
        """;
}
