using System.Collections.Generic;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Simulation;

/// <summary>A model that says of each completion that it has 32 bytes, and leaves its second half out: a queue of both sizes that is out of order.</summary>
internal sealed class HalvingKernel : ModelKernel
{
    protected override void Submit(in Sqe sqe, List<Cqe> done) => done.Add(new Cqe(sqe.UserData, 0, CqeFlags.Large));
}
