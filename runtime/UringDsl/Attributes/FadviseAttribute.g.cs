// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>FADVISE: tells how a range of a file will be used, like posix_fadvise. Linux 5.6.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class FadviseAttribute : OperationAttribute
{
    /// <summary>The parameter that is the file; by default the chain's own file, or the only one.</summary>
    public string? File { get; set; }

    /// <summary>Where the range begins; a parameter <c>offset</c> takes its place.</summary>
    public long Offset { get; set; } = -1;

    /// <summary>0 normal, 1 random, 2 sequential, 3 will need, 4 do not need, 5 no reuse; a parameter <c>advice</c> takes its place.</summary>
    public FileAdvice Advice { get; set; }

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
