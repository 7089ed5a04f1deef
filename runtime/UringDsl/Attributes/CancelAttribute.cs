using System;

namespace UringDsl;

/// <summary>ASYNC_CANCEL: asks the kernel to end what another submission has in flight (Linux 5.5).</summary>
/// <param name="submission">The name of the submission, as <c>nameof(Receive)</c>.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CancelAttribute(string submission) : OperationAttribute
{
    /// <summary>The name of the submission whose operations are cancelled.</summary>
    public string Submission { get; } = submission;

    /// <summary>The method that gets the completion, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
