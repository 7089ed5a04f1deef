// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>POLL_REMOVE: changes the events of what a poll of this handler has in flight. Linux 5.13.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>Events and user data without their flag must be 0.</para>
/// <para>The multishot flag alone is EINVAL.</para>
/// </remarks>
/// <param name="submission">The name of the submission, as <c>nameof(Watch)</c>.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PollUpdateAttribute(string submission) : OperationAttribute
{
    /// <summary>The name of the submission on whose operation it works.</summary>
    public string Submission { get; } = submission;

    /// <summary>The new events, with <see cref="PollFlags.UpdateEvents"/>.</summary>
    public PollEvents Events { get; set; }

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
