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
    /// <summary>What the id is: any child (0), a process (1), a group (2) or a pidfd (3); a parameter <c>idType</c> takes its place.</summary>
    public WaitIdType IdType { get; set; }

    /// <summary>The process, the group or the pidfd; a parameter <c>id</c> takes its place.</summary>
    public int Id { get; set; }

    /// <summary>What is waited for: exit (4), stop (2), continue (8), or-ed; a parameter <c>options</c> takes its place.</summary>
    public WaitOptions Options { get; set; } = (WaitOptions)4;

    /// <summary>The method that gets the result, <c>in ChildStatus</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
