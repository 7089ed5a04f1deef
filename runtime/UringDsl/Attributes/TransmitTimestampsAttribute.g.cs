// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;

namespace UringDsl;

/// <summary>URING_CMD: reports when sent bytes have left, from a socket with SO_TIMESTAMPING, again and again. Linux 6.17.</summary>
/// <remarks>
/// <para>Completes with <see cref="TransmitTimestamp"/>.</para>
/// <para>A ring of small completions is EINVAL.</para>
/// <para>It takes what is in the socket's error queue, which then nobody else finds there.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class TransmitTimestampsAttribute : OperationAttribute
{
    /// <summary>The parameter that is the file; by default the chain's own file, or the only one.</summary>
    public string? File { get; set; }

    /// <summary>The method that gets the result, <c>in TransmitTimestamp</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
