using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using UringDsl.Abi;

namespace UringDsl.Testing;

/// <content>Submitting and taking one by one, and looking into the shared memory.</content>
internal sealed unsafe partial class RawRing
{
    private const int QuietMilliseconds = 30;

    /// <summary>Completions that the queue in shared memory holds.</summary>
    public uint Ready => Volatile.Read(ref *At(_params.CqOffsets.Tail)) - *At(_params.CqOffsets.Head);

    /// <summary>Entries that the kernel has not taken.</summary>
    public uint Unsubmitted => *At(_params.SqOffsets.Tail) - Volatile.Read(ref *At(_params.SqOffsets.Head));

    public SqRingFlags SqState => (SqRingFlags)Volatile.Read(ref *At(_params.SqOffsets.Flags));

    /// <summary>The place that a counter of the submission queue stands for.</summary>
    public ref Sqe EntryAt(uint position) => ref _sqes[position & *At(_params.SqOffsets.RingMask)];

    /// <summary>The place that a counter of the completion queue stands for.</summary>
    public ref readonly Cqe CompletionAt(uint position) => ref ((Cqe*)(_rings + _params.CqOffsets.Cqes))[position & *At(_params.CqOffsets.RingMask)];

    /// <summary>The counter of the next completion that will be taken.</summary>
    public uint Head => *At(_params.CqOffsets.Head);

    /// <summary>Where the kernel writes next.</summary>
    public uint Tail => Volatile.Read(ref *At(_params.CqOffsets.Tail));

    /// <summary>Submits entries in one call, and waits for nothing.</summary>
    public void Submit(params ReadOnlySpan<Sqe> entries)
    {
        Publish(entries);
        Assert.Equal(entries.Length, TryEnter(entries.Length, 0));
    }

    /// <summary>Waits for the next completion.</summary>
    public Cqe Next()
    {
        if (Take() is { } there) return there;
        int result = TryEnter(0, 1);
        return Take() ?? throw new TimeoutException($"no completion: {(Errno)(-result)}");
    }

    /// <summary>Waits for the next completions, in the order in which they come.</summary>
    public Cqe[] Next(int count)
    {
        Cqe[] completions = new Cqe[count];
        for (int i = 0; i < count; i++) completions[i] = Next();
        return completions;
    }

    /// <summary>Lets the kernel finish what it can, and takes everything that is there.</summary>
    public Cqe[] Rest()
    {
        List<Cqe> completions = [];
        do
        {
            TryEnter(0, 0, EnterFlags.GetEvents);
            while (Take() is { } completion) completions.Add(completion);
        }
        while (Ready > 0 || (SqState & SqRingFlags.CqOverflow) != 0);
        return [.. completions];
    }

    /// <summary>No completion comes for a while. A slow machine makes this true more easily, never false.</summary>
    public bool StaysQuiet(int milliseconds = QuietMilliseconds)
    {
        if (Ready > 0) return false;
        int result;
        do result = TryEnter(0, 1, timeoutMilliseconds: milliseconds);
        while (result == -(int)Errno.EINTR);
        return result == -(int)Errno.ETIME && Ready == 0;
    }

    /// <summary>Submits one entry and returns its result.</summary>
    public int ResultOf(in Sqe entry) => (Run(entry) ?? throw new TimeoutException("no completion")).Result;

    /// <summary>As <see cref="Call"/>, with the negated errno.</summary>
    public int Registered(RegisterOpcode opcode, void* argument, uint count)
    {
        int result = Call(opcode, argument, count);
        return result >= 0 ? result : -Marshal.GetLastPInvokeError();
    }

    /// <summary>A table of fixed files, all of its slots free.</summary>
    public RawRing WithSlots(uint count)
    {
        ResourceRegister table = new() { Count = count, Flags = UringConstants.ResourceSparse };
        Assert.Equal(0, Registered(RegisterOpcode.RegisterFiles2, &table, (uint)sizeof(ResourceRegister)));
        return this;
    }

    /// <summary>Puts a descriptor into a slot.</summary>
    public void Place(int slot, int descriptor)
    {
        ResourceUpdate update = new() { Offset = (uint)slot, Data = (ulong)&descriptor };
        Assert.Equal(1, Registered(RegisterOpcode.RegisterFilesUpdate, &update, 1));
    }
}
