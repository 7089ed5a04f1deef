// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>FUTEX_WAKE: wakes waiters of a futex. Linux 6.7.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class FutexWakeAttribute : OperationAttribute
{
    /// <summary>The parameter that is the futex; by default the one of that name or type.</summary>
    public string? Futex { get; set; }

    /// <summary>How many waiters at most; a parameter <c>count</c> takes its place.</summary>
    public int Count { get; set; } = 1;

    /// <summary>Bits that a wake and a wait must share; 0xFFFFFFFF for all; a parameter <c>mask</c> takes its place.</summary>
    public uint Mask { get; set; } = 0xFFFFFFFF;

    /// <summary>Size and scope of the futex: 32 bits (2), private to the process (128).</summary>
    public FutexFlags Flags { get; set; } = (FutexFlags)130;

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
