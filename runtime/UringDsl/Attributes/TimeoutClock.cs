namespace UringDsl;

/// <summary>Which clock a timer goes by, <c>CLOCK_*</c>.</summary>
public enum TimeoutClock : byte
{
    /// <summary>It never jumps, and stands still while the machine sleeps.</summary>
    Monotonic = 0,
    /// <summary>It never jumps, and goes on while the machine sleeps (Linux 5.15).</summary>
    BootTime = 1,
    /// <summary>The wall clock, which can be set (Linux 5.15).</summary>
    RealTime = 2,
}
