// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>EPOLL_CTL: changes what an epoll instance watches, like epoll_ctl. Linux 5.6.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>The kernel marks it as deprecated.</para>
/// <para>IOSQE_FIXED_FILE is ignored, not refused: the number is taken for a descriptor.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class EpollControlAttribute : OperationAttribute
{
    /// <summary>The parameter that is the epoll; by default the one called <c>epoll</c>.</summary>
    public string? Epoll { get; set; }

    /// <summary>1 add, 2 delete, 3 modify; a parameter <c>operation</c> takes its place.</summary>
    public EpollOperation Operation { get; set; }

    /// <summary>The parameter that is the target; by default the one called <c>target</c>.</summary>
    public string? Target { get; set; }

    /// <summary>The parameter that is the epollEvent; by default the one of that name or type.</summary>
    public string? EpollEvent { get; set; }

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
