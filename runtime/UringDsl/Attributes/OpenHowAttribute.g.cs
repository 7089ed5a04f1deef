// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;

namespace UringDsl;

/// <summary>OPENAT2: opens a file with rules about how the path is resolved, like openat2. Linux 5.6.</summary>
/// <remarks>
/// <para>Completes with <see cref="Opened"/>.</para>
/// <para>The directory is an ordinary descriptor: IOSQE_FIXED_FILE is EBADF.</para>
/// <para>A direct target excludes O_CLOEXEC (EINVAL).</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class OpenHowAttribute : OperationAttribute
{
    /// <summary>The parameter that is the directory.</summary>
    public string? Directory { get; set; }

    /// <summary>The parameter that is the path; by default the one of that name or type.</summary>
    public string? Path { get; set; }

    /// <summary>The parameter that is the how; by default the one of that name or type.</summary>
    public string? How { get; set; }

    /// <summary>The descriptor goes to a slot of the fixed-file table that the runtime takes for it, not to the process.</summary>
    public bool Direct { get; set; }

    /// <summary>The method that gets the result, <c>in Opened</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
