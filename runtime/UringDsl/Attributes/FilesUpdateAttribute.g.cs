// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>FILES_UPDATE: fills or clears slots of the fixed-file table. Linux 5.6.</summary>
/// <remarks>
/// <para>Completes with <see cref="Completion"/>.</para>
/// <para>Without a table it is ENXIO.</para>
/// <para>IOSQE_FIXED_FILE is EINVAL.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class FilesUpdateAttribute : OperationAttribute
{
    /// <summary>The parameter that is the descriptors; by default the one of that name or type.</summary>
    public string? Descriptors { get; set; }

    /// <summary>The method that gets the result, <c>in Completion</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
