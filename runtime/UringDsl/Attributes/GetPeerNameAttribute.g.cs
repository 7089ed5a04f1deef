// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;

namespace UringDsl;

/// <summary>URING_CMD: asks for the address of a socket's peer, like getpeername. Linux 6.19.</summary>
/// <remarks>
/// <para>Completes with <see cref="SocketName"/>.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class GetPeerNameAttribute : OperationAttribute
{
    /// <summary>The parameter that is the file; by default the chain's own file, or the only one.</summary>
    public string? File { get; set; }

    /// <summary>The method that gets the result, <c>in SocketName</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
