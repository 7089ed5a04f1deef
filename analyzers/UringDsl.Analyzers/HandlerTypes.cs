using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers;

/// <summary>Which types belong to a handler: most of a compilation does not, and no flow rule looks at it.</summary>
internal static class HandlerTypes
{
    /// <summary>True for a handler and for what is nested in one.</summary>
    public static bool IsOfHandler(INamedTypeSymbol? type, KnownSymbols known)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (type.GetAttributes().Any(attribute => KnownSymbols.Same(attribute, known.RingHandlerAttribute))) return true;
        }

        return false;
    }
}
