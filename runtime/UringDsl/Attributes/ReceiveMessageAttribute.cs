using System;

namespace UringDsl;

/// <summary>
/// RECVMSG: messages with their sender and their control data, again and again into a buffer ring (multishot, Linux 6.0), or one into a
/// <see cref="ReceiveBuffer"/> (Linux 5.3).
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class ReceiveMessageAttribute : OperationAttribute
{
    /// <summary>One submission receives until it is cancelled or fails. Needs <see cref="Buffers"/>.</summary>
    public bool Multishot { get; set; }

    /// <summary>
    /// The name of the <see cref="BufferRingAttribute"/> to receive into. Each buffer takes 16 bytes of header, <see cref="NameBytes"/>,
    /// <see cref="ControlBytes"/>, and then the payload.
    /// </summary>
    public string? Buffers { get; set; }

    /// <summary>Bytes of a buffer for the sender's address, up to 128. Default 28: IPv4 and IPv6; a Unix address takes up to 110.</summary>
    public int NameBytes { get; set; } = 28;

    /// <summary>Bytes of a buffer for control data, up to 65536. Default 0: none is asked for.</summary>
    public int ControlBytes { get; set; }

    /// <summary>The <see cref="ReceiveBuffer"/> parameter that takes the payload, where there are others.</summary>
    public string? Buffer { get; set; }

    /// <summary>The <see cref="ReceiveBuffer"/> parameter that takes control data; by default the one called <c>control</c>.</summary>
    public string? Control { get; set; }

    /// <summary>Who arms a multishot again; the runtime by default.</summary>
    public Rearm Rearm { get; set; }

    /// <summary>The method that gets the completion, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
