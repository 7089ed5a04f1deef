using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Ops;

namespace UringDsl.Analyzers.Kernel;

/// <summary>
/// What a handler can ask for beside the op table, the first kernel that has it, and what happens before. What has a fallback in the runtime's
/// table of features is not here; a test compares the two.
/// </summary>
internal static class KernelNeeds
{
    public const string Refused = "an older kernel refuses it, and Run throws RingUnavailableException";

    public const string RingRefused = "a mode that is named is not left out, and an older kernel refuses the whole ring";

    public const string Answered = "an older kernel answers EINVAL";

    public const string LeaveOut = "Raise UringDslMinimumKernel, or leave it out";

    /// <summary>The bits of RingModes.</summary>
    public static readonly IReadOnlyList<(int Bit, string Name, KernelVersion Since)> Modes =
    [
        (1 << 12, "SingleIssuer", "6.0"),
        (1 << 13, "DeferTaskRun", "6.1"),
        (1 << 16, "NoSqArray", "6.6"),
        (1 << 17, "HybridIoPoll", "6.13"),
        (1 << 18, "CqeMixed", "6.18"),
        (1 << 20, "SqRewind", "7.0"),
    ];

    /// <summary>Properties of RingAttribute and of RingOptions that ask for a feature when they are not 0.</summary>
    public static readonly IReadOnlyDictionary<string, KernelVersion> Properties = new Dictionary<string, KernelVersion>
    {
        ["MinimumWaitMicroseconds"] = "6.12",
        ["WaitClock"] = "6.12",
        ["RegistersWaits"] = "6.13",
        ["NapiBusyPollMicroseconds"] = "6.9",
    };

    /// <summary>In the place of an operation: all of them.</summary>
    public const string Any = "*";

    /// <summary>Properties of operations whose handler an older kernel does not run.</summary>
    public static readonly IReadOnlyDictionary<(string Operation, string Property), KernelVersion> Operands =
        new Dictionary<(string Operation, string Property), KernelVersion>
        {
            [("Read", "Multishot")] = OpTable.Find("ReadMultishot")!.Since,
            [("Read", "Buffers")] = OpTable.Find("ReadMultishot")!.Since,
            [("ReceiveMessage", "Multishot")] = "6.0",
            [(Any, "Drain")] = "6.0",
            [("Accept", "Link")] = "6.13", // The chain accepts into a slot, which older kernels do not let go of.
        };

    /// <summary>Methods of RingControl that throw on an older kernel.</summary>
    public static readonly IReadOnlyDictionary<string, KernelVersion> Controls = new Dictionary<string, KernelVersion>
    {
        ["CancelNow"] = "6.0",
        ["SetDevicePolling"] = "6.9",
        ["ClearDevicePolling"] = "6.9",
        ["CloneBuffer"] = "6.13",
        ["Resize"] = "6.13",
        ["RegisterInterfaceQueue"] = "6.15",
    };

    /// <summary>
    /// The first kernel of an operation under the name of its attribute. A connection that is handed over is a descriptor where the kernel
    /// cannot pass slots, so that one has another way.
    /// </summary>
    public static OpSpec? RowOf(string attribute) => attribute == "HandOver"
        ? null
        : OpTable.Rows.Concat(OpTable.Forms).FirstOrDefault(row => row.Attributes.Any(a => a.Name == attribute));
}
