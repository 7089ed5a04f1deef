// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>POLL_ADD: waits until a file is ready, or with multishot reports it again and again. Linux 5.1.</summary>
/// <remarks>
/// <para>Completes with <see cref="Polled"/>.</para>
/// <para>A multishot excludes skipped completions and EPOLLEXCLUSIVE (EINVAL).</para>
/// <para>The first event of a multishot tells the state, later ones changes: unread data is not reported again.</para>
/// <para>An overflow of the completion queue ends a multishot.</para>
/// <para>Level triggering is refused although the header defines it.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class PollAttribute : OperationAttribute
{
    /// <summary>The parameter that is the file; by default the chain's own file, or the only one.</summary>
    public string? File { get; set; }

    /// <summary>What to wait for, <see cref="PollEvents"/>; a parameter <c>events</c> takes its place.</summary>
    public PollEvents Events { get; set; }

    /// <summary>It completes again and again until it is cancelled or fails (Linux 5.13).</summary>
    public bool Multishot { get; set; }

    /// <summary>Who arms a multishot again; the runtime by default.</summary>
    public Rearm Rearm { get; set; }

    /// <summary>The method that gets the result, <c>in Polled</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
