using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <summary>Builds <see cref="RingTask{T}"/> for the compiler. A method that never waits needs no object at all.</summary>
/// <typeparam name="T">The result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RingTaskMethodBuilder<T>
{
    private RingTaskSource<T>? _source;
    private uint _version;
    private T _result;

    /// <summary>What the caller gets.</summary>
    public readonly RingTask<T> Task => new(_source, _version, _result);

    /// <summary>For the compiler.</summary>
    public static RingTaskMethodBuilder<T> Create() => default;

    /// <summary>Runs the method up to its first wait.</summary>
    /// <exception cref="InvalidOperationException">This is not the thread of a ring.</exception>
    public readonly void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        _ = RingTaskMethodBuilder.Loop();
        default(AsyncTaskMethodBuilder).Start(ref stateMachine); // Keeps what the method does to the execution context from its caller.
    }

    /// <summary>For the compiler; there is nothing to set.</summary>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    /// <summary>The method has returned.</summary>
    public void SetResult(T result)
    {
        if (_source is null) _result = result;
        else _source.Succeed(result);
    }

    /// <summary>The method has thrown.</summary>
    public void SetException(Exception exception)
    {
        if (_source is null) SetSource(new RingTaskFault<T>());
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

    private RingTaskBox<TStateMachine, T> BoxOf<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        if (_source is RingTaskBox<TStateMachine, T> known) return known; // Not its first wait: the state is in there already.
        RingTaskBox<TStateMachine, T> box = RingTaskBox<TStateMachine, T>.Rent();
        SetSource(box); // Before the copy, which takes this builder along.
        box.State = stateMachine;
        return box;
    }

    private void SetSource(RingTaskSource<T> source)
    {
        _version = source.Begin(RingTaskMethodBuilder.Loop());
        _source = source;
    }
}
