using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.Testing;

namespace UringDsl.Benchmarks.Micro;

/// <summary>
/// A model of a kernel that takes next to no time: what is submitted is complete when the enter returns, and every armed receive brings one full
/// buffer in each enter, and every poll an event. So what a loop takes on it is the library's own part.
/// </summary>
internal sealed unsafe partial class InstantKernel : QueueKernel
{
    private const int MessageBytes = 64;

    private readonly List<ulong> _receives = [], _polls = [];
    private BufferRingEntry* _buffers;
    private ushort _bufferMask, _bufferHead;
    private Sqe _wake; // the READ of the ring's eventfd

    public override int Register(RegisterOpcode opcode, void* argument, uint count)
    {
        if (opcode == RegisterOpcode.RegisterBufferRing)
        {
            BufferRegistration* registration = (BufferRegistration*)argument;
            _buffers = (BufferRingEntry*)registration->RingAddress;
            _bufferMask = (ushort)(registration->RingEntries - 1);
            return 0;
        }
        return opcode == RegisterOpcode.UnregisterBufferRing ? 0 : base.Register(opcode, argument, count);
    }

    public override int Enter(uint toSubmit, uint minComplete, EnterFlags flags, void* argument)
    {
        uint before = Posted;
        for (uint i = 0; i < toSubmit; i++) Submit(ref Take());
        foreach (ulong receive in _receives) Receive(receive);
        foreach (ulong poll in _polls) Post(poll, (int)PollEvents.In, CqeFlags.More);
        if (Posted == before && minComplete > 0) TakeWake();
        Publish();
        return (int)toSubmit;
    }

    private void Submit(ref Sqe entry)
    {
        switch (entry.Opcode)
        {
            case Opcode.Read:
                _wake = entry;
                break;
            case Opcode.Recv:
                _receives.Add(entry.UserData);
                break;
            case Opcode.PollAdd:
                _polls.Add(entry.UserData);
                break;
            case Opcode.AsyncCancel:
                bool ends = _receives.Remove(entry.Address) || _polls.Remove(entry.Address);
                if (ends) Post(entry.Address, -(int)Errno.ECANCELED);
                Post(entry.UserData, ends ? 0 : -(int)Errno.ENOENT);
                break;
            case Opcode.Send:
                Post(entry.UserData, (int)entry.Length);
                break;
            default:
                Post(entry.UserData, 0);
                break;
        }
    }

    private void Receive(ulong receive)
    {
        if (_bufferHead == _buffers->Tail) throw new InvalidOperationException("The handler keeps its buffers.");
        uint id = _buffers[_bufferHead++ & _bufferMask].BufferId;
        Post(receive, MessageBytes, CqeFlags.More | CqeFlags.Buffer | (CqeFlags)(id << 16));
    }

    // Nothing is to come but the end: somebody has asked for it by the eventfd.
    private void TakeWake()
    {
        long value;
        _ = ReadFile(_wake.File, &value, sizeof(long));
        Post(_wake.UserData, sizeof(long));
    }

    private void Post(ulong userData, int result, CqeFlags flags = CqeFlags.None) =>
        Post(new Cqe(userData, result, flags));

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint ReadFile(int file, void* buffer, nuint count);
}
