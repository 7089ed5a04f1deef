using System;

namespace UringDsl.Abi;

/// <summary>What OPENAT2 refuses on the way to a file, <c>RESOLVE_*</c>.</summary>
[Flags]
public enum OpenResolve : uint
{
    /// <summary>Nothing is refused.</summary>
    None = 0,
    /// <summary>EXDEV where the path enters another mount.</summary>
    NoOtherMount = 0x1,
    /// <summary>ELOOP at a magic link of /proc.</summary>
    NoMagicLinks = 0x2,
    /// <summary>ELOOP at any symbolic link.</summary>
    NoSymbolicLinks = 0x4,
    /// <summary>EXDEV where the path leaves the directory that it begins in.</summary>
    Beneath = 0x8,
    /// <summary>The directory that it begins in is the root of the path.</summary>
    InRoot = 0x10,
    /// <summary>EAGAIN where the kernel would have to read from a disk to find the file.</summary>
    Cached = 0x20,
}
