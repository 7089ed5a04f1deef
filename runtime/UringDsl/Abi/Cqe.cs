using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>One completion queue entry, <c>struct io_uring_cqe</c>: 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
public readonly struct Cqe(ulong userData, int result, CqeFlags flags)
{
    /// <summary>What the submission carried.</summary>
    public readonly ulong UserData = userData;
    /// <summary>The result: 0 or more on success, a negated errno on failure (NOTIF: a flag word).</summary>
    public readonly int Result = result;
    /// <summary>What else the completion says.</summary>
    public readonly CqeFlags Flags = flags;

    /// <summary>More completions of the same submission will follow.</summary>
    public bool HasMore => (Flags & CqeFlags.More) != 0;

    /// <summary>A provided buffer came with this completion; <see cref="BufferId"/> is valid only then.</summary>
    public bool HasBuffer => (Flags & CqeFlags.Buffer) != 0;

    /// <summary>The id of the provided buffer, from the upper 16 bits of the flags.</summary>
    public ushort BufferId => (ushort)((uint)Flags >> 16);
}
