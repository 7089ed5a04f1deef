using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <summary>The awaiter of <see cref="RingTask"/>: it resumes on the ring's thread, once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RingTaskAwaiter : ICriticalNotifyCompletion
{
    private readonly RingTaskSource? _source;
    private readonly uint _version;

    internal RingTaskAwaiter(RingTaskSource? source, uint version)
    {
        _source = source;
        _version = version;
    }

    /// <summary>It has run to its end.</summary>
    /// <exception cref="InvalidOperationException">It was awaited before, too late, or on another thread.</exception>
    public bool IsCompleted => _source is null || _source.IsCompleted(_version);

    /// <summary>Throws what the method threw.</summary>
    /// <exception cref="InvalidOperationException">It has not completed, or it was awaited before.</exception>
    public void GetResult() => _source?.TakeResult(_version);

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation)
    {
        if (_source is null) throw new InvalidOperationException("It has completed already.");
        _source.SetContinuation(_version, continuation);
    }
}
