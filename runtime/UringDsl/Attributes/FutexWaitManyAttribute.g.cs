// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;

namespace UringDsl;

/// <summary>FUTEX_WAITV: waits until one of several futexes is woken. Linux 6.7.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>There is no timeout operand; a LINK_TIMEOUT gives one.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class FutexWaitManyAttribute : OperationAttribute
{
    /// <summary>The parameter that is the waiters; by default the one of that name or type.</summary>
    public string? Waiters { get; set; }

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
