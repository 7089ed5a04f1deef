using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>
/// Reads a handler's symbols into values. Validity is decided here and nowhere else: the generator emits code exactly when
/// <see cref="Parse"/> returns a specification, and the analyzer shows what it reported.
/// </summary>
internal static class HandlerParser
{
    private const int MaximumSubmissions = 200;

    /// <summary>The specification of a handler without errors.</summary>
    public static HandlerSpec? Parse(INamedTypeSymbol handler, KnownSymbols known, Action<Diagnostic>? report, CancellationToken cancellation) =>
        Read(handler, known, report, cancellation) is { Errors.Count: 0 } valid ? valid : null;

    /// <summary>The same, and of one with errors what its stubs are made of; null where not even those can be added.</summary>
    public static HandlerSpec? Read(INamedTypeSymbol handler, KnownSymbols known, Action<Diagnostic>? report, CancellationToken cancellation)
    {
        var sink = new DiagnosticSink(report);
        var context = new HandlerContext(handler, known, sink);
        context.Hierarchy = HierarchyParser.Parse(handler, sink);
        bool isExtensible = !sink.Rules.Contains(Descriptors.HandlerNotPartial.Id) && !handler.IsStatic && !HierarchyParser.IsFileLocal(handler);
        context.Ring = RingParser.Parse(context);
        ConnectionStateSpec? state = StateParser.Parse(context);

        context.Submissions = handler.GetMembers()
            .OfType<IMethodSymbol>()
            .Where(method => method.PartialDefinitionPart is null && SubmissionParser.IsSubmission(method, known))
            .ToList();
        if (context.Submissions.Count > MaximumSubmissions)
        {
            sink.Report(
                Descriptors.TooManyDeclarations,
                HierarchyParser.IdentifierOf(handler),
                handler.Name,
                $"{context.Submissions.Count} submissions",
                $"user_data has 8 bits for the operation, and {MaximumSubmissions} of them are for submissions",
                "Move some to a second handler");
            return null;
        }

        var submissions = new List<SubmissionSpec>();
        for (int i = 0; i < context.Submissions.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (new SubmissionParser(context, context.Submissions[i], id: (byte)(i + 1)).Parse() is { } submission) submissions.Add(submission);
        }

        GeneratedNames.Check(context, submissions);
        FixedFilesRules.Check(context, submissions);
        if (sink is { IsHeard: true, ErrorCount: 0 }) Suggestions.Check(context, submissions);
        if (!isExtensible) return null;
        return new(context.Hierarchy, context.Ring, state, HookParser.Parse(context), submissions.ToEquatableArray())
        {
            Errors = sink.Rules.ToEquatableArray(),
            Taken = context.Taken.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
        };
    }
}
