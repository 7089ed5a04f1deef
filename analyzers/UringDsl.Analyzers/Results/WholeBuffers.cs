using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Results;

/// <summary>
/// URING2044: <c>buffer.Span</c> is read as a whole behind a receive or read into that buffer, in the method that awaits it or in its completion method.
/// A method that compares a length with a length may know that the buffer is full, and is left alone.
/// </summary>
internal sealed class WholeBuffers(HandlerModel handler, Action<Diagnostic> report)
{
    public void Analyze()
    {
        List<(IMethodSymbol Method, IOperation Body)> bodies = [.. handler.Methods
            .Select(method => (method, handler.GraphOf(method)?.OriginalOperation))
            .Where(body => body.OriginalOperation is not null)
            .Select(body => (body.method, body.OriginalOperation!))];
        List<(IOperation Call, SubmissionSpec Spec, ISymbol Buffer)> fills = [.. bodies.SelectMany(body => Fills(body.Body))];
        foreach ((IMethodSymbol method, IOperation body) in bodies)
        {
            if (ComparesLengths(body)) continue;
            foreach (IPropertyReferenceOperation span in body.Descendants().OfType<IPropertyReferenceOperation>().Where(IsWhole))
            {
                ISymbol? buffer = SymbolOf(span.Instance);
                (IOperation Call, SubmissionSpec Spec, ISymbol Buffer) fill = fills.FirstOrDefault(f =>
                    SymbolEqualityComparer.Default.Equals(f.Buffer, buffer) && (IsAwaitedBefore(f.Call, span, body) || IsCompletion(method, f.Spec)));
                if (fill.Call is null) continue;
                report(Diagnostic.Create(Descriptors.WholeBufferRead, span.Syntax.GetLocation(), span.Syntax.ToString(), fill.Spec.Name));
            }
        }
    }

    private IEnumerable<(IOperation, SubmissionSpec, ISymbol)> Fills(IOperation body)
    {
        foreach (IInvocationOperation call in body.Descendants().OfType<IInvocationOperation>())
        {
            if (ResultAnalyzer.TransferOf(call, handler) is not { } spec) continue;
            foreach (IArgumentOperation argument in call.Arguments)
            {
                if (IsBuffer(argument.Value.Type) && SymbolOf(argument.Value) is { } buffer) yield return (call, spec, buffer);
            }
        }
    }

    private bool IsCompletion(IMethodSymbol method, SubmissionSpec spec) => SymbolEqualityComparer.Default.Equals(handler.MethodOf(spec.Completed), method);

    private static bool IsAwaitedBefore(IOperation call, IOperation use, IOperation body) =>
        call.Parent is IAwaitOperation await && await.Syntax.SpanStart < use.Syntax.SpanStart && Root(call) == body;

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }

    private static bool IsBuffer(ITypeSymbol? type) => type?.ToDisplayString() == "UringDsl.ReceiveBuffer";

    /// <summary>All of it is looked at, at once or through a local: enumerated, or handed on as bytes to read.</summary>
    private static bool IsWhole(IPropertyReferenceOperation span)
    {
        if (span.Property.Name != "Span" || !IsBuffer(span.Instance?.Type)) return false;
        IOperation value = span.Parent is IConversionOperation ? span.Parent : span;
        if (value.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }) return IsLookedAt(span);
        return Root(span).Descendants().OfType<ILocalReferenceOperation>()
            .Any(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local) && IsLookedAt(reference) && Locals.InitialOf(reference) is not null);
    }

    private static bool IsLookedAt(IOperation span)
    {
        return span.Parent switch
        {
            IForEachLoopOperation => true,
            IConversionOperation { Parent: IForEachLoopOperation } => true,
            IConversionOperation { Type.Name: "ReadOnlySpan", Parent: IArgumentOperation argument } => IsRead(argument),
            IInvocationOperation { TargetMethod.Name: "ToArray" or "CopyTo" or "TryCopyTo" } => true,
            IArgumentOperation argument => argument.Parameter?.Type.Name == "ReadOnlySpan" && IsRead(argument),
            _ => false,
        };
    }

    // A part that is cut out of it, and a length, are no look at all of it.
    private static bool IsRead(IArgumentOperation argument) =>
        argument.Parent is not IInvocationOperation { TargetMethod.Name: "Slice" or "get_Length" or "AsSpan" or "GetReference" };

    private static bool ComparesLengths(IOperation body) => body.Descendants().Any(operation => operation is IBinaryOperation
    {
        OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual,
    } compare && (IsLength(compare.LeftOperand) || IsLength(compare.RightOperand)) && !IsSmall(compare.LeftOperand) && !IsSmall(compare.RightOperand));

    private static bool IsLength(IOperation operand) => operand.DescendantsAndSelf().OfType<IPropertyReferenceOperation>()
        .Any(property => property.Property.Name is "Length" or "Bytes" or "Result");

    private static bool IsSmall(IOperation operand) => operand.ConstantValue is { HasValue: true, Value: 0 or 1 };

    private static ISymbol? SymbolOf(IOperation? operand) => operand switch
    {
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } property => property.Property,
        _ => null,
    };
}
