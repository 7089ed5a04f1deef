using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>
/// Four flags of open and pipe2 have other numbers on ARM64 than on x86-64: O_DIRECT and O_DIRECTORY have each other's, O_LARGEFILE and O_NOFOLLOW too.
/// Declarations use those of x86-64 everywhere.
/// </summary>
internal static class FileFlags
{
    private const uint Direct = 0x4000, LargeFile = 0x8000, Directory = 0x10000, NoFollow = 0x20000;
    private const int Apart = 2; // bits between a number and the other one

    private static readonly Architecture s_machine = RuntimeInformation.ProcessArchitecture;

    /// <summary>The numbers of this machine; and back.</summary>
    public static uint ToNative(uint flags) => ToNative(flags, s_machine);

    public static uint ToNative(uint flags, Architecture machine)
    {
        if (machine is not (Architecture.Arm64 or Architecture.Arm)) return flags;
        uint swapped = ((flags & (Direct | LargeFile)) << Apart) | ((flags & (Directory | NoFollow)) >> Apart);
        return (flags & ~(Direct | LargeFile | Directory | NoFollow)) | swapped;
    }
}
