using System;

namespace UringDsl.Abi;

/// <summary>What a file is opened for, <c>O_*</c> with the numbers of x86-64; on ARM64 four of them are translated when the submission is written.</summary>
[Flags]
public enum OpenFlags : uint
{
    /// <summary>Reading only.</summary>
    Read = 0,
    /// <summary>Writing only.</summary>
    Write = 0x1,
    /// <summary>Reading and writing.</summary>
    ReadWrite = 0x2,
    /// <summary>Make the file if it is not there; the mode says with which permissions.</summary>
    Create = 0x40,
    /// <summary>With <see cref="Create"/>: EEXIST if it is there.</summary>
    Exclusive = 0x80,
    /// <summary>A terminal does not become the process's own.</summary>
    NoControllingTerminal = 0x100,
    /// <summary>Empty the file.</summary>
    Truncate = 0x200,
    /// <summary>Every write goes to the end.</summary>
    Append = 0x400,
    /// <summary>Operations that would wait answer EAGAIN in read(2) and write(2); io_uring waits all the same.</summary>
    NonBlocking = 0x800,
    /// <summary>A write completes when its data is on the disk.</summary>
    DataSync = 0x1000,
    /// <summary>Reads and writes go past the page cache: offsets, lengths and addresses are multiples of the device's blocks.</summary>
    Direct = 0x4000,
    /// <summary>ENOTDIR if it is no directory.</summary>
    Directory = 0x10000,
    /// <summary>ELOOP if the last part of the path is a symbolic link.</summary>
    NoFollow = 0x20000,
    /// <summary>A read does not change the access time.</summary>
    NoAccessTime = 0x40000,
    /// <summary>The descriptor is closed on exec. Not for a slot: it is no descriptor.</summary>
    CloseOnExec = 0x80000,
    /// <summary>A write completes when its data and all that finds it are on the disk.</summary>
    Sync = 0x101000,
    /// <summary>The place of a file only: no reading, no writing.</summary>
    Path = 0x200000,
    /// <summary>A file without a name in the directory that the path names.</summary>
    Temporary = 0x400000 | Directory,
}
