using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Calls;

/// <summary>What a variable holds, where there is one thing only that it can hold.</summary>
internal static class Locals
{
    /// <summary>
    /// What the local was declared with; null when something else is assigned to it anywhere. It stands before the reference, also in code that does not
    /// compile: who goes on from one to the next comes to an end.
    /// </summary>
    public static IOperation? InitialOf(ILocalReferenceOperation reference)
    {
        IOperation? initial = null;
        foreach (IOperation operation in Code.RootOf(reference).Descendants())
        {
            if (operation is IVariableDeclaratorOperation declarator && IsSame(declarator.Symbol, reference.Local))
            {
                initial = declarator.GetVariableInitializer()?.Value;
            }
            else if (operation is ILocalReferenceOperation other && IsSame(other.Local, reference.Local) && IsWritten(other))
            {
                bool isFirst = initial is null && other.Parent is ISimpleAssignmentOperation first && first.Target == other;
                if (!isFirst) return null;
                initial = ((ISimpleAssignmentOperation)other.Parent!).Value;
            }
        }

        return initial?.Syntax.Span.End <= reference.Syntax.SpanStart ? initial : null;
    }

    /// <summary>What a readonly field was declared with, or is assigned once in the constructors; null for others.</summary>
    public static IOperation? InitialOf(IFieldSymbol field, IOperation from)
    {
        if (!field.IsReadOnly || from.SemanticModel is not { } model || !IsSame(field.ContainingAssembly, model.Compilation.Assembly)) return null;
        SourceBodies bodies = SourceBodies.Of(model.Compilation);
        var declared = field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as VariableDeclaratorSyntax;
        if (declared?.Initializer is { } initializer) return (bodies.OperationOf(initializer) as IFieldInitializerOperation)?.Value;
        IOperation[] assigned = [.. field.ContainingType.InstanceConstructors
            .Select(bodies.BodyOf)
            .SelectMany(body => body?.Descendants() ?? [])
            .OfType<ISimpleAssignmentOperation>()
            .Where(assignment => assignment.Target is IFieldReferenceOperation target && IsSame(target.Field, field))
            .Select(assignment => assignment.Value)];
        return assigned.Length == 1 ? assigned[0] : null;
    }

    private static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        IAddressOfOperation => true,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation } => true,
        _ => false,
    };

    private static bool IsSame(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
