using System;

namespace UringDsl;

/// <summary>LISTEN: lets the socket accept connections (Linux 6.11).</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class ListenAttribute : OperationAttribute
{
    /// <summary>Connections that may wait to be accepted. Default 1024; a parameter <c>int backlog</c> takes its place.</summary>
    public int Backlog { get; set; } = 1024;

    /// <summary>The method that gets the completion, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
