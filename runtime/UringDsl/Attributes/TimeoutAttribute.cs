using System;

namespace UringDsl;

/// <summary>TIMEOUT: completes when the time has passed (Linux 5.4). That is its success, not an error.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class TimeoutAttribute : OperationAttribute
{
    /// <summary>The <see cref="TimeSpan"/> parameter; by default the one called <c>timeout</c>.</summary>
    public string? Timeout { get; set; }

    /// <summary>The time as a constant, in milliseconds, in place of a parameter.</summary>
    public int Milliseconds { get; set; }

    /// <summary>The method that gets the completion, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
