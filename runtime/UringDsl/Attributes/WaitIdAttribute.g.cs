// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>WAITID: waits for a child process, like waitid. Linux 6.7.</summary>
/// <remarks>
/// <para>Completes with <see cref="ChildStatus"/>.</para>
/// <para>It has no multishot form; every flag bit is refused.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class WaitIdAttribute : OperationAttribute
{
    /// <summary>What the id is: 0 any child, 1 process, 2 group, 3 pidfd; a parameter <c>idType</c> takes its place.</summary>
    public WaitIdType IdType { get; set; }

    /// <summary>The process, the group or the pidfd; a parameter <c>id</c> takes its place.</summary>
    public int Id { get; set; }

    /// <summary>What is waited for: 4 exit, 2 stop, 8 continue, or-ed; a parameter <c>options</c> takes its place.</summary>
    public WaitOptions Options { get; set; } = (WaitOptions)4;

    /// <summary>The method that gets the result, <c>in ChildStatus</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
