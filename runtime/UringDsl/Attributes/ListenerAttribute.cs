using System;

namespace UringDsl;

/// <summary>
/// A whole listener on a slot: SOCKET, SO_REUSEADDR, TCP_NODELAY, BIND, LISTEN and ACCEPT as one linked chain (Linux 6.11; before it the listener is
/// made by system calls). Accepted TCP sockets inherit TCP_NODELAY. Re-arming, back-off and stopping are the runtime's.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ListenerAttribute : OperationAttribute
{
    /// <summary>Accepted sockets get a slot of the fixed-file table instead of a descriptor of the process.</summary>
    public bool Direct { get; set; }

    /// <summary>The method that gets each accepted connection.</summary>
    public string? Accepted { get; set; }

    /// <summary>The method that gets the error when the listener cannot start or ends for good. Without it, <c>Run</c> throws.</summary>
    public string? Failed { get; set; }

    /// <summary>
    /// Connections that may wait to be accepted. Default: a quarter of those that the ring has room for, from 16 to 4096. Where less than the backlog
    /// fits, or with <see cref="Direct"/> less than twice the backlog, ACCEPT is one-shot, one at a time.
    /// </summary>
    public int Backlog { get; set; }

    /// <summary>SO_REUSEPORT: several rings listen on one address, and the kernel spreads the connections.</summary>
    public bool ReusePort { get; set; }
}
