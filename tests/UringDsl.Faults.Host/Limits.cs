using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace UringDsl.Faults.Host;

/// <summary>What a sandbox or an administrator does to a process, done by the process to itself: none of it can be undone.</summary>
internal static unsafe partial class Limits
{
    private const int NoNewPrivileges = 38, SetSeccomp = 22, FilterMode = 2, OpenFiles = 7, LockedMemory = 8;
    private const uint LoadNumber = 0x20, JumpIfAtLeast = 0x35, JumpIfGreater = 0x25, Return = 0x06, Allow = 0x7FFF0000, Fail = 0x00050000;
    private const uint IoUringSetup = 425, IoUringRegister = 427;

    /// <summary>From here on this thread, and those that it starts, get an error from the three system calls of io_uring.</summary>
    public static void RefuseIoUring(int error)
    {
        Span<ulong> program =
        [
            Instruction(LoadNumber, 0, 0, 0),
            Instruction(JumpIfAtLeast, 0, 2, IoUringSetup),
            Instruction(JumpIfGreater, 1, 0, IoUringRegister),
            Instruction(Return, 0, 0, Fail | (uint)error),
            Instruction(Return, 0, 0, Allow),
        ];
        fixed (ulong* instructions = program)
        {
            FilterProgram filter = new() { Length = (ushort)program.Length, Instructions = instructions };
            Check(ProcessControl(NoNewPrivileges, 1, 0, 0, 0));
            Check(ProcessControl(SetSeccomp, FilterMode, (nint)(&filter), 0, 0));
        }
    }

    /// <summary>Lowers how many descriptors the process may have.</summary>
    public static void AllowOpenFiles(ulong count) => Limit(OpenFiles, count);

    /// <summary>Lowers how much memory the process may lock. It means nothing to a process with CAP_IPC_LOCK.</summary>
    public static void AllowLockedMemory(ulong bytes) => Limit(LockedMemory, bytes);

    private static void Limit(int resource, ulong value)
    {
        ulong* limit = stackalloc ulong[2] { value, value };
        Check(SetResourceLimit(resource, limit));
    }

    /// <summary>One <c>struct sock_filter</c>: code, two jump offsets and a constant.</summary>
    private static ulong Instruction(uint code, byte ifTrue, byte ifFalse, uint constant) =>
        code | ((ulong)ifTrue << 16) | ((ulong)ifFalse << 24) | ((ulong)constant << 32);

    private static void Check(int result)
    {
        if (result < 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct FilterProgram
    {
        public ushort Length;
        public ulong* Instructions;
    }

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int ProcessControl(int option, nint first, nint second, nint third, nint fourth);

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int SetResourceLimit(int resource, ulong* limit);
}
