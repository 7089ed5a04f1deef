using System.Collections.Generic;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.Testing;

namespace UringDsl.Runtime.Tests.Simulation;

/// <summary>A model in which the READ of an eventfd is real; what else completes, and in which order, is up to those who derive from it.</summary>
internal abstract unsafe partial class ModelKernel : QueueKernel
{
    private readonly List<Sqe> _pendingReads = [];

    public int Enters { get; private set; }

    public override int Enter(uint toSubmit, uint minComplete, EnterFlags flags, void* argument)
    {
        Enters++;
        List<Cqe> done = [];
        for (uint i = 0; i < toSubmit; i++)
        {
            ref Sqe sqe = ref Take();
            if (sqe.Opcode == Opcode.Read) _pendingReads.Add(sqe);
            else Submit(in sqe, done);
        }
        foreach (Sqe read in _pendingReads.ToArray())
        {
            PollFile poll = new() { File = read.File, Events = 1 };
            if (Poll(&poll, 1, done.Count == 0 && minComplete > 0 ? 1000 : 0) != 1) continue;
            _pendingReads.Remove(read);
            done.Add(new Cqe(read.UserData, (int)ReadFile(read.File, (void*)read.Address, read.Length), CqeFlags.None));
        }
        foreach (Cqe cqe in Order(done)) Post(in cqe);
        Publish();
        return (int)toSubmit;
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
