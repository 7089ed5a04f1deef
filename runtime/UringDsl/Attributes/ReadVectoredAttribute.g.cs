// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>READV: reads at an offset into several buffers, like preadv2. Linux 5.1.</summary>
/// <remarks>
/// <para>Completes with <see cref="Transferred"/>.</para>
/// <para>At most 1024 vectors; exactly one with a provided buffer.</para>
/// <para>A ring that polls the device takes O_DIRECT files only.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class ReadVectoredAttribute : OperationAttribute
{
    /// <summary>The parameter that is the file; by default the chain's own file, or the only one.</summary>
    public string? File { get; set; }

    /// <summary>The parameter that is the vectors; by default the one of that name or type.</summary>
    public string? Vectors { get; set; }

    /// <summary>Position in the file; -1 (all bits) reads or writes at the file position and moves it; a parameter <c>offset</c> takes its place.</summary>
    public long Offset { get; set; } = -1;

    /// <summary>Flags of preadv2 and pwritev2, <c>RWF_*</c>.</summary>
    public ReadWriteFlags Flags { get; set; }

    /// <summary>I/O priority: class in bits 13 to 15, level below; no flag word; a parameter <c>ioPriority</c> takes its place.</summary>
    public ushort IoPriority { get; set; }

    /// <summary>The method that gets the result, <c>in Transferred</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
