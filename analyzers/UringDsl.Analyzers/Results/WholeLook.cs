using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Generator.Model;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Results;

/// <summary>Where a body looks at all of a buffer: enumerates its bytes, counts to its length, hands it on as bytes to read.</summary>
/// <param name="At">The span, or the length.</param>
/// <param name="Buffer">What holds the buffer.</param>
internal sealed record WholeLook(IOperation At, ISymbol Buffer)
{
    private static readonly HashSet<string> s_searches =
        ["IndexOf", "LastIndexOf", "IndexOfAny", "Contains", "ContainsAny", "Count", "SequenceEqual", "TrimEnd", "Split"];

    public static IEnumerable<WholeLook> In(IOperation body, HandlerModel handler)
    {
        foreach (IOperation operation in body.Descendants())
        {
            if (operation is IPropertyReferenceOperation property && BufferOf(property) is { } buffer)
            {
                if (property.Property.Name == "Length")
                {
                    if (IsCountedTo(property)) yield return new(property, buffer);
                    continue;
                }

                if (IsWhole(property) || Aliases(property, body).Any()) yield return new(property, buffer);
            }
            else if (operation is IArgumentOperation { Value: { Type.Name: "FixedBuffer" } value } argument && IsSentOn(argument, handler)
                && BufferFill.SymbolOf(value) is { } page)
            {
                yield return new(value, page);
            }
        }
    }

    // page.Span, page.Data, page.Length, page.Span.Length
    private static ISymbol? BufferOf(IPropertyReferenceOperation property)
    {
        IOperation? instance = property.Instance;
        if (property.Property.Name == "Length" && instance is IPropertyReferenceOperation { Property.Name: "Span" or "Data" } span) instance = span.Instance;
        bool isBuffer = property.Property.Name is "Span" or "Data" or "Length"
            && instance?.Type is { Name: "ReceiveBuffer" or "FixedBuffer", ContainingNamespace.Name: "UringDsl" };
        return isBuffer ? BufferFill.SymbolOf(instance) : null;
    }

    private static bool IsWhole(IOperation span) => span.Parent switch
    {
        IForEachLoopOperation => true,
        IConversionOperation { Parent: IForEachLoopOperation } => true,
        IConversionOperation { Type.Name: "ReadOnlySpan", Parent: IArgumentOperation argument } => IsRead(argument),
        IInvocationOperation { TargetMethod.Name: "ToArray" or "CopyTo" or "TryCopyTo" } => true,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { ContainingType.Name: "MemoryExtensions", Name: { } name } } } argument =>
            argument.Parameter?.Ordinal == 0 && s_searches.Contains(name),
        IArgumentOperation argument => argument.Parameter?.Type.Name == "ReadOnlySpan" && IsRead(argument),
        _ => false,
    };

    // A part that is cut out of it, and a length, are no look at all of it.
    private static bool IsRead(IArgumentOperation argument) => argument.Parent is not IInvocationOperation
    {
        TargetMethod.Name: "Slice" or "get_Length" or "AsSpan" or "GetReference" or "StartsWith" or "Read" or "TryRead",
    } and not IInvocationOperation { TargetMethod.ContainingType.Name: "BinaryPrimitives" or "BitConverter" };

    // The same span in a local that nothing else is assigned to.
    private static IEnumerable<IOperation> Aliases(IOperation span, IOperation body)
    {
        IOperation held = span.Parent is IConversionOperation { IsImplicit: true } conversion ? conversion : span;
        if (held.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { RefKind: RefKind.None } local } }) return [];
        List<ILocalReferenceOperation> uses =
            [.. body.Descendants().OfType<ILocalReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Local, local))];
        return uses.Any(u => u.Parent is IAssignmentOperation assignment && assignment.Target == u) ? [] : uses.Where(IsWhole);
    }

    /// <summary>It is what the variable of a loop counts to.</summary>
    public static bool IsCountedTo(IOperation length) =>
        length.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan, LeftOperand: ILocalReferenceOperation counter } compare
        && compare.RightOperand == length && compare.Parent is IForLoopOperation loop
        && loop.Locals.Any(l => SymbolEqualityComparer.Default.Equals(l, counter.Local))
        && loop.Body.Descendants().OfType<IPropertyReferenceOperation>().Any(p => p.Property.IsIndexer && p.Arguments.Length == 1
            && p.Arguments[0].Value is ILocalReferenceOperation index && SymbolEqualityComparer.Default.Equals(index.Local, counter.Local));

    // All of a registered buffer goes out, or into another file.
    private static bool IsSentOn(IArgumentOperation argument, HandlerModel handler) =>
        argument is { Parent: IInvocationOperation call, Parameter: { } parameter } && handler.SubmissionOf(call.TargetMethod) is { } spec
        && spec.Steps.Any(s => (s.Operation == StepOperation.Send && s.PayloadParameter == parameter.Ordinal)
            || (s.Operation == StepOperation.Generic && s.Row.StartsWith("Write", System.StringComparison.Ordinal)
                && s.Arguments.Any(a => a.Source == ArgumentSource.Address && a.Index == parameter.Ordinal)));
}
