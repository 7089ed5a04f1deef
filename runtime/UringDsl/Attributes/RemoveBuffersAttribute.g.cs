// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;

namespace UringDsl;

/// <summary>REMOVE_BUFFERS: removes buffers from a group. Linux 5.7.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class RemoveBuffersAttribute : OperationAttribute
{
    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
