using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.Analyzers.Results;

/// <summary>URING2047: the result of a completion is the length of a part, and nothing in the method asks whether it is an error.</summary>
internal static class ErrorLengths
{
    public static void Analyze(IOperation body, Action<Diagnostic> report)
    {
        foreach (IPropertyReferenceOperation result in body.Descendants().OfType<IPropertyReferenceOperation>())
        {
            if (result.Property is not { Name: "Result", ContainingType: { ContainingNamespace.Name: "UringDsl" } type }) continue;
            if (type.Name is not ("Completion" or "Transferred")) continue;
            if (BufferFill.SymbolOf(result.Instance) is not { } symbol || !IsLength(result) || IsAsked(symbol, body)) continue;
            report(Diagnostic.Create(Descriptors.ErrorTakenForLength, result.Syntax.GetLocation(), result.Syntax.ToString(), symbol.Name));
        }
    }

    // span[..completion.Result], span.Slice(0, completion.Result)
    private static bool IsLength(IOperation result) => result.Parent switch
    {
        IRangeOperation range => range.RightOperand == result || range.LeftOperand == result,
        IConversionOperation { Parent: IRangeOperation } => true,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Slice" or "AsSpan" or "AsMemory" } } => true,
        _ => false,
    };

    // Any other look at it may have told.
    private static bool IsAsked(ISymbol completion, IOperation body) => body.Descendants().Any(operation => operation switch
    {
        IPropertyReferenceOperation property when SymbolEqualityComparer.Default.Equals(BufferFill.SymbolOf(property.Instance), completion) =>
            property.Property.Name != "Result" || !IsLength(property),
        IArgumentOperation { Value: { } value } => SymbolEqualityComparer.Default.Equals(BufferFill.SymbolOf(value), completion),
        IDeclarationPatternOperation declared => SymbolEqualityComparer.Default.Equals(declared.DeclaredSymbol, completion),
        IRecursivePatternOperation declared => SymbolEqualityComparer.Default.Equals(declared.DeclaredSymbol, completion),
        IIsPatternOperation pattern => SymbolEqualityComparer.Default.Equals(BufferFill.SymbolOf(pattern.Value), completion),
        ISwitchExpressionOperation choice => SymbolEqualityComparer.Default.Equals(BufferFill.SymbolOf(choice.Value), completion),
        ISwitchOperation choice => SymbolEqualityComparer.Default.Equals(BufferFill.SymbolOf(choice.Value), completion),
        _ => false,
    });
}
