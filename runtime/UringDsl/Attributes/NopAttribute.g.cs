// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>NOP: completes at once. Linux 5.1.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>A large completion on a ring of small ones is EINVAL.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class NopAttribute : OperationAttribute
{
    /// <summary><see cref="NopFlags"/> (6.10).</summary>
    public NopFlags Flags { get; set; }

    /// <summary>The result to report, with <see cref="NopFlags.InjectResult"/>; a parameter <c>result</c> takes its place.</summary>
    public int Result { get; set; }

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
