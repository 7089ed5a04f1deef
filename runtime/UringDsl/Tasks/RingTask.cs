using System.Runtime.CompilerServices;
using UringDsl.CompilerServices;
using UringDsl.Core;

namespace UringDsl;

/// <summary>
/// What an <c>async</c> method of a handler returns. Its state lives in an object that is used again, so a call allocates nothing once the handler is
/// warm, and every part of it runs on the ring's thread.
/// <para>Await it at once, or do not await it: then an exception goes to <c>OnUnhandledException</c>, and the connection that was current when it was
/// called is aborted. It cannot be stored. AsyncLocal values do not follow it.</para>
/// </summary>
[AsyncMethodBuilder(typeof(RingTaskMethodBuilder))]
public readonly ref struct RingTask
{
    private readonly RingTaskSource? _source; // null: it has completed without ever waiting
    private readonly uint _version;

    internal RingTask(RingTaskSource source, uint version)
    {
        _source = source;
        _version = version;
    }

    /// <summary>For the compiler.</summary>
    public RingTaskAwaiter GetAwaiter() => new(_source, _version);
}
