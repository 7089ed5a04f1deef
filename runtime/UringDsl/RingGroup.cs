using System;
using System.Threading;
using UringDsl.Core;

namespace UringDsl;

/// <summary>
/// Runs several handlers of one kind, each with a ring and a thread of its own on a processor of its own. Nothing is shared between them:
/// let their listeners have <see cref="ListenerAttribute.ReusePort"/>, and the kernel spreads the connections.
/// </summary>
public static class RingGroup
{
    /// <summary>Makes the handlers, here and in order, and starts a thread for each.</summary>
    /// <typeparam name="THandler">The handler.</typeparam>
    /// <param name="workers">How many; <see cref="Environment.ProcessorCount"/> uses the whole machine.</param>
    /// <param name="create">Makes the handler of a worker, given its number from 0.</param>
    /// <param name="run">Runs it until the token is cancelled: <c>static (handler, token) => handler.Run(token)</c>.</param>
    /// <param name="cancellationToken">Stops all of them, in order.</param>
    /// <returns>The running group; join it or stop it.</returns>
    public static RingGroup<THandler> Start<THandler>(
        int workers, Func<int, THandler> create, Action<THandler, CancellationToken> run, CancellationToken cancellationToken = default)
        where THandler : class
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(run);
        THandler[] handlers = new THandler[workers];
        for (int worker = 0; worker < workers; worker++) handlers[worker] = create(worker);
        return new RingGroup<THandler>(handlers, run, ProcessorSet.Allowed(), cancellationToken);
    }
}
