// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;

namespace UringDsl;

/// <summary>PROVIDE_BUFFERS: adds buffers to a group, one submission at a time; a buffer ring replaces it. Linux 5.7.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>A group that is a buffer ring is EINVAL.</para>
/// <para>Ids beyond 65535 are E2BIG.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class ProvideBuffersAttribute : OperationAttribute
{
    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
