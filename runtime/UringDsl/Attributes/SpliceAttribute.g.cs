// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>SPLICE: moves bytes between a pipe and another file, like splice. Linux 5.7.</summary>
/// <remarks>
/// <para>Completes with <see cref="Transferred"/>.</para>
/// <para>It always runs on a worker thread of the kernel.</para>
/// <para>One of the two files is a pipe.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class SpliceAttribute : OperationAttribute
{
    /// <summary>The parameter that is the source; by default the one called <c>source</c>.</summary>
    public string? Source { get; set; }

    /// <summary>Position in the source; -1 (all bits) for a pipe or the file position; a parameter <c>sourceOffset</c> takes its place.</summary>
    public long SourceOffset { get; set; } = -1;

    /// <summary>The parameter that is the target; by default the one called <c>target</c>.</summary>
    public string? Target { get; set; }

    /// <summary>Position in the target; -1 (all bits) for a pipe or the file position; a parameter <c>targetOffset</c> takes its place.</summary>
    public long TargetOffset { get; set; } = -1;

    /// <summary>Flags of splice, <c>SPLICE_F_*</c>.</summary>
    public SpliceFlags Flags { get; set; }

    /// <summary>The method that gets the result, <c>in Transferred</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
