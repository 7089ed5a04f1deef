// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>TEE: copies bytes from one pipe to another without consuming them, like tee. Linux 5.8.</summary>
/// <remarks>
/// <para>Completes with <see cref="Transferred"/>.</para>
/// <para>It always runs on a worker thread of the kernel.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class TeeAttribute : OperationAttribute
{
    /// <summary>The parameter that is the source; by default the one called <c>source</c>.</summary>
    public string? Source { get; set; }

    /// <summary>The parameter that is the target; by default the one called <c>target</c>.</summary>
    public string? Target { get; set; }

    /// <summary>Flags of splice, <c>SPLICE_F_*</c>.</summary>
    public SpliceFlags Flags { get; set; }

    /// <summary>The method that gets the result, <c>in Transferred</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
