// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

namespace UringDsl.Abi;

/// <summary>How a range of memory will be used, <c>MADV_*</c>.</summary>
public enum MemoryAdvice : uint
{
    /// <summary><c>MADV_NORMAL</c>.</summary>
    Normal = 0,
    /// <summary><c>MADV_RANDOM</c>.</summary>
    Random = 1,
    /// <summary><c>MADV_SEQUENTIAL</c>.</summary>
    Sequential = 2,
    /// <summary><c>MADV_WILLNEED</c>.</summary>
    WillNeed = 3,
    /// <summary><c>MADV_DONTNEED</c>.</summary>
    DontNeed = 4,
    /// <summary><c>MADV_FREE</c>.</summary>
    Free = 8,
    /// <summary><c>MADV_HUGEPAGE</c>.</summary>
    HugePages = 14,
    /// <summary><c>MADV_NOHUGEPAGE</c>.</summary>
    NoHugePages = 15,
    /// <summary><c>MADV_COLD</c> (Linux 5.4).</summary>
    Cold = 20,
    /// <summary><c>MADV_PAGEOUT</c> (Linux 5.4).</summary>
    PageOut = 21,
    /// <summary><c>MADV_POPULATE_READ</c> (Linux 5.14).</summary>
    PopulateRead = 22,
    /// <summary><c>MADV_POPULATE_WRITE</c> (Linux 5.14).</summary>
    PopulateWrite = 23,
}
