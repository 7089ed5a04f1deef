using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>What STATX tells of a file, <c>struct statx</c>: 256 bytes. A field is valid when its bit is in <see cref="Mask"/>.</summary>
[StructLayout(LayoutKind.Sequential, Size = 256)]
public struct Statx
{
    /// <summary>What was filled in.</summary>
    public StatxMask Mask;
    /// <summary>Bytes of a block that suits transfers.</summary>
    public uint BlockSize;
    /// <summary>Attributes of the file, <c>STATX_ATTR_*</c>.</summary>
    public ulong Attributes;
    /// <summary>Hard links.</summary>
    public uint LinkCount;
    /// <summary>The owner.</summary>
    public uint UserId;
    /// <summary>The owner's group.</summary>
    public uint GroupId;
    /// <summary>Type (upper four bits) and permissions, as stat(2) has them.</summary>
    public ushort Mode;
    private ushort _spare;
    /// <summary>The inode.</summary>
    public ulong Inode;
    /// <summary>Bytes of the file.</summary>
    public ulong Size;
    /// <summary>Units of 512 bytes that it takes.</summary>
    public ulong Blocks;
    /// <summary>Which attributes the file system has.</summary>
    public ulong AttributesMask;
    /// <summary>Last access.</summary>
    public StatxTime AccessTime;
    /// <summary>When it was made.</summary>
    public StatxTime BirthTime;
    /// <summary>Last change of the file or of what is known of it.</summary>
    public StatxTime ChangeTime;
    /// <summary>Last change of its bytes.</summary>
    public StatxTime ModificationTime;
    /// <summary>The device that a device file stands for.</summary>
    public uint SpecialDeviceMajor;
    /// <summary>The device that a device file stands for.</summary>
    public uint SpecialDeviceMinor;
    /// <summary>The device that it is on.</summary>
    public uint DeviceMajor;
    /// <summary>The device that it is on.</summary>
    public uint DeviceMinor;
    /// <summary>The mount that it was found on (5.8).</summary>
    public ulong MountId;
    /// <summary>Alignment of memory for O_DIRECT, 0 where there is none (6.1).</summary>
    public uint DirectMemoryAlignment;
    /// <summary>Alignment of offsets for O_DIRECT (6.1).</summary>
    public uint DirectOffsetAlignment;

    /// <summary>It is a regular file.</summary>
    public readonly bool IsRegular => (Mode & 0xF000) == 0x8000;

    /// <summary>It is a directory.</summary>
    public readonly bool IsDirectory => (Mode & 0xF000) == 0x4000;

    /// <summary>It is a symbolic link; only where STATX was told not to follow it.</summary>
    public readonly bool IsSymbolicLink => (Mode & 0xF000) == 0xA000;
}
