using System;

namespace UringDsl.Abi;

/// <summary>Readiness that POLL_ADD asks for and reports, <c>POLL*</c> and <c>EPOLL*</c>.</summary>
[Flags]
public enum PollEvents : uint
{
    /// <summary>No event.</summary>
    None = 0,
    /// <summary>There is something to read, or to accept.</summary>
    In = 0x1,
    /// <summary>There is urgent data.</summary>
    Priority = 0x2,
    /// <summary>There is room to write.</summary>
    Out = 0x4,
    /// <summary>An error; reported unasked.</summary>
    Error = 0x8,
    /// <summary>Both directions are closed; reported unasked.</summary>
    HangUp = 0x10,
    /// <summary>The peer has closed its sending half; reported unasked.</summary>
    ReadHangUp = 0x2000,
    /// <summary>Wake one waiter only; not with multishot.</summary>
    Exclusive = 1 << 28,
    /// <summary>Report changes, not states.</summary>
    EdgeTriggered = 1u << 31,
}
