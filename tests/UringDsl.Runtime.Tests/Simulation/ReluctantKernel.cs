using System.Collections.Generic;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Simulation;

/// <summary>A model that knows NOP and TIMEOUT, and that refuses most submits for a reason that passes, or takes one entry of many.</summary>
internal sealed unsafe class ReluctantKernel : ModelKernel
{
    private static readonly Errno[] s_reasons = [Errno.EAGAIN, Errno.EBUSY, Errno.EINTR];

    private int _calls;

    public int Refusals { get; private set; }

    public int ShortSubmits { get; private set; }

    public override int Enter(uint toSubmit, uint minComplete, EnterFlags flags, void* argument)
    {
        int answer = _calls++ % (s_reasons.Length + 2);
        if (answer < s_reasons.Length)
        {
            Refusals++;
            return -(int)s_reasons[answer];
        }
        if (answer > s_reasons.Length || toSubmit < 2) return base.Enter(toSubmit, minComplete, flags, argument);
        ShortSubmits++;
        return base.Enter(1, 0, flags, argument);
    }

    protected override void Submit(in Sqe sqe, List<Cqe> done) =>
        done.Add(new Cqe(sqe.UserData, sqe.Opcode == Opcode.Timeout ? -(int)Errno.ETIME : 0, CqeFlags.None));
}
