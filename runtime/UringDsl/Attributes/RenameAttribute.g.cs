// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>RENAMEAT: renames a file, like renameat2. Linux 5.11.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>It always runs on a worker thread of the kernel.</para>
/// <para>The directory is an ordinary descriptor: IOSQE_FIXED_FILE is EBADF.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class RenameAttribute : OperationAttribute
{
    /// <summary>The parameter that is the oldDirectory.</summary>
    public string? OldDirectory { get; set; }

    /// <summary>The parameter that is the oldPath; by default the one of that name or type.</summary>
    public string? OldPath { get; set; }

    /// <summary>The parameter that is the newDirectory.</summary>
    public string? NewDirectory { get; set; }

    /// <summary>The parameter that is the newPath; by default the one of that name or type.</summary>
    public string? NewPath { get; set; }

    /// <summary>Flags of renameat2, <c>RENAME_*</c>.</summary>
    public RenameFlags Flags { get; set; }

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
