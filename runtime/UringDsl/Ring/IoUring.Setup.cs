using System.Runtime.InteropServices;
using UringDsl.Abi;

namespace UringDsl.Core;

internal sealed unsafe partial class IoUring
{
    // From the fastest to the oldest: a kernel that does not know a flag answers EINVAL to the whole call.
    private static readonly SetupFlags[] Preferences =
    [
        SetupFlags.SubmitAll | SetupFlags.SingleIssuer | SetupFlags.DeferTaskRun | SetupFlags.NoSqArray, // 6.6
        SetupFlags.SubmitAll | SetupFlags.SingleIssuer | SetupFlags.DeferTaskRun,                        // 6.1
        SetupFlags.SubmitAll | SetupFlags.SingleIssuer | SetupFlags.CooperativeTaskRun,                  // 6.0
        SetupFlags.SubmitAll | SetupFlags.CooperativeTaskRun,                                            // 5.19
        SetupFlags.SubmitAll,                                                                            // 5.18
    ];

    private Params Create(uint submissionEntries, uint completionEntries, SetupFlags switchedOff)
    {
        int result = 0;
        foreach (SetupFlags preference in Preferences)
        {
            if ((preference & switchedOff) != 0) continue;
            Params parameters = new() { Flags = preference | SetupFlags.CqSize, CqEntries = completionEntries };
            result = _kernel.Setup(submissionEntries, &parameters);
            if (result >= 0)
            {
                File = result;
                _enterFile = result;
                return parameters;
            }
            if (result != -(int)Errno.EINVAL) break;
        }
        string what = $"io_uring_setup with {submissionEntries} submission and {completionEntries} completion entries";
        throw RingUnavailableException.FromErrno(what, (Errno)(-result));
    }

    /// <summary>
    /// A registered ring descriptor saves the descriptor look-up of every enter (5.18). It is bound to this thread, as the ring is.
    /// </summary>
    private void RegisterSelf()
    {
        ResourceUpdate update = new() { Offset = uint.MaxValue, Data = (ulong)(uint)File };
        // A thread may register 16 rings; without it each call only costs a little more.
        if (Register(RegisterOpcode.RegisterRingFiles, &update, 1) != 1) return;
        _enterFile = (int)update.Offset;
        _enterFlags |= EnterFlags.RegisteredRing;
    }

    /// <summary>The registration holds the ring by itself: without this it would live on, with all its files, until the thread ends.</summary>
    private void UnregisterSelf()
    {
        if ((_enterFlags & EnterFlags.RegisteredRing) == 0) return;
        ResourceUpdate update = new() { Offset = (uint)_enterFile };
        int result = Register(RegisterOpcode.UnregisterRingFiles, &update, 1);
        if (result != 1) throw new RingException("io_uring_register(UNREGISTER_RING_FDS)", (Errno)(-result));
        _enterFlags &= ~EnterFlags.RegisteredRing;
        _enterFile = File;
    }

    /// <summary>Whether the kernel knows each operation, indexed by opcode (REGISTER_PROBE).</summary>
    public bool[] ProbeOperations()
    {
        const int Count = 256;
        byte* memory = (byte*)NativeMemory.AllocZeroed((nuint)(sizeof(Probe) + Count * sizeof(ProbeOperation)));
        try
        {
            int result = Register(RegisterOpcode.RegisterProbe, memory, Count);
            if (result < 0) throw new RingException("io_uring_register(REGISTER_PROBE)", (Errno)(-result));
            bool[] supported = new bool[Count];
            Probe* probe = (Probe*)memory;
            ProbeOperation* operations = (ProbeOperation*)(memory + sizeof(Probe));
            for (int i = 0; i < probe->Count; i++)
            {
                supported[(byte)operations[i].Opcode] = (operations[i].Flags & UringConstants.OperationSupported) != 0;
            }
            return supported;
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }
}
