using System;

namespace UringDsl.Abi;

/// <summary>What STATX is asked for and has filled in, <c>STATX_*</c>.</summary>
[Flags]
public enum StatxMask : uint
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>The type, in the mode.</summary>
    Type = 0x1,
    /// <summary>The permissions, in the mode.</summary>
    Mode = 0x2,
    /// <summary>Hard links.</summary>
    LinkCount = 0x4,
    /// <summary>The owner.</summary>
    UserId = 0x8,
    /// <summary>The owner's group.</summary>
    GroupId = 0x10,
    /// <summary>Last access.</summary>
    AccessTime = 0x20,
    /// <summary>Last change of its bytes.</summary>
    ModificationTime = 0x40,
    /// <summary>Last change of what is known of it.</summary>
    ChangeTime = 0x80,
    /// <summary>The inode.</summary>
    Inode = 0x100,
    /// <summary>Bytes.</summary>
    Size = 0x200,
    /// <summary>Units of 512 bytes.</summary>
    Blocks = 0x400,
    /// <summary>What stat(2) tells.</summary>
    Basic = 0x7FF,
    /// <summary>When it was made.</summary>
    BirthTime = 0x800,
    /// <summary>The mount.</summary>
    MountId = 0x1000,
    /// <summary>Alignments for O_DIRECT (6.1).</summary>
    DirectAlignment = 0x2000,
}
