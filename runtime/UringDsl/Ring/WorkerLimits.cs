namespace UringDsl;

/// <summary>How many worker threads a ring's thread may have, per memory node (Linux 5.15).</summary>
/// <param name="Bounded">For operations that end by themselves, files mostly.</param>
/// <param name="Unbounded">For operations that may wait for ever, sockets mostly.</param>
public readonly record struct WorkerLimits(int Bounded, int Unbounded);
