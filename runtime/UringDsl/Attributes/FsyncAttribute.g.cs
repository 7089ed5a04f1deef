// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>FSYNC: makes a file's data durable, like fsync, fdatasync or a sync of a range. Linux 5.1.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>It always runs on a worker thread of the kernel.</para>
/// <para>Not ordered after earlier writes unless a link orders it.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class FsyncAttribute : OperationAttribute
{
    /// <summary>The parameter that is the file; by default the chain's own file, or the only one.</summary>
    public string? File { get; set; }

    /// <summary>0, or <see cref="UringConstants.FsyncDataOnly"/>.</summary>
    public FsyncFlags Flags { get; set; }

    /// <summary>Where the range begins; a parameter <c>offset</c> takes its place.</summary>
    public long Offset { get; set; }

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
