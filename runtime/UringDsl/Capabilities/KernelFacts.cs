using System;
using System.Threading;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>What the running kernel can do, before anything is switched off. Found out once per process: a kernel does not change.</summary>
/// <param name="Features">The features that the probe found.</param>
/// <param name="Operations">Whether it knows each operation, indexed by opcode.</param>
internal sealed record class KernelFacts(RingFeature Features, bool[] Operations)
{
    private static readonly Lock s_lock = new();
    private static KernelFacts? s_facts;

    /// <summary>For a simulated kernel, which shows what it can when it is asked for it.</summary>
    public static KernelFacts Everything { get; } = CreateEverything();

    /// <exception cref="RingUnavailableException">io_uring is refused: then nothing is kept, and the next ring asks again.</exception>
    public static KernelFacts OfThisKernel()
    {
        lock (s_lock)
        {
            return s_facts ??= CapabilityProbe.Run();
        }
    }

    private static KernelFacts CreateEverything()
    {
        RingFeature all = RingFeature.None;
        foreach (FeatureSpec row in FeatureTable.Rows) all |= row.Feature;
        bool[] operations = new bool[256];
        Array.Fill(operations, true);
        return new KernelFacts(all, operations);
    }
}
