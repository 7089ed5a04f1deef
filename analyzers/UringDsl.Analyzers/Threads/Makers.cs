using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Threads;

/// <summary>Local variables with handlers that the same code has made: <c>var server = new Server()</c>, <c>var group = RingGroup.Start(…)</c>.</summary>
internal static class Makers
{
    /// <summary>True for a declaration that makes a handler, or a group of them.</summary>
    public static bool Makes(IVariableDeclaratorOperation declarator, KnownSymbols known)
    {
        IOperation? value = declarator.GetVariableInitializer()?.Value;
        while (value is IConversionOperation conversion) value = conversion.Operand;
        return value switch
        {
            IObjectCreationOperation creation => RingMembers.IsHandler(creation.Type, known),
            IInvocationOperation { TargetMethod: { Name: "Start", ContainingType: var type } } => known.IsRuntimeType(type, "RingGroup"),
            _ => false,
        };
    }

    /// <summary>True for a call whose object is what the variable holds, one of the group's handlers included.</summary>
    public static bool IsOn(IOperation use, ILocalSymbol variable)
    {
        IOperation? instance = use switch
        {
            IInvocationOperation call => call.Instance,
            IPropertyReferenceOperation property => property.Instance,
            _ => null,
        };
        while (true)
        {
            switch (instance)
            {
                case IConversionOperation conversion:
                    instance = conversion.Operand;
                    break;
                case IPropertyReferenceOperation { Property: { IsIndexer: true } or { Name: "Handlers" } } property:
                    instance = property.Instance;
                    break;
                case ILocalReferenceOperation local when SymbolEqualityComparer.Default.Equals(local.Local, variable):
                    return true;
                case ILocalReferenceOperation local when LoopOf(local) is { } loop:
                    instance = loop.Collection;
                    break;
                default:
                    return false;
            }
        }
    }

    private static IForEachLoopOperation? LoopOf(ILocalReferenceOperation local)
    {
        for (IOperation? operation = local; operation is not null; operation = operation.Parent)
        {
            if (operation is IForEachLoopOperation loop && loop.Locals.Contains(local.Local, SymbolEqualityComparer.Default)) return loop;
        }

        return null;
    }
}
