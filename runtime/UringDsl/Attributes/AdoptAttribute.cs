using System;

namespace UringDsl;

/// <summary>
/// Makes a connection of a file that is open already: a pipe's end, a terminal, a socket of System.Net. The parameter is its <see
/// cref="Descriptor"/>. O_NONBLOCK is cleared on the file, since with it the kernel answers EAGAIN where it should wait. On an error the
/// descriptor stays the caller's. Errors: EBADF, no such descriptor; ENFILE, no room for another connection or slot.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class AdoptAttribute : OperationAttribute
{
    /// <summary>The connection works on a slot of the fixed-file table (FILES_UPDATE, Linux 5.19), and the descriptor is closed.</summary>
    public bool Direct { get; set; }

    /// <summary>The descriptor stays open and the caller's: the connection gets a slot of its own, or a duplicate.</summary>
    public bool KeepOriginal { get; set; }

    /// <summary>The method that gets the connection, <c>in Adopted</c>.</summary>
    public string? Completed { get; set; }
}
