using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Flow;

// Primary constructors, whose bodies nobody wrote, and the parts of records.
internal sealed partial class FlowWalk<T>
{
    private void FillPrimary(IObjectCreationOperation creation, FlowValue made)
    {
        if (creation.Constructor is not { } constructor || !IsPrimary(constructor)) return;
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            if (argument.Parameter is not { } parameter) continue;
            ISymbol holder = PartOf(constructor.ContainingType, parameter.Name) ?? (ISymbol)parameter.OriginalDefinition;
            State = State.With(FlowPlace.Of(made, holder), ValueOf(argument.Value));
        }
    }

    // What a deconstruction gives: the items of a tuple, the parts of a record.
    private FlowValue Parts(FlowValue value, ITypeSymbol? type)
    {
        if (value.Kind == FlowValueKind.Tuple || type is not INamedTypeSymbol { IsRecord: true } record) return value;
        IMethodSymbol? primary = record.InstanceConstructors.FirstOrDefault(IsPrimary);
        if (primary is null || primary.Parameters.Any(p => PartOf(record, p.Name) is null)) return value;
        IOperation body = _frame.Graph.OriginalOperation;
        IEnumerable<FlowValue> parts = primary.Parameters.Select(p => Property(PartOf(record, p.Name)!, value, FlowValue.Unknown, body));
        return FlowValue.Tuple([.. parts]);
    }

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null });

    private static IPropertySymbol? PartOf(INamedTypeSymbol type, string name) =>
        type.IsRecord ? type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() : null;
}
