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
/// URING2046: the offset of a read or write goes on by the length of its buffer, in the method that awaits it or in its completion method. A method that
/// compares the number of bytes with anything but 0 and 1 knows what it does.
/// </summary>
internal sealed class TransferSteps(HandlerModel handler, Action<Diagnostic> report)
{
    public void Analyze()
    {
        Dictionary<IMethodSymbol, IOperation> bodies = new(SymbolEqualityComparer.Default);
        foreach (IMethodSymbol method in handler.Methods)
        {
            if (handler.GraphOf(method)?.OriginalOperation is { } body) bodies[method] = body;
        }

        List<(IInvocationOperation Call, SubmissionSpec Spec)> calls = [.. bodies.Values.SelectMany(b => b.Descendants()).OfType<IInvocationOperation>()
            .Select(c => (c, ResultAnalyzer.TransferOf(c, handler)!))
            .Where(c => c.Item2 is not null)];
        foreach (KeyValuePair<IMethodSymbol, IOperation> body in bodies)
        {
            foreach (ICompoundAssignmentOperation step in body.Value.Descendants().OfType<ICompoundAssignmentOperation>())
            {
                if (step.OperatorKind != BinaryOperatorKind.Add || BufferOf(step.Value) is not { } buffer) continue;
                ISymbol? target = BufferFill.SymbolOf(step.Target);
                (IInvocationOperation Call, SubmissionSpec Spec) moved = calls.FirstOrDefault(c =>
                    Has(c.Call, target) && Has(c.Call, buffer) && (IsAwaitedIn(c.Call, body.Value) || IsCompletion(body.Key, c.Spec)));
                if (moved.Call is null || AsksHowMuch(body.Value)) continue;
                report(Diagnostic.Create(
                    Descriptors.TransferTakenForWhole, step.Syntax.GetLocation(), target!.Name, step.Value.Syntax.ToString(), moved.Spec.Name));
            }
        }
    }

    // page.Length, page.Span.Length
    private static ISymbol? BufferOf(IOperation value)
    {
        IOperation at = value is IConversionOperation conversion ? conversion.Operand : value;
        if (at is not IPropertyReferenceOperation { Property.Name: "Length", Instance: { } instance }) return null;
        if (instance is IPropertyReferenceOperation { Property.Name: "Span" or "Data", Instance: { } whole }) instance = whole;
        return FlowTypes.IsBuffer(instance.Type) ? BufferFill.SymbolOf(instance) : null;
    }

    private static bool Has(IInvocationOperation call, ISymbol? symbol) => symbol is not null && call.Arguments.Any(a =>
        SymbolEqualityComparer.Default.Equals(BufferFill.SymbolOf(a.Value is IConversionOperation { IsImplicit: true } c ? c.Operand : a.Value), symbol));

    private bool IsCompletion(IMethodSymbol method, SubmissionSpec spec) => SymbolEqualityComparer.Default.Equals(handler.MethodOf(spec.Completed), method);

    private static bool IsAwaitedIn(IInvocationOperation call, IOperation body) => call.Parent is IAwaitOperation && body.Syntax.Span.Contains(call.Syntax.Span)
        && body.Syntax.SyntaxTree == call.Syntax.SyntaxTree;

    // read.Bytes < page.Length, or the same of a local that has the number.
    private static bool AsksHowMuch(IOperation body) => body.Descendants().Any(operation => operation switch
    {
        IBinaryOperation { OperatorKind: >= BinaryOperatorKind.Equals and <= BinaryOperatorKind.GreaterThan } compare =>
            (IsCount(compare.LeftOperand, body) && !IsSmall(compare.RightOperand)) || (IsCount(compare.RightOperand, body) && !IsSmall(compare.LeftOperand)),
        IIsPatternOperation pattern => IsCount(pattern.Value, body) && !pattern.Pattern.Descendants().Any(IsSmall),
        _ => false,
    });

    private static bool IsCount(IOperation operand, IOperation body) => operand.DescendantsAndSelf().Any(o => o switch
    {
        IPropertyReferenceOperation property => property.Property.Name is "Bytes" or "Result",
        ILocalReferenceOperation local => body.Descendants().OfType<IVariableDeclaratorOperation>().Any(d =>
            SymbolEqualityComparer.Default.Equals(d.Symbol, local.Local)
            && d.GetVariableInitializer()?.Descendants().OfType<IPropertyReferenceOperation>().Any(p => p.Property.Name is "Bytes" or "Result") == true),
        _ => false,
    });

    private static bool IsSmall(IOperation operand) => operand.ConstantValue is { HasValue: true, Value: 0 or 1 };
}
