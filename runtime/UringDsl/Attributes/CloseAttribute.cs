using System;

namespace UringDsl;

/// <summary>CLOSE: closes the connection behind every earlier send, whatever happened to it (Linux 5.6; slots 5.15). The first close wins.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class CloseAttribute : OperationAttribute
{
    /// <summary>The method that gets the completion, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
