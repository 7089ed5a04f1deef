using System;
using System.Runtime.InteropServices;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>
/// Finds out what the kernel has: its own word where it gives one (features, REGISTER_PROBE, REGISTER_QUERY), a trial where it does not. A trial
/// is made so that it cannot begin: it names no file, or an argument at an address that is never mapped. EINVAL says that the kernel does not know
/// what it was asked for; any other error says that it looked further.
/// </summary>
internal sealed unsafe partial class CapabilityProbe : IDisposable
{
    private const int NoFile = -1;
    private static readonly void* s_nowhere = (void*)1; // Below vm.mmap_min_addr: copying from here is EFAULT.

    private readonly ScratchRing _ring;
    private readonly bool[] _operations;
    private readonly KernelQuery? _query;
    private ulong _trials;

    private CapabilityProbe(bool asks)
    {
        _query = asks ? KernelQuery.Ask() : null;
        _ring = OpenRing();
        try
        {
            _operations = ProbeOperations(_ring);
        }
        catch
        {
            _ring.Dispose();
            throw;
        }
    }

    /// <param name="asks">False: REGISTER_QUERY is left out, as on the kernels that have none.</param>
    public static KernelFacts Run(bool asks = true)
    {
        using CapabilityProbe probe = new(asks);
        RingFeature features = RingFeature.None;
        foreach (FeatureSpec row in FeatureTable.Rows)
        {
            if (probe.Finds(row)) features |= row.Feature;
        }
        return new KernelFacts(features, probe._operations);
    }

    public void Dispose() => _ring.Dispose();

    private static ScratchRing OpenRing()
    {
        try
        {
            return new ScratchRing(SetupFlags.SingleIssuer | SetupFlags.DeferTaskRun); // Some registrations want such a ring.
        }
        catch (RingUnavailableException refused) when (refused.Error == Errno.EINVAL)
        {
            return new ScratchRing(SetupFlags.None);
        }
    }

    private bool Finds(FeatureSpec row)
    {
        if (row.Reported != 0) return (_ring.Features & row.Reported) == row.Reported;
        if (row.Setup != 0) return KnowsSetup(row.Setup);
        foreach (Opcode operation in row.Operations)
        {
            if (!_operations[(byte)operation]) return false;
        }
        return row.Operations.Length > 0 || Tries(row.Feature);
    }

    private bool Tries(RingFeature feature) => feature switch
    {
        RingFeature.RegisteredRing => KnowsRegistration(RegisterOpcode.RegisterRingFiles),
        RingFeature.BufferRings => TakesBufferRing(group: 0, BufferRingFlags.None),
        RingFeature.IncrementalBuffers => TakesBufferRing(group: 1, BufferRingFlags.Incremental),
        RingFeature.DirectDescriptors => TakesTable(RegisterOpcode.RegisterFiles2),
        RingFeature.RegisteredBuffers => TakesTable(RegisterOpcode.RegisterBuffers2),
        RingFeature.SlotRelease => ReleasesSlots(),
        RingFeature.FileAllocationRange => KnowsRegistration(RegisterOpcode.RegisterFileAllocationRange, count: 0),
        RingFeature.SyncCancel => KnowsRegistration(RegisterOpcode.RegisterSyncCancel),
        RingFeature.BufferRingStatus => KnowsRegistration(RegisterOpcode.RegisterBufferRingStatus),
        RingFeature.Napi => KnowsRegistration(RegisterOpcode.RegisterNapi),
        RingFeature.CloneBuffers => ClonesIntoTables(),
        RingFeature.RegisteredWaits => KnowsRegistration(RegisterOpcode.RegisterMemoryRegion),
        RingFeature.ResizeRings => KnowsRegistration(RegisterOpcode.RegisterResizeRings),
        RingFeature.DirectMessages => KnowsDirectMessages(),
        RingFeature.Query => _query is not null,
        _ => TriesOperation(feature),
    };

    private bool KnowsSetup(SetupFlags flags)
    {
        if (_query is { } query) return (query.Setup & flags) == flags;
        SetupFlags companions = flags switch
        {
            SetupFlags.TaskRunFlag => SetupFlags.CooperativeTaskRun,
            SetupFlags.DeferTaskRun => SetupFlags.SingleIssuer,
            SetupFlags.HybridIoPoll => SetupFlags.IoPoll,
            _ => SetupFlags.None,
        };
        Kernel kernel = new();
        Params parameters = new() { Flags = flags | companions };
        int file = kernel.Setup(1, &parameters);
        if (file < 0) return false;
        kernel.Close(file);
        return true;
    }

    private bool KnowsRegistration(RegisterOpcode opcode, uint count = 1)
    {
        if (_query is { } query && (uint)opcode >= query.Registrations) return false;
        return _ring.Register(opcode, s_nowhere, count) == -(int)Errno.EFAULT;
    }

    /// <summary>Linux 6.12 has the registration, and clones a whole table into a ring without one only: it knows no flag for more.</summary>
    private bool ClonesIntoTables()
    {
        CloneBuffersRegister clone = new() { SourceFile = uint.MaxValue, Flags = CloneBuffersRegister.Replace, Count = 1 };
        return _ring.Register(RegisterOpcode.RegisterCloneBuffers, &clone, 1) == -(int)Errno.EBADF;
    }

    /// <summary>It goes without a ring, where older kernels find a wrong descriptor.</summary>
    private static bool KnowsDirectMessages() =>
        new Kernel().Register(NoFile, RegisterOpcode.RegisterSendMessageRing, s_nowhere, 1) == -(int)Errno.EFAULT;

    private bool TakesTable(RegisterOpcode opcode)
    {
        ResourceRegister table = new() { Count = 2, Flags = UringConstants.ResourceSparse };
        return _ring.Register(opcode, &table, (uint)sizeof(ResourceRegister)) >= 0;
    }

    private bool TakesBufferRing(ushort group, BufferRingFlags flags)
    {
        nuint length = (nuint)Environment.SystemPageSize;
        void* memory = Kernel.MapMemory(length);
        BufferRegistration registration = new() { RingAddress = (ulong)memory, RingEntries = 1, BufferGroup = group, Flags = flags };
        bool isTaken = _ring.Register(RegisterOpcode.RegisterBufferRing, &registration, 1) >= 0;
        BufferRegistration removal = new() { BufferGroup = group };
        if (isTaken) _ = _ring.Register(RegisterOpcode.UnregisterBufferRing, &removal, 1);
        Kernel.UnmapMemory(memory, length);
        return isTaken;
    }

    private static bool[] ProbeOperations(ScratchRing ring)
    {
        const int Count = 256;
        byte* memory = (byte*)NativeMemory.AllocZeroed((nuint)(sizeof(Probe) + Count * sizeof(ProbeOperation)));
        try
        {
            int result = ring.Register(RegisterOpcode.RegisterProbe, memory, Count);
            if (result < 0) throw RingUnavailableException.FromErrno("io_uring_register(REGISTER_PROBE)", (Errno)(-result));
            bool[] supported = new bool[Count];
            ProbeOperation* operations = (ProbeOperation*)(memory + sizeof(Probe));
            for (int i = 0; i < ((Probe*)memory)->Count; i++)
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
