using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.Runtime.Tests.Simulation;

/// <summary>The memory of a ring, and the READ of an eventfd; what else completes, and in which order, is the model's.</summary>
internal abstract unsafe partial class ModelKernel : SimulatedKernel, IDisposable
{
    private const int SqHead = 0, SqTail = 64, SqFlags = 128, CqHead = 192, CqTail = 256, CqesOffset = 320;

    private readonly List<Sqe> _pendingReads = [];
    private byte* _queues, _sqes;
    private uint _sqMask, _cqMask;

    public int Enters { get; private set; }

    public override int Setup(uint entries, Params* parameters)
    {
        _sqMask = entries - 1;
        _cqMask = parameters->CqEntries - 1;
        _queues = (byte*)NativeMemory.AllocZeroed(CqesOffset + parameters->CqEntries * (nuint)sizeof(Cqe));
        _sqes = (byte*)NativeMemory.AllocZeroed(entries * (nuint)sizeof(Sqe));
        parameters->SqEntries = entries;
        parameters->Features = FeatureFlags.SingleMmap | FeatureFlags.NoDrop | FeatureFlags.ExtendedArgument;
        parameters->SqOffsets = new SqRingOffsets { Head = SqHead, Tail = SqTail, Flags = SqFlags };
        parameters->CqOffsets = new CqRingOffsets { Head = CqHead, Tail = CqTail, Cqes = CqesOffset };
        return 12345;
    }

    public override void* MapRing(nuint length, long offset) => offset == (long)UringConstants.SqesMapOffset ? _sqes : _queues;

    public override int Register(RegisterOpcode opcode, void* argument, uint count)
    {
        if (opcode != RegisterOpcode.RegisterProbe) return -(int)Errno.EINVAL;
        Probe* probe = (Probe*)argument;
        ProbeOperation* operations = (ProbeOperation*)(probe + 1);
        probe->Count = (byte)(Opcode.Pipe + 1);
        for (int i = 0; i < probe->Count; i++) operations[i] = new ProbeOperation { Opcode = (Opcode)i, Flags = UringConstants.OperationSupported };
        return 0;
    }

    public override int Enter(uint toSubmit, uint minComplete, EnterFlags flags, void* argument)
    {
        Enters++;
        uint head = *(uint*)(_queues + SqHead);
        List<Cqe> done = [];
        for (uint i = 0; i < toSubmit; i++)
        {
            Sqe sqe = ((Sqe*)_sqes)[(head + i) & _sqMask];
            if (sqe.Opcode == Opcode.Read) _pendingReads.Add(sqe);
            else Submit(in sqe, done);
        }
        *(uint*)(_queues + SqHead) = head + toSubmit;
        foreach (Sqe read in _pendingReads.ToArray())
        {
            PollFile poll = new() { File = read.File, Events = 1 };
            if (Poll(&poll, 1, done.Count == 0 && minComplete > 0 ? 1000 : 0) != 1) continue;
            _pendingReads.Remove(read);
            done.Add(new Cqe(read.UserData, (int)ReadFile(read.File, (void*)read.Address, read.Length), CqeFlags.None));
        }
        foreach (Cqe cqe in Order(done))
        {
            uint tail = *(uint*)(_queues + CqTail);
            ((Cqe*)(_queues + CqesOffset))[tail & _cqMask] = cqe;
            *(uint*)(_queues + CqTail) = tail + 1;
        }
        return (int)toSubmit;
    }

    public void Dispose()
    {
        NativeMemory.Free(_queues);
        NativeMemory.Free(_sqes);
    }

    /// <summary>Takes one entry; adds the completions that it causes.</summary>
    protected abstract void Submit(in Sqe sqe, List<Cqe> done);

    /// <summary>The order in which the completions of one enter are posted.</summary>
    protected virtual IEnumerable<Cqe> Order(List<Cqe> done) => done;

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(PollFile* files, nuint count, int timeoutMilliseconds);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint ReadFile(int file, void* buffer, nuint count);

    private struct PollFile
    {
        public int File;
        public short Events, Returned;
    }
}
