using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace UringDsl.Core;

/// <summary>The processors that this process may use, and a thread's place on one of them.</summary>
internal static unsafe partial class ProcessorSet
{
    private const int ProcessorsConfigured = 83; // _SC_NPROCESSORS_CONF
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

    public const uint MaskBytes = Words * sizeof(ulong);

    /// <summary>A list of processors that can be written as a mask.</summary>
    public static void Check(IReadOnlyList<int> processors, string name)
    {
        if (processors.Count == 0) throw new System.ArgumentException("It names no processor. Leave it out for all of them.", name);
        int count = (int)SystemConfiguration(ProcessorsConfigured);
        foreach (int processor in processors)
        {
            if (processor >= 0 && processor < count) continue; // The kernel would silently leave out the others.
            throw new System.ArgumentOutOfRangeException(name, processor, $"This machine has the processors 0 to {count - 1}.");
        }
    }

    /// <summary>The processors as the kernel takes them: bytes of a mask.</summary>
    public static byte[] MaskOf(IReadOnlyList<int> processors)
    {
        byte[] mask = new byte[MaskBytes];
        foreach (int processor in processors) mask[processor / 8] |= (byte)(1 << processor % 8);
        return mask;
    }

    [LibraryImport("libc", EntryPoint = "sysconf")]
    private static partial nint SystemConfiguration(int name);

    [LibraryImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    private static partial int GetAffinity(int thread, nuint size, ulong* mask);
}
