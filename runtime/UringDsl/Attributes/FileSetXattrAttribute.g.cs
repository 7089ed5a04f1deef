// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>FSETXATTR: sets an extended attribute of an open file, like fsetxattr. Linux 5.19.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>It always runs on a worker thread of the kernel.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class FileSetXattrAttribute : OperationAttribute
{
    /// <summary>The parameter that is the file; by default the chain's own file, or the only one.</summary>
    public string? File { get; set; }

    /// <summary>The parameter that is the name; by default the one of that name or type.</summary>
    public string? Name { get; set; }

    /// <summary>The parameter that is the value; by default the one of that name or type.</summary>
    public string? Value { get; set; }

    /// <summary>Flags of setxattr, <c>XATTR_*</c>.</summary>
    public XattrFlags Flags { get; set; }

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
