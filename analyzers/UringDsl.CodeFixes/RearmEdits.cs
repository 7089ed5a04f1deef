using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Model;

namespace UringDsl.CodeFixes;

/// <summary>The statements that submit a multishot again, when the kernel has ended it after a good result.</summary>
internal static class RearmEdits
{
    /// <summary>The multishot that is armed by hand and whose results a method gets.</summary>
    public static (IMethodSymbol Method, SubmissionSpec Spec)? MultishotOf(HandlerModel handler, IMethodSymbol completed)
    {
        foreach (KeyValuePair<IMethodSymbol, SubmissionSpec> submission in handler.Submissions)
        {
            bool isManual = submission.Value.Steps.Any(step => step is { ManualRearm: true, Multishot: true });
            if (isManual && SymbolEqualityComparer.Default.Equals(handler.MethodOf(submission.Value.Completed), completed))
            {
                return (submission.Key, submission.Value);
            }
        }

        return null;
    }

    /// <summary>
    /// Writes it behind the other statements of the method, with a close for the end and for errors where the method has none; nothing where it
    /// does not know what to submit it with, or how to give up.
    /// </summary>
    public static IEnumerable<TextEdit> Rearm(
        this FixTarget target, HandlerModel handler, MethodDeclarationSyntax completed, IMethodSymbol completedSymbol, IMethodSymbol multishot)
    {
        if (CompletionOf(completedSymbol) is not { } value || ConnectionOf(completedSymbol, multishot, value) is not { } connection) return [];
        string[] closers = [.. Closers(handler)];
        bool closes = completed.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => closers.Contains(call.Expression.GetLastToken().ValueText));
        string again = $"{multishot.Name}({connection});";
        if (closes) return target.AppendStatements(completed, $"if (!{value.Name}.IsArmed && {value.Name}.IsSuccess) {again}");
        return closers.Length == 0 ? [] : target.AppendStatements(
            completed, $"if ({value.Name}.IsArmed) return;", $"if ({value.Name}.IsSuccess) {again}", $"else {closers[0]}({connection});");
    }

    /// <summary>The submissions that end a connection.</summary>
    public static IEnumerable<string> Closers(HandlerModel handler) => handler.Submissions
        .Where(s => s.Value.Steps.Any(step => step.Operation is StepOperation.Close or StepOperation.Abort))
        .Where(s => s.Key.Parameters.Length == 1 && s.Key.Parameters[0].Type is { Name: "Connection" })
        .Select(s => s.Key.Name);

    /// <summary>The result of the multishot whose completion method a diagnostic stands in.</summary>
    public static IParameterSymbol? CompletionAround(FixTarget target) =>
        target.Find<MethodDeclarationSyntax>() is { } method && target.Model.GetDeclaredSymbol(method) is { } symbol ? CompletionOf(symbol) : null;

    /// <summary>How a completion method calls the connection of its result.</summary>
    public static string? ConnectionIn(MethodDeclarationSyntax method, SemanticModel model, IParameterSymbol value) =>
        value.Type.Name != "Accepted" && model.GetDeclaredSymbol(method) is { } symbol ? ConnectionIn(symbol, value) : null;

    private static IParameterSymbol? CompletionOf(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault(p => p.Type.GetMembers("IsArmed").Any() && p.Type.GetMembers("IsSuccess").Any());

    // Only a connection is known there, and of an accept it is another one.
    private static string? ConnectionOf(IMethodSymbol completed, IMethodSymbol multishot, IParameterSymbol value)
    {
        if (multishot.Parameters.Length != 1 || multishot.Parameters[0].Type is not { Name: "Connection" } || value.Type.Name == "Accepted") return null;
        return ConnectionIn(completed, value);
    }

    private static string? ConnectionIn(IMethodSymbol completed, IParameterSymbol value) =>
        completed.Parameters.FirstOrDefault(p => p.Type.Name == "Connection")?.Name
            ?? (value.Type.GetMembers("Connection").Any() ? value.Name + ".Connection" : null);
}
