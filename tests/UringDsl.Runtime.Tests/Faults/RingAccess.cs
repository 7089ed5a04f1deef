using System;
using System.Reflection;
using UringDsl.Abi;
using UringDsl.CompilerServices;
using UringDsl.Core;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>The ring of a running handler, to do to it what the kernel would have to.</summary>
internal static class RingAccess
{
    private const BindingFlags Private = BindingFlags.Instance | BindingFlags.NonPublic;

    public static RingLoop LoopOf(ITestHandler handler) =>
        (RingLoop?)handler.GetType().GetField("__ring", Private)!.GetValue(handler) ?? throw new InvalidOperationException("The handler does not run.");

    public static IoUring RingOf(RingLoop loop) => (IoUring)Field(loop, "_ring");

    public static ConnectionTable ConnectionsOf(RingLoop loop) => (ConnectionTable)Field(loop, "_connections");

    /// <summary>On the ring's thread: a completion with this user data and result, by way of a NOP of the real kernel.</summary>
    public static void Inject(RingLoop loop, ulong userData, int result)
    {
        ref Sqe sqe = ref loop.Reserve();
        Prep.Nop(ref sqe, (uint)NopFlags.InjectResult, result);
        sqe.UserData = userData;
    }

    private static object Field(RingLoop loop, string name) => typeof(RingLoop).GetField(name, Private)!.GetValue(loop)!;
}
