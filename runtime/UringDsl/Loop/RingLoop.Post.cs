using System;
using System.Collections.Concurrent;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Threading;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>The way in from other threads: a queue, and an eventfd on which the ring always has a READ.</content>
public sealed unsafe partial class RingLoop
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _posted = new();
    private readonly Lock _wakeLock = new();
    private volatile bool _hasEnded;
    private volatile bool _hasPosted; // set behind every entry of the queue, which is four cache lines to ask
    private int _wakeFile = -1;
    private ulong* _wakeCount;

    internal bool HasEnded => _hasEnded;

    /// <summary>Runs an action on the ring's thread, behind the completions of the turn. From any thread.</summary>
    public void Post(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (_hasEnded) throw new InvalidOperationException("Post was called after the ring had ended.");
        Post(static action => ((Action)action!)(), action);
    }

    internal void Post(SendOrPostCallback callback, object? state)
    {
        _posted.Enqueue((callback, state));
        _hasPosted = true;
        if (!_hasEnded && !IsCurrentThread) Wake();
        if (_hasEnded) HandOver(); // Asked behind the lock of the wake-up: whoever ended the ring in between may not have seen the entry.
    }

    private void ArmWake()
    {
        if (_wakeFile < 0)
        {
            lock (_wakeLock)
            {
                _wakeFile = NativeMethods.EventFile(0, CloseOnExec);
                if (_wakeFile < 0) throw RingUnavailableException.FromErrno("eventfd", Kernel.LastError());
                _wakeCount = (ulong*)NativeMemory.AllocZeroed(sizeof(ulong));
            }
            if (_isStopRequested) Wake();
        }
        if (_isIoPoll) return; // A ring that polls devices takes no READ of an eventfd.
        ref Sqe sqe = ref _ring.Next();
        Prep.Read(ref sqe, new Descriptor(_wakeFile), (nint)_wakeCount, sizeof(ulong), offset: 0);
        sqe.UserData = UserData.Pack(UserData.WakeOperation, 0, 0, 0);
        Expect(1);
    }

    internal void Wake()
    {
        lock (_wakeLock)
        {
            if (_wakeFile < 0) return; // Not running yet, or no longer: whoever starts looks at the request first.
            ulong one = 1;
            if (NativeMethods.Write(_wakeFile, &one, sizeof(ulong)) < 0 && Kernel.LastError() != Errno.EAGAIN)
            {
                throw new RingException("write to the ring's eventfd", Kernel.LastError());
            }
        }
    }

    private void CompleteWake(in Cqe cqe)
    {
        Retire();
        if (cqe.Result < 0 && (Errno)(-cqe.Result) is not (Errno.EINTR or Errno.ECANCELED))
        {
            throw new RingException("READ of the ring's eventfd", (Errno)(-cqe.Result));
        }
        if (!_isWakeStopping) ArmWake();
    }

    private void RunPosted()
    {
        Interlocked.Exchange(ref _hasPosted, false); // First, and a whole fence: an entry that is not seen below sets it again.
        for (int left = _posted.Count; left > 0 && _posted.TryDequeue(out (SendOrPostCallback Callback, object? State) posted); left--)
        {
            try
            {
                posted.Callback(posted.State);
            }
            catch (Exception exception) when (IsHandlers(exception))
            {
                HandlerThrew(exception);
            }
        }
    }

    private void CloseWake()
    {
        lock (_wakeLock)
        {
            _hasEnded = true;
            if (_wakeFile < 0) return;
            _ = NativeMethods.Close(_wakeFile);
            _wakeFile = -1;
        }
        HandOver();
    }

    /// <summary>What comes too late runs on the thread pool: its submissions throw, and its finally blocks run.</summary>
    private void HandOver()
    {
        while (_posted.TryDequeue(out (SendOrPostCallback Callback, object? State) posted))
        {
            ThreadPool.QueueUserWorkItem(static posted => posted.Callback(posted.State), posted, preferLocal: false);
        }
    }
}
