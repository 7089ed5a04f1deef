using System.Collections.Generic;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Methods that return <see cref="RingTask"/>: whose exceptions nobody awaited.</content>
public sealed unsafe partial class RingLoop
{
    private readonly Queue<(RingTaskSource Source, uint Version)> _unawaited = new();

    /// <summary>A completion method waits for more; nobody waits for it. Its exception is reported at the end of the turn.</summary>
    public void Forget(RingTask task)
    {
    }

    internal Connection CurrentConnection => _currentConnection;

    /// <summary>Whoever awaits it does so at once, so by the end of the turn it is certain that nobody does.</summary>
    internal void ReportUnlessAwaited(RingTaskSource source, uint version) => _unawaited.Enqueue((source, version));

    private void ReportUnawaited()
    {
        while (_unawaited.TryDequeue(out (RingTaskSource Source, uint Version) failed))
        {
            Connection owner = failed.Source.Owner;
            if (failed.Source.TakeUnawaited(failed.Version) is not { } exception) continue;
            if (!IsHandlers(exception.SourceException)) exception.Throw();
            _currentConnection = IsCurrent(owner) ? owner : default;
            HandlerThrew(exception.SourceException);
        }
    }
}
