using System;
using System.Runtime.ExceptionServices;
using UringDsl.CompilerServices;

namespace UringDsl.Core;

/// <summary>
/// How a <see cref="RingTask"/> that waits, or has failed, will end. It belongs to one call at a time; the version tells the calls apart.
/// </summary>
internal abstract class RingTaskSource
{
    private RingLoop? _loop;
    private Action? _continuation;
    private ExceptionDispatchInfo? _exception;
    private uint _version = 1;
    private bool _isCompleted;

    /// <summary>The connection that was current when the method was called.</summary>
    public Connection Owner { get; private set; }

    /// <summary>A call begins. Returns its version.</summary>
    public uint Begin(RingLoop loop)
    {
        _loop = loop;
        Owner = loop.CurrentConnection;
        return _version;
    }

    public bool IsCompleted(uint version)
    {
        Check(version);
        return _isCompleted;
    }

    public void SetContinuation(uint version, Action continuation)
    {
        Check(version);
        if (_isCompleted || _continuation is not null) throw Twice();
        _continuation = continuation;
    }

    /// <summary>The call has ended: whoever awaits it goes on; an exception that nobody awaits is reported at the end of the turn.</summary>
    public void Complete(Exception? exception)
    {
        if (!_loop!.IsCurrentThread && !_loop.HasEnded)
        {
            _loop.Post(static state => (((RingTaskSource, Exception?))state!).Item1.Complete((((RingTaskSource, Exception?))state!).Item2), (this, exception));
            return;
        }
        _isCompleted = true;
        _exception = exception is null ? null : ExceptionDispatchInfo.Capture(exception);
        if (_continuation is { } continuation)
        {
            _continuation = null;
            continuation();
        }
        else if (exception is null || _loop.HasEnded) End(); // Behind the end there is nobody to tell.
        else _loop.ReportUnlessAwaited(this, _version);
    }

    public void TakeResult(uint version)
    {
        Check(version);
        if (!_isCompleted) throw new InvalidOperationException("The RingTask has not completed: await it. Blocking the ring's thread would stop it for ever.");
        ExceptionDispatchInfo? exception = _exception;
        End();
        exception?.Throw();
    }

    /// <summary>The exception, if the call of this version has not been awaited.</summary>
    public ExceptionDispatchInfo? TakeUnawaited(uint version)
    {
        if (version != _version) return null;
        ExceptionDispatchInfo? exception = _exception;
        End();
        return exception;
    }

    /// <summary>Nothing refers to the call any more.</summary>
    protected abstract void Recycle();

    private static InvalidOperationException Twice() =>
        new("A RingTask can be awaited once, and at once: this one has been awaited before, or has ended in the meantime.");

    private void Check(uint version)
    {
        _loop!.CheckThread("A RingTask");
        if (version != _version) throw Twice();
    }

    private void End()
    {
        _version++;
        _isCompleted = false;
        _exception = null;
        _continuation = null;
        Owner = default;
        Recycle();
    }
}
