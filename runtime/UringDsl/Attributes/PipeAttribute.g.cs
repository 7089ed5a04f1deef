// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>PIPE: makes a pipe, like pipe2. Linux 6.16.</summary>
/// <remarks>
/// <para>Completes with <see cref="PipeEnds"/>.</para>
/// <para>Direct takes two neighbouring slots of those that are reserved; without such a pair it is ENFILE.</para>
/// <para>A direct target excludes O_CLOEXEC (EINVAL).</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class PipeAttribute : OperationAttribute
{
    /// <summary>Flags of pipe2, <c>O_*</c>.</summary>
    public PipeFlags Flags { get; set; }

    /// <summary>The descriptor goes to a slot of the fixed-file table that the runtime takes for it, not to the process.</summary>
    public bool Direct { get; set; }

    /// <summary>The method that gets the result, <c>in PipeEnds</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
