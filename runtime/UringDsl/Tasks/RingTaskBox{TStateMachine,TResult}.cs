using System;
using System.Runtime.CompilerServices;

namespace UringDsl.Core;

/// <summary>The state of one call that waits, and has a result. The boxes of a method are used again, by the thread of the ring that made them.</summary>
internal sealed class RingTaskBox<TStateMachine, TResult> : RingTaskSource<TResult>
    where TStateMachine : IAsyncStateMachine
{
    [ThreadStatic]
    private static RingTaskBox<TStateMachine, TResult>? t_free;

    private RingTaskBox<TStateMachine, TResult>? _next;
    private TStateMachine _state = default!;

    private RingTaskBox() => MoveNext = () => State.MoveNext(); // One delegate for the life of the box.

    public ref TStateMachine State => ref _state;

    public Action MoveNext { get; }

    public static RingTaskBox<TStateMachine, TResult> Rent()
    {
        if (t_free is not { } box) return new RingTaskBox<TStateMachine, TResult>();
        t_free = box._next;
        box._next = null;
        return box;
    }

    protected override void Recycle()
    {
        base.Recycle();
        _state = default!; // What it referred to must not live on with it.
        _next = t_free;
        t_free = this;
    }
}
