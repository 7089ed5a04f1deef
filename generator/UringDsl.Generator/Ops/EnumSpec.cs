using System.Collections.Immutable;

namespace UringDsl.Generator.Ops;

/// <summary>An enum of the kernel's interface that attributes and parameters use, rendered from the flags of the table.</summary>
/// <param name="Name">Its name, in <c>UringDsl.Abi</c>.</param>
/// <param name="Summary">Half a sentence: flags of what.</param>
/// <param name="Members">Its members besides <c>None</c>.</param>
internal sealed record EnumSpec(string Name, string Summary, ImmutableArray<OpFlagSpec> Members)
{
    /// <summary>False for one of several values: there is no <c>None</c> and nothing is or-ed.</summary>
    public bool IsFlags { get; init; } = true;
}
