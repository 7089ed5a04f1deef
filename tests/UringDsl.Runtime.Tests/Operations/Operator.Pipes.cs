using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Operations;

internal sealed partial class Operator
{
    [Pipe(Flags = PipeFlags.CloseOnExec)]
    public partial Pending<PipeEnds> Pipe();

    [Pipe]
    public partial Pending<PipeEnds> PipeWith(PipeFlags flags);

    [Pipe]
    public partial void PipeUnobserved(PipeFlags flags);

    [Pipe(Direct = true)]
    public partial Pending<PipeEnds> PipeDirect(PipeFlags flags);

    [Pipe(Direct = true)]
    public partial void PipeDirectUnobserved();

    [Splice]
    public partial Pending<Transferred> Splice(Descriptor source, Descriptor target, uint length);

    [Splice]
    public partial Pending<Transferred> SpliceAt(Slot source, long sourceOffset, Descriptor target, uint length);

    [Tee]
    public partial Pending<Transferred> Tee(Descriptor source, Descriptor target, uint length);
}
