using System.Runtime.CompilerServices;
using UringDsl.CompilerServices;
using UringDsl.Core;

namespace UringDsl;

/// <summary>A <see cref="RingTask"/> with a result.</summary>
/// <typeparam name="T">The result.</typeparam>
[AsyncMethodBuilder(typeof(RingTaskMethodBuilder<>))]
public readonly ref struct RingTask<T>
{
    private readonly RingTaskSource<T>? _source; // null: it has completed without ever waiting
    private readonly uint _version;
    private readonly T _result;

    internal RingTask(RingTaskSource<T>? source, uint version, T result)
    {
        _source = source;
        _version = version;
        _result = result;
    }

    /// <summary>For the compiler.</summary>
    public RingTaskAwaiter<T> GetAwaiter() => new(_source, _version, _result);
}
