using System;

namespace UringDsl;

/// <summary>RECV: into a buffer that the kernel picks from a buffer ring, or into a <see cref="ReceiveBuffer"/> (Linux 5.6; multishot 6.0).</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class ReceiveAttribute : OperationAttribute
{
    /// <summary>One submission receives until the stream ends, it is cancelled or fails. Needs <see cref="Buffers"/>.</summary>
    public bool Multishot { get; set; }

    /// <summary>The name of the <see cref="BufferRingAttribute"/> to receive into.</summary>
    public string? Buffers { get; set; }

    /// <summary>
    /// The names of further buffer rings. A receive that finds <see cref="Buffers"/> empty goes on with the next of them that has a free buffer, and
    /// waits only when all are empty.
    /// </summary>
    public string[]? FallOver { get; set; }

    /// <summary>
    /// One completion may fill several buffers (RECVSEND_BUNDLE, Linux 6.10; without it as if it were not set). The completion method is called
    /// for each of them, in the order of the stream. Needs <see cref="Buffers"/>.
    /// </summary>
    public bool Bundle { get; set; }

    /// <summary>
    /// Bytes that one completion of a multishot brings at most. Default 0: as many as a buffer holds. Before Linux 6.17 each piece has a RECV of its own.
    /// </summary>
    public int ShotBytes { get; set; }

    /// <summary>
    /// Bytes after which a multishot ends, so that one connection cannot keep the others waiting; it is armed again by policy. Default 0: no
    /// limit. Before Linux 6.17 it ends with each piece.
    /// </summary>
    public int TotalBytes { get; set; }

    /// <summary>
    /// Completes when the buffer is full, the stream has ended or failed, or a deadline has fired, and not with what happens to be there (MSG_WAITALL).
    /// The result says how many bytes came; fewer than the buffer holds do not tell an end from a failure behind them. In a chain it is the default, except
    /// in front of a hard-linked <see cref="CloseAttribute"/>: there it reads a whole answer whose sender closes. Excludes <see cref="Buffers"/>.
    /// </summary>
    public bool WaitAll { get; set; }

    /// <summary>The <see cref="ReceiveBuffer"/> parameter, where the type does not tell.</summary>
    public string? Buffer { get; set; }

    /// <summary>Who arms a multishot again; the runtime by default.</summary>
    public Rearm Rearm { get; set; }

    /// <summary>The method that gets the completion, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
