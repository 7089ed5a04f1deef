using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>The sizes on the class, and the kernel's limits for them.</summary>
internal static class RingParser
{
    public const int DefaultSubmissionEntries = 1024;

    private const int MaximumSubmissionEntries = 32768;
    private const int MaximumCompletionEntries = 65536;
    private const int MaximumBufferRingEntries = 32768;
    private const int MaximumBufferRings = 200;
    private const int DefaultBufferSize = 4096;
    private const int HugePageBytes = 2 << 20;
    private const int MaximumConnections = 1 << 24;
    private const int MaximumFixedFiles = 1 << 20;

    /// <summary>A table that has a slot for each connection, and as many for the sockets that a handler makes itself.</summary>
    public static int FixedFilesFor(int connections)
    {
        const int Usual = 4096;
        if (connections < 1) return Usual;
        int slots = 2;
        while (slots < 2L * connections && slots < MaximumFixedFiles) slots *= 2;
        return slots;
    }

    public static RingSpec Parse(HandlerContext context)
    {
        AttributeReader? ring = context.AttributeOf(context.Known.RingAttribute);
        AttributeReader? files = context.AttributeOf(context.Known.FixedFilesAttribute);
        int submissions = ring?.Number("SubmissionEntries") ?? 0;
        int completions = ring?.Number("CompletionEntries") ?? 0;
        var range = new RangeRule(context);

        if (ring is not null)
        {
            range.PowerOfTwoOrDefault(ring, "SubmissionEntries", MaximumSubmissionEntries);
            range.PowerOfTwoOrDefault(ring, "CompletionEntries", MaximumCompletionEntries);
            int entries = submissions > 0 ? submissions : DefaultSubmissionEntries;
            if (completions > 0 && completions < entries)
            {
                range.Report(
                    ring.At("CompletionEntries"), "CompletionEntries", completions,
                    $"the submission queue has {entries} entries", "Write at least as many", entries);
            }

            range.Positive(ring, "MaxConnections", MaximumConnections);
            range.Positive(ring, "MaxQueued", int.MaxValue);
            range.Positive(ring, "ZeroCopyThreshold", int.MaxValue);
        }

        int count = 0;
        int reserved = 0;
        if (files is not null)
        {
            count = files.Positional(0) as int? ?? 0;
            reserved = files.Number("Reserved");
            if (count < 1)
            {
                range.Report(
                    files.AtPositional(0), "The count of FixedFiles", count, "an empty table holds no socket", "Write 1 or more",
                    FixedFilesFor(ring?.Number("MaxConnections") ?? 0));
            }
            else if (count > MaximumFixedFiles)
            {
                range.Report(
                    files.AtPositional(0), "The count of FixedFiles", count, $"the kernel takes {MaximumFixedFiles} at most", "Write that many or fewer",
                    MaximumFixedFiles);
            }
            else if (reserved < 0 || reserved >= count)
            {
                range.Report(
                    files.At("Reserved"), "Reserved", reserved,
                    $"the table has {count} slots, and accepted connections need some of them", $"Write 0 to {count - 1}",
                    reserved < 0 ? 0 : count / 2);
            }
        }

        return new(
            submissions,
            completions,
            ring?.Number("MaxConnections") ?? 0,
            ring?.Number("MaxQueued") ?? 0,
            count,
            reserved,
            RingModeParser.Parse(context, ring),
            BufferRings(context, range).ToEquatableArray())
        {
            ZeroCopyThreshold = ring?.Number("ZeroCopyThreshold") ?? 0,
            FixedBuffers = FixedBuffersParser.Parse(context).ToEquatableArray(),
            SendBundles = ring?.Flag("SendBundles") == true,
        };
    }

