using UringDsl;

namespace Valid.@namespace;

[RingHandler]
[BufferRing("in")]
internal sealed partial class @class
{
    [Receive(Buffers = "in", Completed = nameof(@return))]
    private partial void @switch(Connection @ref);

    [Send(Data = nameof(@in))]
    internal partial Pending<Sent> @async(Connection @out, SendBuffer @in);

    [Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(@var))]
    private partial void @if();

    private void @return(in Received @this)
    {
    }

    private void @var(in ifOutcome record)
    {
    }
}
