using System;
using System.Collections.Generic;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Simulation;

/// <summary>
/// A model that knows NOP and TIMEOUT. It posts what completes in one enter in a seeded random order, which the real kernel never does on
/// request.
/// </summary>
internal sealed class ShufflingKernel(int seed) : ModelKernel
{
    private readonly Random _random = new(seed);

    public int Inversions { get; private set; }

    protected override void Submit(in Sqe sqe, List<Cqe> done)
    {
        int result = sqe.Opcode switch
        {
            Opcode.Nop => 0,
            Opcode.Timeout => -(int)Errno.ETIME,
            _ => -(int)Errno.EOPNOTSUPP,
        };
        done.Add(new Cqe(sqe.UserData, result, CqeFlags.None));
    }

    protected override IEnumerable<Cqe> Order(List<Cqe> done)
    {
        int[] order = new int[done.Count];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        _random.Shuffle(order);
        for (int i = 0; i < order.Length; i++)
        {
            if (order[i] != i) Inversions++;
            yield return done[order[i]];
        }
    }
}
