namespace UringDsl;

/// <summary>The pages that the memory of a buffer ring lies in.</summary>
public enum BufferPages : byte
{
    /// <summary>Pages of the usual size.</summary>
    Normal,
    /// <summary>Pages of the usual size, which the kernel was asked to join to huge ones (MADV_HUGEPAGE): it does when it finds the room.</summary>
    Transparent,
    /// <summary>Huge pages of 2 MiB that the system had set aside (MAP_HUGETLB, vm.nr_hugepages).</summary>
    Huge,
}
