using System;
using System.Threading;

namespace UringDsl;

/// <summary>What a deployment may set otherwise than the handler's attributes. A value of 0 leaves the attribute, or the default, in force.</summary>
public sealed partial record class RingOptions
{
    /// <summary>The attributes' values and the defaults.</summary>
    public static RingOptions Default { get; } = new();

    /// <summary>Submission queue entries, a power of two up to 32768.</summary>
    public int SubmissionEntries { get; init; }

    /// <summary>Completion queue entries, a power of two up to 65536.</summary>
    public int CompletionEntries { get; init; }

    /// <summary>Connections that may be open at once; others wait, in the backlog or accepted, until one has closed.</summary>
    public int MaxConnections { get; init; }

    /// <summary>Queued sends and held buffers of one connection at which its receive is paused; it is resumed below half.</summary>
    public int MaxQueued { get; init; }

    /// <summary>How long a close may wait for what was sent before it. Then the connection is aborted. Default 30 s; infinite is allowed.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long stopping may wait for connections to finish their sends. Default 5 s; infinite is allowed.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What happens when completions arrive faster than they are taken. Default: count it and go on; nothing is lost.</summary>
    public OverflowPolicy OnOverflow { get; init; }

    /// <summary>
    /// Bytes that may hold copies of queued sends, so that peers that do not read cannot keep the receive buffers. Default 64 MiB; touched
    /// pages only.
    /// </summary>
    public int CopyBytes { get; init; } = 64 << 20;

    /// <summary>
    /// Features that the ring does without although the kernel has them: to find out what one is worth, or to avoid one. The environment variable
    /// <c>URINGDSL_DISABLE</c>, a list of names with commas, adds to it.
    /// </summary>
    public RingFeature Disable { get; init; }

    /// <summary>
    /// A kernel release such as <c>6.1</c>: the ring does without every feature and operation that is newer, to try a program as that kernel would
    /// run it. Without it the environment variable <c>URINGDSL_KERNEL</c> counts. From 5.19.
    /// </summary>
    public string? FeaturesOfKernel { get; init; }

    /// <summary>Bytes from which an adaptive send goes out by zero copy.</summary>
    public int ZeroCopyThreshold { get; init; }

    /// <summary>
    /// Overrides the mode of every send that is declared with one other than <see cref="ZeroCopyMode.Never"/>: Never switches zero copy off,
    /// Always forces it. Default: as declared.
    /// </summary>
    public ZeroCopyMode? ZeroCopy { get; init; }

    /// <summary>Places for memory that is registered while the ring runs (<see cref="RingControl.RegisterBuffer(SendBuffer)"/>). Default 64.</summary>
    public int RegisteredBuffers { get; init; }

    internal Core.SimulatedKernel? Simulated { get; init; }

    /// <summary>Sends that may be queued or on their way in the whole ring; who is given one beyond that is a slow consumer.</summary>
    internal int MaxSends { get; init; } = 1 << 22;

    /// <summary>What the kernel or the loop could only answer with an error that does not say which value it was.</summary>
    internal void Validate()
    {
        const int MaxSubmissions = 32768, MaxCompletions = 65536, MaxConnectionIndex = 1 << 24;
        Check(SubmissionEntries, MaxSubmissions, nameof(SubmissionEntries));
        Check(CompletionEntries, MaxCompletions, nameof(CompletionEntries));
        Check(MaxConnections, MaxConnectionIndex, nameof(MaxConnections));
        Check(MaxQueued, int.MaxValue, nameof(MaxQueued));
        Check(ZeroCopyThreshold, int.MaxValue, nameof(ZeroCopyThreshold));
        Check(RegisteredBuffers, Core.RegisteredBuffers.MaxEntries, nameof(RegisteredBuffers));
        Check(CopyBytes, int.MaxValue, nameof(CopyBytes));
        Check(Linger, nameof(Linger));
        Check(StopTimeout, nameof(StopTimeout));
        ValidateModes();
    }

    private static void Check(int value, int max, string name)
    {
        if (value < 0 || value > max) throw new ArgumentOutOfRangeException(name, value, $"It must be from 0 (the default) to {max}.");
    }

    private static void Check(TimeSpan value, string name)
    {
        if (value >= TimeSpan.Zero || value == Timeout.InfiniteTimeSpan) return;
        throw new ArgumentOutOfRangeException(name, value, "It must not be negative; Timeout.InfiniteTimeSpan waits without an end.");
    }
}
