using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>URING1031: a fixed-file table that what is declared cannot do with.</summary>
internal static class FixedFilesRules
{
    public static void Check(HandlerContext context, IReadOnlyList<SubmissionSpec> submissions)
    {
        int slots = context.Ring.FixedFiles, reserved = context.Ring.ReservedFiles;
        if (slots < 1 || context.AttributeOf(context.Known.FixedFilesAttribute) is not { } files) return;
        List<StepSpec> makers = submissions.SelectMany(s => s.Steps)
            .Where(s => s.Operation is StepOperation.Listener or StepOperation.Accept or StepOperation.Adopt)
            .ToList();
        int listeners = makers.Count(s => s is { Operation: StepOperation.Listener, Direct: true });
        bool accepts = makers.Any(s => s.Direct && s.Operation != StepOperation.Adopt), isAllDirect = makers.Count > 0 && makers.All(s => s.Direct);
        if (accepts && slots == 1)
        {
            Report("the listener or what the handler makes itself takes the only one: no connection could be accepted", "Write 2 or more", enough: 4096);
        }
        else if (reserved > 0 && reserved < listeners)
        {
            string remedy = $"Write 'Reserved = {listeners}' or more";
            Hint hint = Hint.Set("Reserved", listeners.ToString(CultureInfo.InvariantCulture));
            context.Sink.Report(
                Descriptors.FixedFilesTooFew, files.Around("Reserved"), hint, context.Handler.Name, slots,
                $"{reserved} of them for sockets of its own, and it has {listeners} listeners", remedy);
        }
        else if (accepts && isAllDirect && context.Ring.MaxConnections > slots)
        {
            int connections = context.Ring.MaxConnections;
            Report(
                $"{connections} connections are declared, each of which takes one: the others would wait to be accepted for ever",
                $"Write {connections} or more, or declare fewer connections", RingParser.FixedFilesFor(connections));
        }

        void Report(string problem, string remedy, int enough) => context.Sink.Report(
            Descriptors.FixedFilesTooFew, files.AtPositional(0), Hint.Number(enough), context.Handler.Name, slots, problem, remedy);
    }
}
