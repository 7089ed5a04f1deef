using System;
using System.Runtime.InteropServices;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>
/// Everything that enters the kernel for a ring: three system calls and the mappings. Results are those of the kernel: a negative one is a
/// negated errno.
/// A <see cref="SimulatedKernel"/> can stand in its place; the test for it is one predictable branch per call, not a virtual call.
/// </summary>
internal sealed unsafe class Kernel(SimulatedKernel? simulated = null)
{
    // The numbers are the same on x64 and arm64: these calls are younger than the unified table.
    private const int SetupNumber = 425, EnterNumber = 426, RegisterNumber = 427;
    private const int ProtectionNone = 0, ProtectionReadWrite = 3;
    private const int MapShared = 1, MapPrivate = 2, MapFixed = 0x10, MapAnonymous = 0x20, MapNoReserve = 0x4000, MapPopulate = 0x8000;
    private const int MapHuge = 0x40000, MapHuge2Megabytes = 21 << 26, AdviseHuge = 14;

    public int Setup(uint entries, Params* parameters) =>
        simulated is null ? Result(NativeMethods.Syscall(SetupNumber, (nint)entries, (nint)parameters, 0, 0, 0, 0)) : simulated.Setup(entries, parameters);

    public int Enter(int ring, uint toSubmit, uint minComplete, EnterFlags flags, void* argument, nuint argumentSize) =>
        simulated is null
            ? Result(NativeMethods.Syscall(EnterNumber, ring, (nint)toSubmit, (nint)minComplete, (nint)(uint)flags, (nint)argument, (nint)argumentSize))
            : simulated.Enter(toSubmit, minComplete, flags, argument);

    public int Register(int ring, RegisterOpcode opcode, void* argument, uint count) =>
        simulated is null
            ? Result(NativeMethods.Syscall(RegisterNumber, ring, (nint)(uint)opcode, (nint)argument, (nint)count, 0, 0))
            : simulated.Register(opcode, argument, count);

    /// <summary>Maps a part of the ring that the kernel shares.</summary>
    public void* MapRing(int ring, nuint length, long offset)
    {
        if (simulated is not null) return simulated.MapRing(length, offset);
        void* memory = NativeMethods.Map(null, length, ProtectionReadWrite, MapShared | MapPopulate, ring, offset);
        return memory == (void*)-1 ? throw RingUnavailableException.FromErrno("mmap of the ring", LastError()) : memory;
    }

    /// <summary>Private zeroed pages, committed when they are touched.</summary>
    public static void* MapMemory(nuint length)
    {
        void* memory = NativeMethods.Map(null, length, ProtectionReadWrite, MapPrivate | MapAnonymous, -1, 0);
        return memory == (void*)-1 ? throw RingUnavailableException.FromErrno($"mmap of {length} bytes", LastError()) : memory;
    }

    /// <summary>Addresses without memory, which cost nothing: like those that .NET reserves for its own heap.</summary>
    public static bool TryReserveMemory(nuint length, out void* memory)
    {
        memory = NativeMethods.Map(null, length, ProtectionNone, MapPrivate | MapAnonymous | MapNoReserve, -1, 0);
        return memory != (void*)-1;
    }

    /// <summary>Memory at reserved addresses, in whole pages.</summary>
    public static void MapReserved(void* address, nuint length)
    {
        void* memory = NativeMethods.Map(address, length, ProtectionReadWrite, MapPrivate | MapAnonymous | MapFixed, -1, 0);
        if (memory == (void*)-1) throw RingUnavailableException.FromErrno($"mmap of {length} bytes", LastError());
    }

    /// <summary>Rounded up.</summary>
    public static nuint WholePages(nuint bytes) => (bytes + (nuint)Environment.SystemPageSize - 1) & ~((nuint)Environment.SystemPageSize - 1);

    /// <summary>Huge pages of 2 MiB, which the kernel sets aside here: without enough of them it refuses, and does not kill later.</summary>
    public static bool TryMapHuge(nuint length, out void* memory)
    {
        memory = NativeMethods.Map(null, length, ProtectionReadWrite, MapPrivate | MapAnonymous | MapHuge | MapHuge2Megabytes, -1, 0);
        return memory != (void*)-1;
    }

    /// <summary>Asks for huge pages where there is room; false when this kernel has none of the transparent kind.</summary>
    public static bool TryAdviseHuge(void* memory, nuint length) => NativeMethods.Advise(memory, length, AdviseHuge) == 0;

    public static void UnmapMemory(void* memory, nuint length)
    {
        if (memory != null && NativeMethods.Unmap(memory, length) < 0) throw new RingException("munmap", LastError());
    }

    public void UnmapRing(void* memory, nuint length)
    {
        if (simulated is null) UnmapMemory(memory, length);
    }

    public void Close(int ring)
    {
        if (simulated is null && NativeMethods.Close(ring) < 0) throw new RingException("close of the ring", LastError());
    }

    public static Errno LastError() => (Errno)Marshal.GetLastPInvokeError();

    private static int Result(nint returned) => returned >= 0 ? (int)returned : -Marshal.GetLastSystemError();
}
