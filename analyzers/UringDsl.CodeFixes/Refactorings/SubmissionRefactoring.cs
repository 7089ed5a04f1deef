using System.Collections.Generic;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.CodeFixes;

/// <summary>
/// What one writes next, offered where nothing is wrong: the method that gets the result of a submission, the one that hears when the memory of a
/// zero-copy send is free, the statement that arms a multishot again.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(SubmissionRefactoring)), Shared]
public sealed class SubmissionRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || root.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method) return;
        // A target wants a diagnostic; this one is said by nobody.
        var target = new FixTarget(context.Document, root, model, Diagnostic.Create(Descriptors.CompletionMissing, method.Identifier.GetLocation()));
        if (target.Handler is not { } handler || model.GetDeclaredSymbol(method, context.CancellationToken) is not IMethodSymbol symbol) return;
        Solution solution = context.Document.Project.Solution;
        foreach ((string title, IEnumerable<TextEdit> edits) in Offers(target, handler, method, symbol))
        {
            List<TextEdit> all = edits.ToList();
            if (all.Count == 0) continue;
            context.RegisterRefactoring(CodeAction.Create(title, cancellation => Edits.ApplyAsync(solution, all, cancellation), title));
        }
    }

    private static IEnumerable<(string Title, IEnumerable<TextEdit> Edits)> Offers(
        FixTarget target, HandlerModel handler, MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        if (handler.SubmissionOf(symbol) is { } submission)
        {
            AttributeSyntax[] steps = [.. method.AttributeLists.SelectMany(list => list.Attributes)
                .Where(attribute => attribute.ShortName() is not ("Chain" or "Retry" or "ChainAttribute" or "RetryAttribute"))];
            if (steps.Length != submission.Steps.Count) yield break;
            if (Claim(target, handler, method, symbol, submission, steps) is { } claim) yield return claim;
            for (int i = 0; i < steps.Length; i++)
            {
                if (Release(target, handler, method, symbol, submission, i, steps[i]) is { } release) yield return release;
            }
        }
        else if (RearmEdits.MultishotOf(handler, symbol) is var (multishot, _) && !Calls(method, multishot))
        {
            yield return ($"Submit '{multishot.Name}' again when it has ended", target.Rearm(handler, method, symbol, multishot));
        }
    }

    private static (string, IEnumerable<TextEdit>)? Claim(
        FixTarget target, HandlerModel handler, MethodDeclarationSyntax method, IMethodSymbol symbol, SubmissionSpec submission, AttributeSyntax[] steps)
    {
        bool isChain = submission.Shape == SubmissionShape.Chain;
        if (submission.Observer != Observer.Nobody || submission.Shape is SubmissionShape.Abort or SubmissionShape.Listener) return null;
        string name = isChain ? $"On{symbol.Name}Completed" : $"On{symbol.Name}{submission.ResultType}";
        if (method.Parent is not TypeDeclarationSyntax type || !handler.Handler.GetMembers(name).IsEmpty) return null;
        AttributeSyntax? chain = method.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(a => a.ShortName() is "Chain" or "ChainAttribute");
        AttributeSyntax? owner = isChain ? chain : steps[0];
        TextEdit written = owner is null
            ? target.AddAttribute(method, $"[{target.TypeName("Chain")}(Completed = nameof({name}))]")
            : target.SetArgument(owner, "Completed", $"nameof({name})");
        string header = Completions.Header(target, name, submission.ResultType, Beside(handler, submission));
        return ($"Let '{name}' get the result", [written, .. target.AddMethod(type, header)]);
    }

    private static (string, IEnumerable<TextEdit>)? Release(
        FixTarget target, HandlerModel handler, MethodDeclarationSyntax method, IMethodSymbol symbol, SubmissionSpec submission, int position,
        AttributeSyntax attribute)
    {
        StepSpec step = submission.Steps[position];
        if (step is not { Operation: StepOperation.Send, ZeroCopy: > 0, PayloadParameter: >= 0 } || submission.Released is not null) return null;
        if (submission.Parameters[step.PayloadParameter].Operand is not (OperandType.SendBuffer or OperandType.FixedBuffer)) return null;
        string name = $"On{symbol.Name}Released";
        if (method.Parent is not TypeDeclarationSyntax type || !handler.Handler.GetMembers(name).IsEmpty) return null;
        string header = Completions.Header(target, name, "Released", ["Connection"]);
        return ($"Hear when the memory of '{symbol.Name}' is free",
            [target.SetArgument(attribute, "Released", $"nameof({name})"), .. target.AddMethod(type, header)]);
    }

    private static IReadOnlyList<string> Beside(HandlerModel handler, SubmissionSpec submission)
    {
        bool hasConnection = submission.Connection is not null || submission.Shape == SubmissionShape.Accept;
        return !hasConnection ? [] : handler.StateAccessor is { } state ? ["Connection", state.ReturnType.Name] : ["Connection"];
    }

    private static bool Calls(MethodDeclarationSyntax method, IMethodSymbol called) => method.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Any(call => call.Expression.GetLastToken().ValueText == called.Name);
}
