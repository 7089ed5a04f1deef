using System;

namespace UringDsl;

/// <summary>
/// LINK_TIMEOUT: a deadline for the step before it, which must link to it (Linux 5.5). The outcome says <see cref="OutcomeKind.TimedOut"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class LinkTimeoutAttribute : OperationAttribute
{
    /// <summary>The <see cref="TimeSpan"/> parameter; by default the one called <c>timeout</c>.</summary>
    public string? Timeout { get; set; }

    /// <summary>The deadline as a constant, in milliseconds, in place of a parameter.</summary>
    public int Milliseconds { get; set; }

    /// <summary>The deadline is a point of the clock (since the start of the machine, of <see cref="TimeoutClock.RealTime"/> since 1970), not a span.</summary>
    public bool Absolute { get; set; }

    /// <summary>The clock. Default: <see cref="TimeoutClock.Monotonic"/>.</summary>
    public TimeoutClock Clock { get; set; }
}
