// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>STATX: reads the attributes of a file, like statx. Linux 5.6.</summary>
/// <remarks>
/// <para>Completes with <see cref="FileStatus"/>.</para>
/// <para>It always runs on a worker thread of the kernel.</para>
/// <para>The directory is an ordinary descriptor: IOSQE_FIXED_FILE is EBADF.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class StatxAttribute : OperationAttribute
{
    /// <summary>The parameter that is the directory.</summary>
    public string? Directory { get; set; }

    /// <summary>The parameter that is the path; by default the one of that name or type.</summary>
    public string? Path { get; set; }

    /// <summary>How the path is resolved, <c>AT_*</c>.</summary>
    public StatxFlags Flags { get; set; }

    /// <summary>The attributes wanted, <c>STATX_*</c>; a parameter <c>mask</c> takes its place.</summary>
    public StatxMask Mask { get; set; } = (StatxMask)0x7FF;

    /// <summary>The method that gets the result, <c>in FileStatus</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
