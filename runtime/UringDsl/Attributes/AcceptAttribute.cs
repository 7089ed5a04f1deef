using System;

namespace UringDsl;

/// <summary>ACCEPT: takes connections from a listening socket (Linux 5.5; multishot and allocated slots 5.19).</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class AcceptAttribute : OperationAttribute
{
    /// <summary>One submission accepts until it is cancelled or fails.</summary>
    public bool Multishot { get; set; }

    /// <summary>Accepted sockets get a slot of the fixed-file table instead of a descriptor of the process.</summary>
    public bool Direct { get; set; }

    /// <summary>Who arms a multishot again; the runtime by default.</summary>
    public Rearm Rearm { get; set; }

    /// <summary>The method that gets the completion, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
