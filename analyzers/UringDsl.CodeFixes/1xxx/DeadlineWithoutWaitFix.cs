using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1029: moves the deadline behind the step that waits; each gets the link of the other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DeadlineWithoutWaitFix() : UringFix(Descriptors.DeadlineWithoutWait)
{
    private const string Link = "Link";

    private static readonly string[] s_waiting = ["Connect", "Accept", "Receive", "ReceiveMessage", "Send", "SendMessage"];

    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Find<AttributeSyntax>() is not { Parent: AttributeListSyntax { Parent: MethodDeclarationSyntax method } own } deadline) yield break;
        AttributeSyntax? waiting = method.AttributeLists.SelectMany(list => list.Attributes)
            .FirstOrDefault(attribute => attribute.SpanStart > deadline.SpanStart && s_waiting.Contains(attribute.ShortName()));
        if (waiting?.Parent is not AttributeListSyntax list || list == own || deadline.Argument(Link) is not { } link) yield break;
        string behind = Layout.BeginsLine(method, list.SpanStart) ? Layout.LineBreak(method) + Layout.Indentation(method, list.SpanStart) : " ";
        IEnumerable<string> arguments = deadline.ArgumentList!.Arguments.Where(argument => argument != link).Select(argument => argument.ToString());
        if (waiting.Argument(Link) is { } next) arguments = arguments.Append(next.ToString());
        string written = arguments.Any() ? $"({string.Join(", ", arguments)})" : "";
        yield return target.Remedy(
            $"Put it behind {waiting.ShortName()}", "Move", target.RemoveAttribute(deadline),
            target.SetArgument(waiting, Link, link.Expression.ToString()),
            target.Insert(list, list.Span.End, $"{behind}[{deadline.Name}{written}]"));
    }
}
