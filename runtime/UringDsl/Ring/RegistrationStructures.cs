using System.Runtime.InteropServices;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary><c>struct io_uring_reg_wait</c> (6.13): the arguments of a wait, in registered memory.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct RegisteredWait
{
    public const uint HasTime = 1;

    public Timespec Time;
    public uint MinimumWaitMicroseconds;
    public uint Flags;
    public ulong SignalMask;
    public uint SignalMaskSize;
}

/// <summary><c>struct io_uring_region_desc</c> (6.13): memory that a ring may look at.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct RegionDescription
{
    public const uint UsersMemory = 1;

    public ulong Address;
    public ulong Size;
    public uint Flags;
    public uint Id;
    public ulong MapOffset;
}

/// <summary><c>struct io_uring_mem_region_reg</c> (6.13).</summary>
[StructLayout(LayoutKind.Sequential, Size = 32)]
internal struct MemoryRegionRegister
{
    public const ulong WaitArguments = 1;

    public ulong Region;
    public ulong Flags;
}

/// <summary><c>struct io_uring_clock_register</c> (6.12).</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct ClockRegister
{
    public uint Clock;
}

/// <summary><c>struct io_uring_napi</c> (6.9).</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct NapiRegister
{
    public uint BusyPollMicroseconds;
    public byte PrefersBusyPoll;
    public byte Operation;
    public ushort Padding;
    public uint Tracking;
}

/// <summary><c>struct io_uring_restriction</c> (5.10): one operation, registration or set of flags that a ring may use.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct Restriction
{
    public const ushort RegisterOperation = 0, Operation = 1, AllowedFlags = 2;

    public ushort Kind;
    public byte Value;
}
