// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;

namespace UringDsl;

/// <summary>EPOLL_WAIT: waits for events of an epoll instance, like epoll_wait. Linux 6.15.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>There is no timeout operand; a LINK_TIMEOUT gives one.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class EpollWaitAttribute : OperationAttribute
{
    /// <summary>The parameter that is the epoll; by default the chain's own file, or the only one.</summary>
    public string? File { get; set; }

    /// <summary>The parameter that is the events; by default the one of that name or type.</summary>
    public string? Events { get; set; }

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
