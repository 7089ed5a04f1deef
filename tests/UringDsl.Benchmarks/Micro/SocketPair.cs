using System.ComponentModel;
using System.Runtime.InteropServices;

namespace UringDsl.Benchmarks.Micro;

/// <summary>Two sockets that are connected with each other.</summary>
internal static partial class SocketPair
{
    private const int Unix = 1, Stream = 1, CloseOnExec = 0x80000;

    /// <summary>Makes them.</summary>
    public static (int One, int Other) Make()
    {
        int[] ends = new int[2];
        return Create(Unix, Stream | CloseOnExec, 0, ends) == 0 ? (ends[0], ends[1]) : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "socketpair", SetLastError = true)]
    private static partial int Create(int family, int type, int protocol, [Out] int[] ends);
}
