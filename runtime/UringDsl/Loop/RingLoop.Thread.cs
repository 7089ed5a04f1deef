using System;
using System.Runtime.CompilerServices;

namespace UringDsl.CompilerServices;

/// <content>
/// Whose thread this is, which every submission asks. While the loop runs its frame lies on its thread's stack, and the frames of what it calls lie
/// below: the address of a local tells the same as the number of the thread, without a look into thread-local storage.
/// </content>
public sealed unsafe partial class RingLoop
{
    private const nuint SureStack = 64 * 1024; // less than what EnsureSufficientExecutionStack promises

    private readonly int _threadId = Environment.CurrentManagedThreadId;
    private nuint _frame; // an address in the frame of Run; 0 when it does not run, or has little stack left

    /// <summary>This is the ring's thread.</summary>
    internal bool IsCurrentThread
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining), SkipLocalsInit]
        get
        {
            Unsafe.SkipInit(out byte here);
            return _frame - (nuint)(&here) < SureStack || _threadId == Environment.CurrentManagedThreadId;
        }
    }
}
