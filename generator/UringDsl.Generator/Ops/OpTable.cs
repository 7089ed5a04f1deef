using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace UringDsl.Generator.Ops;

/// <summary>
/// What is known about every operation of io_uring, one row each. The enum, the preparation methods, the page of operations, the binding of
/// declarations and the checks of the analyzers all read it. Source: the kernel's header and its behaviour on 6.18.
/// </summary>
internal static partial class OpTable
{
    /// <summary>One row per opcode, in the order of the opcodes.</summary>
    public static ImmutableArray<OpSpec> Rows { get; } =
        [.. FileRows.Concat(PathRows).Concat(NetworkRows).Concat(ControlRows).Concat(FutexRows).OrderBy(row => row.Number)];

    /// <summary>Shapes of operations that have a name and operands of their own.</summary>
    public static ImmutableArray<OpSpec> Forms { get; } = [.. FormRows];

    private static readonly Dictionary<string, OpSpec> s_byName = Rows.Concat(Forms).ToDictionary(row => row.Name);

    /// <summary>Operations of which their row is all that a declaration needs, each with the attribute that stands for it.</summary>
    public static ImmutableArray<GenericOperation> Generic { get; } =
        [.. from row in Rows.Concat(Forms) from attribute in row.Attributes where !attribute.IsByHand select new GenericOperation(row, attribute)];

    /// <summary>Structures of the kernel's interface that a parameter may be.</summary>
    public static ImmutableArray<string> Structures { get; } = ["OpenHow", "EpollEvent"];

    /// <summary>The row or form of this name, or null.</summary>
    public static OpSpec? Find(string name) => s_byName.TryGetValue(name, out OpSpec? row) ? row : null;

    private static AttributeSpec ByHand(string name, string completion = "Completion") => new(name) { IsByHand = true, Completion = completion };

    private static OpSpec Row(string name, byte number, KernelVersion since, string summary) =>
        new() { Name = name, Number = number, Since = since, Summary = summary };
}
