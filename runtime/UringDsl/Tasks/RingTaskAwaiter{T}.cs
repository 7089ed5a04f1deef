using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <summary>The awaiter of <see cref="RingTask{T}"/>: it resumes on the ring's thread, once.</summary>
/// <typeparam name="T">The result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RingTaskAwaiter<T> : ICriticalNotifyCompletion
{
    private readonly RingTaskSource<T>? _source;
    private readonly uint _version;
    private readonly T _result;

    internal RingTaskAwaiter(RingTaskSource<T>? source, uint version, T result)
    {
        _source = source;
        _version = version;
        _result = result;
    }

    /// <summary>It has run to its end.</summary>
    /// <exception cref="InvalidOperationException">It was awaited before, too late, or on another thread.</exception>
    public bool IsCompleted => _source is null || _source.IsCompleted(_version);

    /// <summary>The result, or what the method threw.</summary>
    /// <exception cref="InvalidOperationException">It has not completed, or it was awaited before.</exception>
    public T GetResult() => _source is null ? _result : _source.TakeValue(_version);

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation)
    {
        if (_source is null) throw new InvalidOperationException("It has completed already.");
        _source.SetContinuation(_version, continuation);
    }
}
