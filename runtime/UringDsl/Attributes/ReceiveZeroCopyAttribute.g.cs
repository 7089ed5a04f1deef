// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>RECV_ZC: receives again and again into memory that the network device writes directly. Linux 6.15.</summary>
/// <remarks>
/// <para>Completes with <see cref="ReceivedZeroCopy"/>.</para>
/// <para>Needs a registered hardware queue, deferred task running and completions of 32 bytes.</para>
/// <para>The memory is the caller's until it goes back through the refill queue.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class ReceiveZeroCopyAttribute : OperationAttribute
{
    /// <summary>The parameter that is the file; by default the chain's own file, or the only one.</summary>
    public string? File { get; set; }

    /// <summary>The method that gets the result, <c>in ReceivedZeroCopy</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
