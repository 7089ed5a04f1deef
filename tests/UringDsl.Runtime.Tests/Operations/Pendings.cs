using System.Threading.Tasks;
using UringDsl.CompilerServices;

namespace UringDsl.Runtime.Tests.Operations;

internal static class Pendings
{
    /// <summary>What is awaited on the ring's thread, for a test that waits on its own.</summary>
    public static Task<T> AsTask<T>(this Pending<T> pending)
        where T : struct, IOutcome<T>
    {
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        PendingAwaiter<T> awaiter = pending.GetAwaiter();
        awaiter.OnCompleted(() => done.SetResult(awaiter.GetResult()));
        return done.Task;
    }
}
