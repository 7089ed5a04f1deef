using System;
using System.Threading;
using UringDsl.CompilerServices;
using UringDsl.Core;

namespace UringDsl;

/// <summary>
/// A ring that exists before its handler runs: made disabled, on any thread, and passed in by <see cref="RingOptions.Prepared"/>. A program learns
/// so that it can have its rings before it drops privileges or tells anybody that it is ready. The thread that runs the handler enables it and is
/// from there on the only one that submits.
/// </summary>
public sealed class PreparedRing : IDisposable
{
    private IoUring? _ring;

    private PreparedRing(IoUring ring) => _ring = ring;

    /// <summary>Makes a ring with the sizes and modes of <paramref name="options"/>, or the defaults; no attribute is looked at.</summary>
    /// <param name="options">Sizes, modes and waits.</param>
    /// <exception cref="RingUnavailableException">io_uring, or a mode, is refused; the message says by what, and what to do.</exception>
    /// <exception cref="ArgumentException">The modes do not go together.</exception>
    public static PreparedRing Create(RingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Prepared is not null) throw new ArgumentException("The options have a prepared ring already.", nameof(options));
        options.Validate();
        RingCapabilities capabilities = RingCapabilities.Probe(options);
        (int submissions, int completions) = RingLoop.SizesOf(options, declaredSubmissions: 0, declaredCompletions: 0);
        RingSetup setup = RingSetup.Resolve(options, RingModeDeclaration.Default, submissions, completions, capabilities);
        return new PreparedRing(new IoUring(new Kernel(options.Simulated), setup with { IsPrepared = true }, new RingStatistics()));
    }

    /// <summary>Closes the ring if no handler has taken it.</summary>
    public void Dispose() => Interlocked.Exchange(ref _ring, null)?.Dispose();

    internal IoUring Take(RingStatistics statistics)
    {
        IoUring ring = Interlocked.Exchange(ref _ring, null)
            ?? throw new InvalidOperationException("The prepared ring was used by another run, or disposed of. Prepare one for each run.");
        ring.CountIn(statistics);
        return ring;
    }
}
