using System;
using System.Runtime.CompilerServices;

namespace UringDsl.Core;

/// <summary>The state of one call that waits. The boxes of a method are used again, by the thread of the ring that made them.</summary>
internal sealed class RingTaskBox<TStateMachine> : RingTaskSource
    where TStateMachine : IAsyncStateMachine
{
    [ThreadStatic]
    private static RingTaskBox<TStateMachine>? t_free;

    private RingTaskBox<TStateMachine>? _next;
    private TStateMachine _state = default!;

    private RingTaskBox() => MoveNext = () => State.MoveNext(); // One delegate for the life of the box.

    public ref TStateMachine State => ref _state;

    public Action MoveNext { get; }

    public static RingTaskBox<TStateMachine> Rent()
    {
        if (t_free is not { } box) return new RingTaskBox<TStateMachine>();
        t_free = box._next;
        box._next = null;
        return box;
    }

    protected override void Recycle()
    {
        _state = default!; // What it referred to must not live on with it.
        _next = t_free;
        t_free = this;
    }
}
