// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>UNLINKAT: removes a file or an empty directory, like unlinkat. Linux 5.11.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>It always runs on a worker thread of the kernel.</para>
/// <para>The directory is an ordinary descriptor: IOSQE_FIXED_FILE is EBADF.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class UnlinkAttribute : OperationAttribute
{
    /// <summary>The parameter that is the directory.</summary>
    public string? Directory { get; set; }

    /// <summary>The parameter that is the path; by default the one of that name or type.</summary>
    public string? Path { get; set; }

    /// <summary>0, or <c>AT_REMOVEDIR</c> (0x200).</summary>
    public UnlinkFlags Flags { get; set; }

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
