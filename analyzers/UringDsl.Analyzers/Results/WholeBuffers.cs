using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Results;

/// <summary>
/// URING2044: a buffer is looked at as a whole behind a receive or read into it, in the method that awaits it, in its completion method, or in a method
/// of the handler that one of them calls without a number. A method that compares a length with a length may know that the buffer is full, and is left
/// alone.
/// </summary>
internal sealed class WholeBuffers(HandlerModel handler, Action<Diagnostic> report)
{
    private readonly HashSet<SyntaxNode> _reported = [];

    public void Analyze()
    {
        Dictionary<IMethodSymbol, IOperation> bodies = new(SymbolEqualityComparer.Default);
        foreach (IMethodSymbol method in handler.Methods)
        {
            if (handler.GraphOf(method)?.OriginalOperation is { } body) bodies[method] = body;
        }

        List<BufferFill> fills = [.. bodies.Values.SelectMany(body => BufferFill.In(body, handler))];
        if (fills.Count == 0) return;
        foreach (KeyValuePair<IMethodSymbol, IOperation> body in bodies)
        {
            if (ComparesLengths(body.Value)) continue;
            foreach (WholeLook look in WholeLook.In(body.Value, handler))
            {
                if (FillBefore(look.Buffer, look.At, body.Key, body.Value, fills) is { } fill) Report(look, fill);
            }

            foreach (IInvocationOperation call in body.Value.Descendants().OfType<IInvocationOperation>())
            {
                IMethodSymbol called = call.TargetMethod.PartialImplementationPart ?? call.TargetMethod;
                if (!bodies.TryGetValue(called, out IOperation? helper) || helper == body.Value || IsTold(call) || ComparesLengths(helper)) continue;
                foreach (WholeLook look in WholeLook.In(helper, handler))
                {
                    ISymbol? buffer = look.Buffer is IParameterSymbol parameter ? ArgumentOf(call, parameter) : look.Buffer;
                    if (FillBefore(buffer, call, body.Key, body.Value, fills) is { } fill) Report(look, fill);
                }
            }
        }
    }

    private BufferFill? FillBefore(ISymbol? buffer, IOperation at, IMethodSymbol method, IOperation body, List<BufferFill> fills) =>
        buffer is null ? null : fills.FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.Buffer, buffer)
            && (IsAwaitedBefore(f.Call, at, body)
                ? !IsReplaced(buffer, body, f.Call.Syntax.Span.End, at)
                : IsCompletion(method, f.Spec) && !IsReplaced(buffer, body, 0, at)));

    // page = page.Slice(0, read.Bytes);
    private static bool IsReplaced(ISymbol buffer, IOperation body, int from, IOperation at) => body.Descendants().OfType<IAssignmentOperation>().Any(a =>
        a.Syntax.SpanStart >= from && a.Syntax.SpanStart < at.Syntax.SpanStart
        && SymbolEqualityComparer.Default.Equals(BufferFill.SymbolOf(a.Target), buffer));

    private void Report(WholeLook look, BufferFill fill)
    {
        if (!_reported.Add(look.At.Syntax)) return;
        report(Diagnostic.Create(Descriptors.WholeBufferRead, look.At.Syntax.GetLocation(), look.At.Syntax.ToString(), fill.Spec.Name));
    }

    private bool IsCompletion(IMethodSymbol method, SubmissionSpec spec) => SymbolEqualityComparer.Default.Equals(handler.MethodOf(spec.Completed), method);

    private static bool IsAwaitedBefore(IOperation call, IOperation use, IOperation body) =>
        call.Parent is IAwaitOperation await && await.Syntax.Span.End <= use.Syntax.SpanStart && Root(call) == body;

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }

    // A number, a result or a part tells the method how much there is.
    private static bool IsTold(IInvocationOperation call) => call.Arguments.Any(a =>
        a.Value.Type is { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 }
        or { Name: "Transferred" or "Completion" or "Range" or "Index" });

    private static ISymbol? ArgumentOf(IInvocationOperation call, IParameterSymbol parameter) =>
        call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal) is { } argument ? BufferFill.SymbolOf(argument.Value) : null;

    private static bool ComparesLengths(IOperation body) => body.Descendants().Any(operation => operation is IBinaryOperation
    {
        OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual,
    } compare && (IsLength(compare.LeftOperand) || IsLength(compare.RightOperand)) && !IsSmall(compare.LeftOperand) && !IsSmall(compare.RightOperand)
        && !WholeLook.IsCountedTo(compare.RightOperand))
        || body.Descendants().OfType<IPropertySubpatternOperation>().Any(p => IsLength(p.Member) && NumberIn(p.Pattern) is { } number && !IsSmall(number));

    // The 32 of { Bytes: 32 } and of { Bytes: >= 32 }.
    private static IOperation? NumberIn(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => constant.Value,
        IRelationalPatternOperation relational => relational.Value,
        _ => null,
    };

    private static bool IsLength(IOperation operand) => operand.DescendantsAndSelf().OfType<IPropertyReferenceOperation>()
        .Any(property => property.Property.Name is "Length" or "Bytes" or "Result");

    private static bool IsSmall(IOperation operand) => operand.ConstantValue is { HasValue: true, Value: 0 or 1 };
}
