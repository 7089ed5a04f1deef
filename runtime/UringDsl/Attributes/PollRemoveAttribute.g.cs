// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>POLL_REMOVE: ends what a poll of this handler has in flight. Linux 5.1.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>Events and user data without their flag must be 0.</para>
/// <para>The multishot flag alone is EINVAL.</para>
/// </remarks>
/// <param name="submission">The name of the submission, as <c>nameof(Watch)</c>.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PollRemoveAttribute(string submission) : OperationAttribute
{
    /// <summary>The name of the submission on whose operation it works.</summary>
    public string Submission { get; } = submission;

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
