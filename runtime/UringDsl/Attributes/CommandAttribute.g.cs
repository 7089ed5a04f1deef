// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>URING_CMD: a command of the file's driver; sockets have a few. Linux 5.19.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>An unknown command of a socket is EOPNOTSUPP.</para>
/// <para>Provided buffers without multishot are EINVAL.</para>
/// <para>Some commands need the large entries.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class CommandAttribute : OperationAttribute
{
    /// <summary>The parameter that is the file; by default the chain's own file, or the only one.</summary>
    public string? File { get; set; }

    /// <summary>The command; <see cref="SocketOperation"/> on a socket; a parameter <c>command</c> takes its place.</summary>
    public int Operation { get; set; }

    /// <summary>The parameter that is the address; by default the one of that name or type.</summary>
    public string? Address { get; set; }

    /// <summary><see cref="UringCommandFlags"/>.</summary>
    public UringCommandFlags Flags { get; set; }

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
