using UringDsl;

namespace Valid.One
{
    [RingHandler]
    internal sealed partial class Handler
    {
        [Nop(Link = LinkKind.Soft)] [Nop]
        private partial Pending<TwiceOutcome> Twice();

        [Nop(Completed = nameof(Done))]
        private partial void Ping();

        private void Done(in Completion completion)
        {
        }
    }
}

namespace Valid.Two
{
    [RingHandler]
    internal sealed partial class Handler
    {
        [Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(Done))]
        private partial void Twice();

        private void Done(in TwiceOutcome outcome)
        {
        }

        [RingHandler]
        internal sealed partial class Handler2
        {
            [Timeout(Link = LinkKind.Hard)] [Nop]
            private partial Pending<TwiceOutcome> Twice(System.TimeSpan timeout);
        }
    }
}
