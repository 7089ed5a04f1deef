using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers;

/// <summary>URING1021 of <c>new RingOptions { … }</c> and <c>with { … }</c>: constants that Run would throw for.</summary>
internal static class RingOptionsRules
{
    private const string Options = "RingOptions";

    private static readonly Dictionary<string, (int Minimum, int Maximum)> s_ranges = new()
    {
        ["SubmissionEntries"] = (0, 32768), ["CompletionEntries"] = (0, 65536), ["MaxConnections"] = (0, 1 << 24), ["MaxQueued"] = (0, int.MaxValue),
        ["ZeroCopyThreshold"] = (0, int.MaxValue), ["RegisteredBuffers"] = (0, 16384), ["CopyBytes"] = (0, int.MaxValue),
        ["MinimumWaitMicroseconds"] = (0, 1_000_000), ["MinimumBatch"] = (0, 65536), ["NapiBusyPollMicroseconds"] = (0, 1_000_000),
        ["BoundedWorkers"] = (0, 1 << 16), ["UnboundedWorkers"] = (0, 1 << 16), ["SqPollIdleMilliseconds"] = (0, int.MaxValue),
        ["BusyPollMicroseconds"] = (0, 1_000_000), ["SqPollProcessor"] = (-1, int.MaxValue),
    };

    public static void Check(OperationAnalysisContext context, KnownSymbols known)
    {
        if (context.Operation.Type is not { Name: Options } type || !known.IsRuntimeType(type, Options)) return;
        IObjectOrCollectionInitializerOperation? initializer = context.Operation switch
        {
            IObjectCreationOperation creation => creation.Initializer,
            IWithOperation with => with.Initializer,
            _ => null,
        };
        List<(string Name, IOperation Value, int Number)> numbers = (initializer?.Initializers ?? [])
            .OfType<ISimpleAssignmentOperation>()
            .Where(set => set.Target is IPropertyReferenceOperation && set.Value.ConstantValue is { HasValue: true, Value: int })
            .Select(set => (((IPropertyReferenceOperation)set.Target).Property.Name, set.Value, (int)set.Value.ConstantValue.Value!))
            .ToList();
        foreach ((string name, IOperation value, int number) in numbers)
        {
            if (!s_ranges.TryGetValue(name, out (int Minimum, int Maximum) range) || (number >= range.Minimum && number <= range.Maximum)) continue;
            int possible = number < range.Minimum ? range.Minimum : range.Maximum;
            string why = $"it must be from {range.Minimum} to {range.Maximum}";
            Report(context, name, value, number, why, "Write such a number, or nothing for the default", possible);
        }

        int submissions = numbers.FirstOrDefault(n => n.Name == "SubmissionEntries").Number;
        (string completion, IOperation at, int completions) = numbers.FirstOrDefault(n => n.Name == "CompletionEntries");
        if (submissions <= 0 || completions <= 0 || completions >= submissions) return;
        Report(context, completion, at, completions, $"the submission queue has {submissions} entries", "Write at least as many", submissions);
    }

    private static void Report(OperationAnalysisContext context, string name, IOperation at, int number, string why, string instead, int possible) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.RingOutOfRange, at.Syntax.GetLocation(), Array.Empty<Location>(), Hint.Number(possible).Properties,
            name, Options, number, why, instead));
}
