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

    /// <summary>
    /// Whether the bytes stay in the user's memory until the network has taken them. Default: never. With another mode the memory of a
    /// <see cref="SendBuffer"/> must not change when the send has completed, but when <see cref="Released"/> is called.
    /// </summary>
    public ZeroCopyMode ZeroCopy { get; set; }

    /// <summary>
    /// The method that hears when the memory of the send is free: <c>void Name(Connection connection, in Released released)</c>. It is called
    /// once per send: by zero copy at the kernel's notification, else behind the completion, and also when the send was never carried out.
    /// </summary>
    public string? Released { get; set; }

    /// <summary>The method that gets the completion, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
