using System;

namespace UringDsl;

/// <summary>NOP: does nothing, and completes. It measures a round trip through the ring (Linux 5.1).</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class NopAttribute : OperationAttribute
{
    /// <summary>The method that gets the completion, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
