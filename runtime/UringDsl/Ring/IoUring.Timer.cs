using System.Runtime.InteropServices;
using System.Threading;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl.Core;

/// <content>A wait that ends at a time, where the wait itself cannot have one.</content>
internal sealed unsafe partial class IoUring
{
    private readonly bool _hasExtendedWait;
    private Timespec* _timer;
    private bool _isTimerArmed;

    /// <summary>The timer of a wait has completed. False: there is none.</summary>
    public bool TryEndTimer()
    {
        bool wasArmed = _isTimerArmed;
        _isTimerArmed = false;
        return wasArmed;
    }

    /// <summary>
    /// A TIMEOUT that ends with the next completion or at its time, whichever is first: the wait ends with its completion at the latest. One is
    /// enough, since the next completion ends it.
    /// </summary>
    private int CallWithTimer(uint toSubmit, uint minComplete, long timeoutMilliseconds, EnterFlags flags)
    {
        if (!_isTimerArmed && SubmissionEntries == Unsubmitted) return _kernel.Enter(_enterFile, toSubmit, 0, flags, null, 0); // No room: again.
        if (!_isTimerArmed)
        {
            if (_timer == null) _timer = (Timespec*)NativeMemory.AllocZeroed((nuint)sizeof(Timespec));
            *_timer = new Timespec { Seconds = timeoutMilliseconds / 1000, Nanoseconds = timeoutMilliseconds % 1000 * 1_000_000 };
            ref Sqe sqe = ref Next();
            Prep.Timeout(ref sqe, (nint)_timer, completionCount: 1, timeoutFlags: 0);
            sqe.UserData = UserData.Pack(UserData.TimerOperation, 0, 0, 0);
            Volatile.Write(ref *_sqTail, _tail); // Pairs with the kernel's acquire load: it sees whole entries only.
            _isTimerArmed = true;
            _statistics.TimerWaits++;
            if (IsSqPoll) flags |= Show(); // The SQ thread may have gone to sleep since it was last looked at.
            else toSubmit++;
        }
        return _kernel.Enter(_enterFile, toSubmit, minComplete, flags, null, 0);
    }

    private void ReleaseTimer()
    {
        NativeMemory.Free(_timer); // The kernel has copied what it says.
        _timer = null;
    }
}
