using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>How OPENAT2 opens a file, <c>struct open_how</c>: 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 24)]
public struct OpenHow
{
    /// <summary>What to open it for; unlike OPENAT, an unknown flag is EINVAL.</summary>
    public OpenFlags Flags
    {
        readonly get => (OpenFlags)FileFlags.ToNative((uint)_flags);
        set => _flags = FileFlags.ToNative((uint)value);
    }

    /// <summary>Permissions of a new file; 0 unless it makes a file, else EINVAL.</summary>
    public uint Mode
    {
        readonly get => (uint)_mode;
        set => _mode = value;
    }

    /// <summary>What the path may not do.</summary>
    public OpenResolve Resolve
    {
        readonly get => (OpenResolve)_resolve;
        set => _resolve = (uint)value;
    }

    private ulong _flags, _mode, _resolve;
}
