using System;

namespace UringDsl;

/// <summary>
/// SEND: sends on one connection go out in the order of their submission, each of them whole (Linux 5.6). Without an observer a failed send
/// aborts its connection.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class SendAttribute : OperationAttribute
{
    /// <summary>The parameter that is sent, where the type does not tell.</summary>
    public string? Data { get; set; }

    /// <summary>The method that gets the completion, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
