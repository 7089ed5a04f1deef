// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

namespace UringDsl.Abi;

/// <summary>How a range of a file will be used, <c>POSIX_FADV_*</c>.</summary>
public enum FileAdvice : uint
{
    /// <summary><c>POSIX_FADV_NORMAL</c>.</summary>
    Normal = 0,
    /// <summary><c>POSIX_FADV_RANDOM</c>.</summary>
    Random = 1,
    /// <summary><c>POSIX_FADV_SEQUENTIAL</c>.</summary>
    Sequential = 2,
    /// <summary><c>POSIX_FADV_WILLNEED</c>.</summary>
    WillNeed = 3,
    /// <summary><c>POSIX_FADV_DONTNEED</c>.</summary>
    DontNeed = 4,
    /// <summary><c>POSIX_FADV_NOREUSE</c>.</summary>
    NoReuse = 5,
}
