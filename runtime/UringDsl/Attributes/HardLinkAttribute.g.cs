// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>LINKAT: makes a hard link, like linkat. Linux 5.15.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>It always runs on a worker thread of the kernel.</para>
/// <para>The directory is an ordinary descriptor: IOSQE_FIXED_FILE is EBADF.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class HardLinkAttribute : OperationAttribute
{
    /// <summary>The parameter that is the oldDirectory.</summary>
    public string? OldDirectory { get; set; }

    /// <summary>The parameter that is the oldPath; by default the one of that name or type.</summary>
    public string? OldPath { get; set; }

    /// <summary>The parameter that is the newDirectory.</summary>
    public string? NewDirectory { get; set; }

    /// <summary>The parameter that is the newPath; by default the one of that name or type.</summary>
    public string? NewPath { get; set; }

    /// <summary>Flags of linkat, <c>AT_*</c>.</summary>
    public HardLinkFlags Flags { get; set; }

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
