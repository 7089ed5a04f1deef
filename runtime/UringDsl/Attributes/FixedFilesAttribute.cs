using System;

namespace UringDsl;

/// <summary>
/// Registers a fixed-file table: descriptors that live in the ring alone, without a number in the process (REGISTER_FILES2, Linux 5.13;
/// sparse 5.19).
/// </summary>
/// <param name="count">Slots in the table; RLIMIT_NOFILE is the kernel's limit.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FixedFilesAttribute(int count) : Attribute
{
    /// <summary>Slots in the table.</summary>
    public int Count { get; } = count;

    /// <summary>
    /// Slots kept for the sockets that this handler makes itself (listeners, dialled connections); accepted connections get the others.
    /// Default: half of the table when a chain makes or accepts a socket or a submission opens a file, else 16, or half of a smaller table.
    /// </summary>
    public int Reserved { get; set; }
}
