namespace UringDsl;

/// <summary>What the loop does when the completion queue has overflowed.</summary>
public enum OverflowPolicy : byte
{
    /// <summary>Fetch what the kernel kept, count it in <see cref="RingStatistics.Overflows"/>, arm again what it ended.</summary>
    Survive,
    /// <summary>Stop in order, and throw from <c>Run</c>: for tests of a ring's sizes.</summary>
    Throw,
}
