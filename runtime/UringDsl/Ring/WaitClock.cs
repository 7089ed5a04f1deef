namespace UringDsl;

/// <summary>How the kernel measures the end of a wait.</summary>
public enum WaitClock
{
    /// <summary>Each wait lasts for a time.</summary>
    Interval,
    /// <summary>Each wait ends at a point in time of CLOCK_MONOTONIC (Linux 6.12).</summary>
    Monotonic,
    /// <summary>Each wait ends at a point in time of CLOCK_BOOTTIME, which goes on while the machine sleeps (Linux 6.12).</summary>
    BootTime,
}
