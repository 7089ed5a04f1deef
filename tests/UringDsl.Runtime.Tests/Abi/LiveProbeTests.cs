using System;
using System.Linq;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.Generator.Ops;
using UringDsl.Testing;

namespace UringDsl.Runtime.Tests.Abi;

/// <summary>The op table against the running kernel: which operations it says it has.</summary>
public unsafe class LiveProbeTests
{
    private static readonly KernelVersion s_running = KernelVersion.Parse(Environment.OSVersion.Version.ToString());

    [Fact]
    public void Every_operation_that_this_kernel_should_have_is_supported()
    {
        ProbeOperation[] probed = Probed(out int _);
        string[] missing = [.. OpTable.Rows.Where(row => row.Since <= s_running && !IsSupported(probed, row)).Select(row => $"{row.Name} ({row.Since})")];
        Assert.True(missing.Length == 0, $"Linux {s_running} says it lacks {string.Join(", ", missing)}; a build can leave some out");
    }

    [Fact]
    public void No_operation_is_claimed_above_the_last_that_the_kernel_names()
    {
        ProbeOperation[] probed = Probed(out int last);
        Assert.All(OpTable.Rows.Where(row => row.Since <= s_running), row => Assert.InRange(row.Number, 0, last));
        Assert.All(OpTable.Rows.Where(row => row.Number > last), row => Assert.False(IsSupported(probed, row), row.Name));
    }

    [Fact]
    public void The_probe_answers_in_the_order_of_the_opcodes()
    {
        ProbeOperation[] probed = Probed(out int last);
        Assert.Equal(last + 1, probed.Length);
        Assert.Equal(Enumerable.Range(0, probed.Length), probed.Select(operation => (int)operation.Opcode));
    }

    private static bool IsSupported(ProbeOperation[] probed, OpSpec row) =>
        row.Number < probed.Length && (probed[row.Number].Flags & UringConstants.OperationSupported) != 0;

    private static ProbeOperation[] Probed(out int last)
    {
        const int Room = 256;
        using RawRing ring = new();
        Probe* probe = (Probe*)NativeMemory.AllocZeroed((nuint)(sizeof(Probe) + Room * sizeof(ProbeOperation)));
        try
        {
            int result = ring.Call(RegisterOpcode.RegisterProbe, probe, Room);
            Assert.True(result == 0, $"REGISTER_PROBE failed with {(Errno)Marshal.GetLastPInvokeError()}");
            last = probe->LastOpcode;
            return new ReadOnlySpan<ProbeOperation>(probe + 1, probe->Count).ToArray();
        }
        finally
        {
            NativeMemory.Free(probe);
        }
    }
}
