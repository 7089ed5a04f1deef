using System;

namespace UringDsl;

/// <summary>BIND: gives the socket its local address (Linux 6.11).</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class BindAttribute : OperationAttribute
{
    /// <summary>The parameter that is the address, where the type does not tell.</summary>
    public string? Address { get; set; }

    /// <summary>The method that gets the completion, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
