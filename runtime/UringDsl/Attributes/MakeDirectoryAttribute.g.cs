// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;

namespace UringDsl;

/// <summary>MKDIRAT: makes a directory, like mkdirat. Linux 5.15.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>It always runs on a worker thread of the kernel.</para>
/// <para>The directory is an ordinary descriptor: IOSQE_FIXED_FILE is EBADF.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class MakeDirectoryAttribute : OperationAttribute
{
    /// <summary>The parameter that is the directory.</summary>
    public string? Directory { get; set; }

    /// <summary>The parameter that is the path; by default the one of that name or type.</summary>
    public string? Path { get; set; }

    /// <summary>Permissions of the directory; a parameter <c>mode</c> takes its place.</summary>
    public int Mode { get; set; } = 0x1FF;

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
