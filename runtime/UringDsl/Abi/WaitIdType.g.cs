// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

namespace UringDsl.Abi;

/// <summary>What the id of WAITID names, <c>P_*</c>.</summary>
public enum WaitIdType : uint
{
    /// <summary><c>P_ALL</c>.</summary>
    Any = 0,
    /// <summary><c>P_PID</c>.</summary>
    Process = 1,
    /// <summary><c>P_PGID</c>.</summary>
    Group = 2,
    /// <summary><c>P_PIDFD</c>.</summary>
    Descriptor = 3,
}
