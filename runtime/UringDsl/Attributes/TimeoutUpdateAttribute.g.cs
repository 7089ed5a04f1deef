// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>TIMEOUT_REMOVE: gives a timer of this handler another time, from now on. Linux 5.11.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>Of several timeouts with the same user data exactly one is hit.</para>
/// <para>ENOENT does not mean that a multishot has stopped.</para>
/// </remarks>
/// <param name="submission">The name of the submission, as <c>nameof(Watch)</c>.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class TimeoutUpdateAttribute(string submission) : OperationAttribute
{
    /// <summary>The name of the submission on whose operation it works.</summary>
    public string Submission { get; } = submission;

    /// <summary>The parameter that is the time; by default the one called <c>timeout</c>.</summary>
    public string? Timeout { get; set; }

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
