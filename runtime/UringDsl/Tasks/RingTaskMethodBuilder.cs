using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Threading;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <summary>Builds <see cref="RingTask"/> for the compiler. A method that never waits needs no object at all.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RingTaskMethodBuilder
{
    private RingTaskSource? _source;
    private uint _version;

    /// <summary>What the caller gets.</summary>
    public readonly RingTask Task => _source is null ? default : new RingTask(_source, _version);

    /// <summary>For the compiler.</summary>
    public static RingTaskMethodBuilder Create() => default;

    /// <summary>Runs the method up to its first wait.</summary>
    /// <exception cref="InvalidOperationException">This is not the thread of a ring.</exception>
    public readonly void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        _ = Loop();
        default(AsyncTaskMethodBuilder).Start(ref stateMachine); // Keeps what the method does to the execution context from its caller.
    }

    /// <summary>For the compiler; there is nothing to set.</summary>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    /// <summary>The method has returned.</summary>
    public readonly void SetResult() => _source?.Complete(null);

    /// <summary>The method has thrown.</summary>
    public void SetException(Exception exception)
    {
        if (_source is null) SetSource(new RingTaskFault());
        _source!.Complete(exception);
    }

    /// <summary>The method waits.</summary>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => awaiter.OnCompleted(BoxOf(ref stateMachine).MoveNext);

    /// <summary>The method waits.</summary>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => awaiter.UnsafeOnCompleted(BoxOf(ref stateMachine).MoveNext);

    internal static RingLoop Loop() => (SynchronizationContext.Current as RingSynchronizationContext)?.Loop
        ?? throw new InvalidOperationException("A method that returns RingTask was called on a thread that runs no ring. Use Post to get there.");

    private RingTaskBox<TStateMachine> BoxOf<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        if (_source is RingTaskBox<TStateMachine> known) return known; // Not its first wait: the state is in there already.
        RingTaskBox<TStateMachine> box = RingTaskBox<TStateMachine>.Rent();
        SetSource(box); // Before the copy, which takes this builder along.
        box.State = stateMachine;
        return box;
    }

    private void SetSource(RingTaskSource source)
    {
        _version = source.Begin(Loop());
        _source = source;
    }
}
