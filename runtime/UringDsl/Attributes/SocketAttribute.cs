using System;

namespace UringDsl;

/// <summary>
/// SOCKET: makes a socket in a slot of the fixed-file table; the following steps of the chain use it (Linux 5.19). The address family is that
/// of the chain's address.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class SocketAttribute : OperationAttribute
{
    /// <summary>A stream, by default, or messages.</summary>
    public SocketKind Type { get; set; } = SocketKind.Stream;
}
