// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>FIXED_FD_INSTALL: makes an ordinary descriptor of a slot; the slot stays open. Linux 6.8.</summary>
/// <remarks>
/// <para>Completes with <see cref="Opened"/>.</para>
/// <para>Other credentials are EPERM.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class InstallDescriptorAttribute : OperationAttribute
{
    /// <summary>The parameter that is the slot; by default the chain's own file, or the only one.</summary>
    public string? File { get; set; }

    /// <summary>0, or <see cref="UringConstants.InstallNoCloseOnExec"/>.</summary>
    public InstallFlags Flags { get; set; }

    /// <summary>The method that gets the result, <c>in Opened</c>, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
