using System;

namespace UringDsl;

/// <summary>
/// MSG_RING: tells the handler of another ring something (Linux 5.18), a <c>ulong data</c> and an <c>int value</c>, which its hook <c>partial void
/// OnMessage(ulong data, int value)</c> gets. Errors: EBADFD, it does not run; EOWNERDEAD, it is stopping; EOPNOTSUPP, it has no such hook;
/// EOVERFLOW, its completion queue is full. Data above 2^56 needs Linux 6.3.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class MessageAttribute : OperationAttribute
{
    /// <summary>The method that gets the completion: the message is with the other ring, or it is not.</summary>
    public string? Completed { get; set; }
}
