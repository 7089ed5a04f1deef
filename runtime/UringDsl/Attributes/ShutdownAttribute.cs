using System;

namespace UringDsl;

/// <summary>SHUTDOWN: ends one direction, behind every earlier send (Linux 5.11).</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class ShutdownAttribute : OperationAttribute
{
    /// <summary>Which direction. Default: sending.</summary>
    public ShutdownHow How { get; set; } = ShutdownHow.Send;

    /// <summary>The method that gets the completion, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