    private static List<BufferRingSpec> BufferRings(HandlerContext context, RangeRule range)
    {
        var rings = new List<BufferRingSpec>();
        foreach (AttributeData data in context.Handler.GetAttributes())
        {
            if (!KnownSymbols.Same(data, context.Known.BufferRingAttribute)) continue;
            var attribute = new AttributeReader(data);
            string name = attribute.Positional(0) as string ?? "";
            var spec = new BufferRingSpec(name, attribute.Number("Entries", 1024), attribute.Number("BufferSize", DefaultBufferSize))
            {
                Incremental = attribute.Flag("Incremental"),
                HugePages = attribute.Flag("HugePages"),
                LowWater = attribute.Number("LowWater"),
            };

            const string NameOf = "The name of a buffer ring";
            if (name.Length == 0) range.Report(attribute.AtPositional(0), NameOf, "empty", "Buffers refers to it", "Give it a name");
            else if (rings.Any(r => r.Name == name))
            {
                range.Report(attribute.AtPositional(0), NameOf, $"\"{name}\"", "another ring has it", "Give each ring a name of its own");
            }

            if (!IsPowerOfTwo(spec.Entries, MaximumBufferRingEntries))
            {
                range.Report(
                    attribute.At("Entries"), "Entries", spec.Entries,
                    $"the kernel takes powers of two up to {MaximumBufferRingEntries}", "Write one of them",
                    PowerOfTwo(spec.Entries, MaximumBufferRingEntries));
            }

            if (spec.BufferSize < 1)
            {
                range.Report(attribute.At("BufferSize"), "BufferSize", spec.BufferSize, "a buffer has at least one byte", "Write 1 or more", DefaultBufferSize);
            }

            if (spec.HugePages && spec.Entries > 0 && spec.BufferSize > 0 && (long)spec.Entries * spec.BufferSize < HugePageBytes)
            {
                range.Report(
                    attribute.Around("HugePages"), "HugePages", "true",
                    $"{spec.Entries} buffers of {spec.BufferSize} bytes take less than one huge page of 2 MiB",
                    "Remove it, or declare more or larger buffers", Hint.Remove("HugePages"));
            }

            if (spec.LowWater < 0 || (spec.LowWater > 0 && spec.LowWater >= spec.Entries))
            {
                range.Report(
                    attribute.At("LowWater"), "LowWater", spec.LowWater, $"the ring has {spec.Entries} buffers", $"Write 1 to {spec.Entries - 1}, or nothing",
                    Hint.Remove("LowWater"));
            }

            // Without the method nobody is told; with it, a quarter is where the runtime begins to copy.
            int lowWater = !HookParser.IsImplemented(context, HookParser.BuffersLow) ? 0
                : spec.LowWater > 0 ? spec.LowWater
                : Math.Max(1, spec.Entries / 4);
            rings.Add(spec with { LowWater = lowWater });
        }

        if (rings.Count > MaximumBufferRings)
        {
            range.Report(
                HierarchyParser.IdentifierOf(context.Handler), "The count of buffer rings", rings.Count,
                $"user_data has 8 bits for the ring of a receive, and {MaximumBufferRings} are the limit", "Declare fewer");
        }

        return rings;
    }

    // The next one above, or the usual size where no number was meant.
    private static int PowerOfTwo(int value, int maximum)
    {
        int power = value < 1 ? Math.Min(1024, maximum) : 1;
        while (power < value && power < maximum) power *= 2;
        return power;
    }

    private static bool IsPowerOfTwo(int value, int maximum) => value >= 1 && value <= maximum && (value & (value - 1)) == 0;

    private sealed class RangeRule(HandlerContext context)
    {
        public void Report(Location? location, string what, object value, string why, string instead, Hint? hint = null) =>
            context.Sink.Report(Descriptors.RingOutOfRange, location, hint ?? Hint.None, what, context.Handler.Name, value, why, instead);

        public void Report(Location? location, string what, int value, string why, string instead, int possible) =>
            Report(location, what, value, why, instead, Hint.Number(possible));

        public void PowerOfTwoOrDefault(AttributeReader attribute, string property, int maximum)
        {
            int value = attribute.Number(property);
            if (value == 0 || IsPowerOfTwo(value, maximum)) return;
            Report(
                attribute.At(property), property, value,
                $"the kernel takes powers of two up to {maximum}", "Write one of them, or nothing for the default",
                PowerOfTwo(value, maximum));
        }

        public void Positive(AttributeReader attribute, string property, int maximum)
        {
            int value = attribute.Number(property);
            if (value >= 0 && value <= maximum) return;
            Hint hint = value < 0 ? Hint.Remove(property) : Hint.Number(maximum);
            Report(
                attribute.At(property), property, value, $"it must be from 1 to {maximum}", "Write such a number, or nothing for the default", hint);
        }
    }
}
