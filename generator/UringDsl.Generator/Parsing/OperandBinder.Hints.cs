using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

// What fixes can do about operands.
internal sealed partial class OperandBinder
{
    private Hint MissingParameter(string type, string name)
    {
        if (type == nameof(OperandType.Connection)) name = "connection";
        string free = name;
        for (int i = 2; IndexOf(free) >= 0; i++) free = name + i;
        return Hint.None.With(Hint.Parameter, type, free);
    }

    // Where nothing tells them apart by name, the submission has one too many.
    private Hint OneOf(ParsedStep step, string? property, List<int> candidates) => property is null
        ? Hint.None
        : Hint.Set(property, candidates.Select(i => $"nameof({HierarchyParser.Escape(method.Parameters[i].Name)})")).On(step.Attribute.Location);
}
