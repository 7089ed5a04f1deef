using System.ComponentModel;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.Hazards.Tests.Support;

/// <summary>Calls that the tests make beside their rings.</summary>
internal static unsafe partial class Libc
{
    private const int DuplicateFrom = 0, GetFlags = 3, LimitOfFiles = 7;

    public static int Checked(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    /// <summary>A second descriptor of the same open file, with the lowest free number from <paramref name="lowest"/>.</summary>
    public static int Duplicate(int descriptor, int lowest = 0) => Checked(NativeMethods.FileControl(descriptor, DuplicateFrom, lowest));

    public static bool IsOpen(int descriptor) => NativeMethods.FileControl(descriptor, GetFlags, 0) >= 0;

    public static void Close(int descriptor) => Checked(NativeMethods.Close(descriptor));

    public static (int Out, int In) Pipe()
    {
        int* ends = stackalloc int[2];
        Checked(NativeMethods.Pipe(ends, 0));
        return (ends[0], ends[1]);
    }

    /// <summary>The limit of open files: for this process, so for a moment only.</summary>
    public static ulong LimitFiles(ulong limit)
    {
        ulong* old = stackalloc ulong[2];
        Checked(ProcessLimit(0, LimitOfFiles, null, old));
        ulong* changed = stackalloc ulong[2] { limit, old[1] };
        Checked(ProcessLimit(0, LimitOfFiles, changed, null));
        return old[0];
    }

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    public static partial int Connect(int socket, void* address, uint length);

    [LibraryImport("libc", EntryPoint = "accept4", SetLastError = true)]
    public static partial int Accept(int socket, void* address, uint* length, int flags);

    [LibraryImport("libc", EntryPoint = "getsockname", SetLastError = true)]
    public static partial int Name(int socket, void* address, uint* length);

    [LibraryImport("libc", EntryPoint = "shutdown", SetLastError = true)]
    public static partial int Shutdown(int socket, int how);

    [LibraryImport("libc", EntryPoint = "socketpair", SetLastError = true)]
    public static partial int SocketPair(int domain, int type, int protocol, int* ends);

    [LibraryImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    private static partial int ProcessLimit(int process, int resource, ulong* changed, ulong* old);
}
