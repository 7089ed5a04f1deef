// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;

namespace UringDsl;

/// <summary>GETXATTR: reads an extended attribute of a path, like getxattr. Linux 5.19.</summary>
/// <remarks>
/// <para>Completes with <see cref="Transferred"/>.</para>
/// <para>It always runs on a worker thread of the kernel.</para>
/// <para>IOSQE_FIXED_FILE is EBADF.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class GetXattrAttribute : OperationAttribute
{
    /// <summary>The parameter that is the name; by default the one of that name or type.</summary>
    public string? Name { get; set; }

    /// <summary>The parameter that is the value; by default the one of that name or type.</summary>
    public string? Value { get; set; }

    /// <summary>The parameter that is the path; by default the one of that name or type.</summary>
    public string? Path { get; set; }

    /// <summary>The method that gets the result, <c>in Transferred</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
