using System.Collections.Generic;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl.Runtime.Tests.Simulation;

/// <summary>A model that answers a chain as it is told: these results, in this order. It has a fixed-file table, and closes what it is told to.</summary>
internal sealed unsafe class ScriptedKernel : ModelKernel
{
    private readonly List<ulong> _chain = [];

    /// <summary>The result of each step of the next chain.</summary>
    public int[] Results { get; set; } = [];

    /// <summary>The steps, in the order in which they complete.</summary>
    public int[] Sequence { get; set; } = [];

    /// <summary>Closes of the runtime's own.</summary>
    public int Closes { get; private set; }

    public override int Register(RegisterOpcode opcode, void* argument, uint count) => opcode switch
    {
        RegisterOpcode.RegisterFiles2 or RegisterOpcode.RegisterFileAllocationRange or RegisterOpcode.UnregisterFiles => 0,
        _ => base.Register(opcode, argument, count),
    };

    protected override void Submit(in Sqe sqe, List<Cqe> done)
    {
        if (UserData.Operation(sqe.UserData) == 1)
        {
            _chain.Add(sqe.UserData);
            if (_chain.Count < Sequence.Length) return;
            foreach (int step in Sequence) done.Add(new Cqe(_chain[step], Results[step], CqeFlags.None));
            _chain.Clear();
            return;
        }
        if (sqe.Opcode == Opcode.Close) Closes++;
        if (sqe.Opcode != Opcode.AsyncCancel) done.Add(new Cqe(sqe.UserData, 0, CqeFlags.None));
    }
}
