using System;

namespace UringDsl;

/// <summary>
/// SENDMSG: one message of all its data parameters, in their order, to the address that a parameter names or the socket is connected to (Linux
/// 5.3). On a datagram socket messages are independent of each other; on a stream it is a send like any other, in the order of submission.
/// A parameter called <c>control</c> is its control data.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class SendMessageAttribute : OperationAttribute
{
    /// <summary>The one parameter that is sent, where there are others; by default all buffers are.</summary>
    public string? Data { get; set; }

    /// <summary>The control data; by default the parameter called <c>control</c>.</summary>
    public string? Control { get; set; }

    /// <summary>The method that gets the completion, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
