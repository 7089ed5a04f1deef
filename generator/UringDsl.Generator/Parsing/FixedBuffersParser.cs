using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>The pools of registered buffers on the class: their sizes, and names that can be properties.</summary>
internal static class FixedBuffersParser
{
    private const int MaximumBuffers = 16384;
    private const int MaximumBytes = 1 << 30;

    public static List<FixedBuffersSpec> Parse(HandlerContext context)
    {
        var pools = new List<FixedBuffersSpec>();
        foreach (AttributeData data in context.Handler.GetAttributes())
        {
            if (!KnownSymbols.Same(data, context.Known.FixedBuffersAttribute)) continue;
            var attribute = new AttributeReader(data);
            var spec = new FixedBuffersSpec(
                attribute.Positional(0) as string ?? "", attribute.Number("Count", 64), attribute.Number("Size", 65536), attribute.Flag("HugePages"));
            Check(context, attribute, spec, pools);
            pools.Add(spec);
        }

        return pools;
    }

    private static void Check(HandlerContext context, AttributeReader attribute, FixedBuffersSpec spec, List<FixedBuffersSpec> others)
    {
        const string NameOf = "The name of FixedBuffers";
        string quoted = $"\"{spec.Name}\"";
        if (!SyntaxFacts.IsValidIdentifier(spec.Name))
        {
            Report(context, attribute.AtPositional(0), NameOf, quoted, "a property of the handler is called like it", "Write an identifier");
        }
        else if (others.Any(o => o.Name == spec.Name))
        {
            Report(context, attribute.AtPositional(0), NameOf, quoted, "other buffers have it", "Give each a name of its own");
        }

        int before = others.Sum(o => o.Count);
        if (spec.Count < 1)
        {
            Report(context, attribute.At("Count"), "Count", spec.Count, "there is at least one buffer", "Write 1 or more", Hint.Remove("Count"));
        }
        else if (spec.Count > MaximumBuffers - before)
        {
            Report(
                context, attribute.At("Count"), "Count", spec.Count, $"the kernel takes {MaximumBuffers} registered buffers at most",
                $"Write {MaximumBuffers - before} or fewer", before < MaximumBuffers ? Hint.Number(MaximumBuffers - before) : Hint.None);
        }

        if (spec.Size is < 1 or > MaximumBytes)
        {
            Hint hint = spec.Size < 1 ? Hint.Remove("Size") : Hint.Number(MaximumBytes);
            Report(context, attribute.At("Size"), "Size", spec.Size, $"a registered buffer has 1 to {MaximumBytes} bytes", "Write such a number", hint);
        }
    }

    private static void Report(HandlerContext context, Location? location, string what, object value, string why, string instead, Hint? hint = null) =>
        context.Sink.Report(Descriptors.RingOutOfRange, location, hint ?? Hint.None, what, context.Handler.Name, value, why, instead);
}
