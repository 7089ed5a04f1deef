using System;

namespace UringDsl;

/// <summary>
/// Gives a connection to the handler of another ring (MSG_RING, Linux 6.0), whose hook <c>partial void OnHandedOver(in Accepted accepted, int
/// value)</c> gets it. First what was sent goes out and the receive ends; bytes that come meanwhile are still delivered here, later ones over
/// there. Then the connection ends here, without a shutdown. On an error (ENFILE: no room over there; ENXIO: it is in a slot, and the handler
/// over there has no <c>[FixedFiles]</c>; EBADFD, EOWNERDEAD, EOPNOTSUPP as for a message; ETIMEDOUT: it did not become quiet within the linger
/// time) it stays here as it was; without an observer it is aborted then.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class HandOverAttribute : OperationAttribute
{
    /// <summary>The method that gets the completion.</summary>
    public string? Completed { get; set; }
}
