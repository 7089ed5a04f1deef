using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Threading;
using UringDsl.Abi;

namespace UringDsl.Testing;

/// <summary>
/// A ring by system calls alone: entries in, completions out. It shares nothing with the runtime but the structures, and guards nothing.
/// </summary>
internal sealed unsafe partial class RawRing : IDisposable
{
    private const int Setup = 425, Enter = 426, Register = 427;
    private const int PatienceMilliseconds = 60_000, EnterMilliseconds = 1000;
    private const nint ReadWrite = 3, SharedPopulate = 0x8001;

    private readonly Params _params;
    private readonly byte* _rings;
    private readonly Sqe* _sqes;
    private readonly nuint _ringBytes, _sqeBytes;

    /// <param name="flags">The modes.</param>
    /// <param name="entries">Of the submission queue.</param>
    /// <param name="completions">Entries of the completion queue; 0 for twice those of the other.</param>
    /// <param name="attachTo">The ring whose workers and SQ thread are shared, with <see cref="SetupFlags.AttachWorkQueue"/>.</param>
    /// <param name="idleMilliseconds">When the SQ thread goes to sleep.</param>
    public RawRing(SetupFlags flags = SetupFlags.None, uint entries = 8, uint completions = 0, RawRing? attachTo = null, uint idleMilliseconds = 0)
    {
        Params parameters = new()
        {
            Flags = completions == 0 ? flags : flags | SetupFlags.CqSize,
            CqEntries = completions,
            SqThreadIdleMilliseconds = idleMilliseconds,
            WorkQueueFile = (uint)(attachTo?.Descriptor ?? 0),
        };
        Descriptor = (int)SystemCall(Setup, (nint)entries, (nint)(&parameters), 0, 0, 0, 0);
        if (Descriptor < 0)
        {
            Errno error = (Errno)Marshal.GetLastPInvokeError();
            Assert.Fail($"io_uring_setup failed with {error}: this test needs a kernel and a sandbox that allow io_uring.");
        }

        Assert.True((parameters.Features & FeatureFlags.SingleMmap) != 0, "Linux 5.4 or later");
        _params = parameters;
        _ringBytes = Math.Max(
            parameters.SqOffsets.Array + parameters.SqEntries * sizeof(uint),
            parameters.CqOffsets.Cqes + parameters.CqEntries * (nuint)sizeof(Cqe));
        _sqeBytes = parameters.SqEntries * (nuint)sizeof(Sqe);
        _rings = (byte*)Map(_ringBytes, (nint)UringConstants.SqRingMapOffset);
        _sqes = (Sqe*)Map(_sqeBytes, (nint)UringConstants.SqesMapOffset);
    }

    public int Descriptor { get; }

    public int Call(RegisterOpcode opcode, void* argument, uint count) =>
        (int)SystemCall(Register, Descriptor, (nint)opcode, (nint)argument, (nint)count, 0, 0);

    /// <summary>Submits one entry as it is and waits for its completion; null when there is none within a minute.</summary>
    public Cqe? Run(in Sqe entry) => RunAll([entry]) is [Cqe completion, ..] ? completion : null;

    /// <summary>Submits the entries in one call and waits for as many completions.</summary>
    public Cqe[] RunAll(ReadOnlySpan<Sqe> entries)
    {
        Publish(entries);
        List<Cqe> completions = [];
        for (long left = entries.Length, until = Environment.TickCount64 + PatienceMilliseconds; ;)
        {
            int result = TryEnter((int)left, entries.Length - completions.Count, timeoutMilliseconds: EnterMilliseconds);
            if (result > 0) left -= result;
            else Assert.True(result == 0 || (Errno)(-result) is Errno.ETIME or Errno.EINTR or Errno.EAGAIN, $"{left} not submitted, {(Errno)(-result)}");
            while (Take() is { } completion) completions.Add(completion);
            if (completions.Count >= entries.Length || Environment.TickCount64 > until) return [.. completions];
        }
    }

    /// <summary>One io_uring_enter.</summary>
    /// <returns>The entries that the kernel took, or a negated errno.</returns>
    public int TryEnter(int submit, int wait, EnterFlags flags = EnterFlags.None, int timeoutMilliseconds = PatienceMilliseconds)
    {
        Timespec limit = new() { Seconds = timeoutMilliseconds / 1000, Nanoseconds = timeoutMilliseconds % 1000 * 1_000_000 };
        GetEventsArg argument = new() { Timespec = (ulong)&limit };
        if (wait > 0) flags |= EnterFlags.GetEvents;
        nint result = SystemCall(Enter, Descriptor, submit, wait, (nint)(flags | EnterFlags.ExtendedArgument), (nint)(&argument), sizeof(GetEventsArg));
        return result >= 0 ? (int)result : -Marshal.GetLastPInvokeError();
    }

    /// <summary>Writes entries and shows them to the kernel, without a system call.</summary>
    public void Publish(params ReadOnlySpan<Sqe> entries)
    {
        uint tail = *At(_params.SqOffsets.Tail);
        foreach (ref readonly Sqe entry in entries)
        {
            uint index = tail & *At(_params.SqOffsets.RingMask);
            _sqes[index] = entry;
            At(_params.SqOffsets.Array)[index] = index;
            tail++;
        }

        // The kernel's acquire load of the tail, in io_uring_enter, is the pair of this store.
        Volatile.Write(ref *At(_params.SqOffsets.Tail), tail);
    }

    /// <summary>The next completion, without waiting.</summary>
    public Cqe? Take()
    {
        uint head = *At(_params.CqOffsets.Head);
        // The kernel's release store of the tail is the pair of this load.
        if (head == Volatile.Read(ref *At(_params.CqOffsets.Tail))) return null;
        Cqe completion = ((Cqe*)(_rings + _params.CqOffsets.Cqes))[head & *At(_params.CqOffsets.RingMask)];
        Volatile.Write(ref *At(_params.CqOffsets.Head), head + 1);
        return completion;
    }

    public void Dispose()
    {
        _ = Unmap((nint)_sqes, _sqeBytes);
        _ = Unmap((nint)_rings, _ringBytes);
        _ = Close(Descriptor);
    }

    private uint* At(uint offset) => (uint*)(_rings + offset);

    private nint Map(nuint length, nint offset)
    {
        nint address = Map(0, length, ReadWrite, SharedPopulate, Descriptor, offset);
        return address != -1 ? address : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, nint first, nint second, nint third, nint fourth, nint fifth, nint sixth);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nuint length, nint protection, nint flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint address, nuint length);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
