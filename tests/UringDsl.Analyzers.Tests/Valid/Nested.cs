using UringDsl;

namespace Valid
{
    internal static partial class Outermost
    {
        public partial interface IMiddle<TIn, TOut>
        {
            internal partial record struct Inner<T>
                where T : class, new()
            {
                internal readonly ref partial struct Deep
                {
                    [RingHandler]
                    [BufferRing("In")]
                    public sealed partial class Handler<TItem>
                        where TItem : struct
                    {
                        [ConnectionState]
                        private struct Session
                        {
                            public TItem Item;
                            public T? Other;
                        }

                        [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))]
                        public partial void Receive(Connection connection);

                        [Send(Link = LinkKind.Hard)]
                        [Close]
                        internal partial Pending<ByeOutcome> Bye(Connection connection, SendBuffer data);

                        private void OnReceived(ref Session session, in Received received) => session = new() { Other = new T(), Item = default };
                    }
                }
            }
        }
    }
}
