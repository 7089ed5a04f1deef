// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;

namespace UringDsl;

/// <summary>URING_CMD: reads an option of a socket, like getsockopt. Linux 6.7.</summary>
/// <remarks>
/// <para>Completes with <see cref="SocketOption"/>.</para>
/// <para>Of level SOL_SOCKET only: others are EOPNOTSUPP.</para>
/// <para>A value of more than 16 bytes is cut off, unless a parameter ReceiveBuffer value takes it.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class GetSocketOptionAttribute : OperationAttribute
{
    /// <summary>The parameter that is the file; by default the chain's own file, or the only one.</summary>
    public string? File { get; set; }

    /// <summary>Level of the option, <c>SOL_*</c>; a parameter <c>level</c> takes its place.</summary>
    public int Level { get; set; }

    /// <summary>The option, <c>SO_*</c>; a parameter <c>name</c> takes its place.</summary>
    public int Name { get; set; }

    /// <summary>The method that gets the result, <c>in SocketOption</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
