using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace UringDsl.Core;

/// <summary>The processors that this process may use, and a thread's place on one of them.</summary>
internal static unsafe partial class ProcessorSet
{
    private const int Words = 128, BitsPerWord = 64; // CONFIG_NR_CPUS is at most 8192

    /// <summary>The calling thread's processors, in ascending order; none when the kernel does not say.</summary>
    public static IReadOnlyList<int> Allowed()
    {
        ulong* mask = stackalloc ulong[Words];
        new System.Span<ulong>(mask, Words).Clear();
        List<int> allowed = [];
        if (GetAffinity(0, Words * sizeof(ulong), mask) < 0) return allowed;
        for (int processor = 0; processor < Words * BitsPerWord; processor++)
        {
            if ((mask[processor / BitsPerWord] >> (processor % BitsPerWord) & 1) != 0) allowed.Add(processor);
        }
        return allowed;
    }

    /// <summary>Keeps the calling thread on one processor. A refusal only costs speed, and is no error.</summary>
    public static bool TryPin(int processor)
    {
        ulong* mask = stackalloc ulong[Words];
        new System.Span<ulong>(mask, Words).Clear();
        mask[processor / BitsPerWord] = 1ul << (processor % BitsPerWord);
        return NativeMethods.SetAffinity(0, Words * sizeof(ulong), mask) == 0;
    }

    [LibraryImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    private static partial int GetAffinity(int thread, nuint size, ulong* mask);
}
