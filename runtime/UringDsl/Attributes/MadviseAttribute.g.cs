// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>MADVISE: tells how a range of memory will be used, like madvise. Linux 5.6.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>It always runs on a worker thread of the kernel.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class MadviseAttribute : OperationAttribute
{
    /// <summary>What madvise takes, <c>MADV_*</c>; a parameter <c>advice</c> takes its place.</summary>
    public MemoryAdvice Advice { get; set; }

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
