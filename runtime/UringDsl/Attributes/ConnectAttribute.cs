using System;

namespace UringDsl;

/// <summary>CONNECT (Linux 5.5).</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class ConnectAttribute : OperationAttribute
{
    /// <summary>The parameter that is the address, where the type does not tell.</summary>
    public string? Address { get; set; }

    /// <summary>The method that gets the completion, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
