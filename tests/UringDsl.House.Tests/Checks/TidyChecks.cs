using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace UringDsl.House.Tests.Checks;

/// <summary>Sizes and bans.</summary>
internal static partial class TidyChecks
{
    public const int MostLines = 300, MostColumns = 160;

    private static readonly string[] Shipped = ["runtime", "generator", "analyzers"];

    public static IEnumerable<string> All(SourceFile file) =>
        [.. Length(file), .. Width(file), .. Unfinished(file), .. Suppressions(file), .. EmptyCatches(file), .. MachinePaths(file), .. Sleeps(file)];

    public static IEnumerable<string> Length(SourceFile file)
    {
        int lines = file.Lines.Length;
        if (file.IsCSharp && !file.IsRendered && !IsTable(file) && lines > MostLines) yield return $"{file.Path}: {lines} lines, the ceiling is {MostLines}";
    }

    public static IEnumerable<string> Width(SourceFile file) => file.IsCSharp && !file.IsRendered
        ? Where(file, line => line.Length > MostColumns, line => $"{line.Length} columns, the limit is {MostColumns}")
        : [];

    public static IEnumerable<string> Unfinished(SourceFile file) =>
        Where(file, line => Unfinished().IsMatch(line), line => $"unfinished: {Unfinished().Match(line).Value}");

    public static IEnumerable<string> Suppressions(SourceFile file) => file.IsCSharp && file.IsIn(Shipped)
        ? Where(file, line => Suppression().IsMatch(line), _ => "a suppressed warning in shipped code")
        : [];

    public static IEnumerable<string> EmptyCatches(SourceFile file)
    {
        if (!file.IsCSharp || !file.Text.Contains("catch", StringComparison.Ordinal)) return [];
        SyntaxTree tree = CSharpSyntaxTree.ParseText(file.Text, new CSharpParseOptions(LanguageVersion.Preview));
        return tree.GetRoot().DescendantNodes().OfType<CatchClauseSyntax>()
            .Where(clause => clause.Block.Statements.Count == 0)
            .Select(clause => $"{file.Path}({tree.GetLineSpan(clause.Span).StartLinePosition.Line + 1}): an empty catch");
    }

    public static IEnumerable<string> MachinePaths(SourceFile file) =>
        Where(file, line => MachinePath().IsMatch(line), line => $"a path of one machine: {MachinePath().Match(line).Value}");

    public static IEnumerable<string> Sleeps(SourceFile file) => file.IsCSharp && file.IsIn("runtime", "samples")
        ? Where(file, line => line.Contains("Thread.Sleep", StringComparison.Ordinal), _ => "Thread.Sleep, where an io_uring timeout would do")
        : [];

    private static bool IsTable(SourceFile file) =>
        file.Name == "Errno.cs" || file.Path.StartsWith("generator/UringDsl.Generator/Ops/OpTable", StringComparison.Ordinal);

    private static IEnumerable<string> Where(SourceFile file, Func<string, bool> isWrong, Func<string, string> why) => file.Lines
        .Select((line, index) => (Line: line, Number: index + 1))
        .Where(at => isWrong(at.Line))
        .Select(at => $"{file.Path}({at.Number}): {why(at.Line)}");

    // One letter of each word is a class of its own, or this file would report itself.
    [GeneratedRegex(@"\b(?:TOD[O]|FIXM[E]|HAC[K]|NotImplementedExceptio[n])\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^\s*#pragma\s+warning\s+disable")]
    private static partial Regex Suppression();

    // At the start of a path only: a page of a web site may be called home.
    [GeneratedRegex(@"(?<![\w.})~-])/(?:home|root|work|Users)/")]
    private static partial Regex MachinePath();
}
