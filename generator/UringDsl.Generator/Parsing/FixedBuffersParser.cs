using System;
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
            pools.Add(Check(context, attribute, spec, pools) ? spec : spec with { Name = "" });
        }

        return pools;
    }

    // False for a name that cannot be a property's: then not even a stub has it.
    private static bool Check(HandlerContext context, AttributeReader attribute, FixedBuffersSpec spec, List<FixedBuffersSpec> others)
    {
        (string Why, string Instead)? problem = !SyntaxFacts.IsValidIdentifier(spec.Name)
            ? ("a property of the handler is called like it", "Write an identifier")
            : others.Any(o => o.Name == spec.Name) ? ("other buffers have it", "Give each a name of its own")
            : OwnerOf(context, spec.Name) is { } owner ? (owner, "Write another name")
            : null;
        if (problem is { } name)
        {
            Report(context, attribute.AtPositional(0), "The name of FixedBuffers", $"\"{spec.Name}\"", name.Why, name.Instead);
        }

        int before = others.Sum(o => o.Count);
        if (spec.Count < 1)
        {
            Report(context, attribute.At("Count"), "Count", spec.Count, "there is at least one buffer", "Write 1 or more", Hint.Remove("Count"));
        }
        else if (spec.Count > MaximumBuffers - before)
        {
            Report(
                context, attribute.At("Count"), "Count", spec.Count, $"a ring has {MaximumBuffers} registered buffers at most",
                $"Write {MaximumBuffers - before} or fewer", before < MaximumBuffers ? Hint.Number(MaximumBuffers - before) : Hint.None);
        }

        if (spec.Size is < 1 or > MaximumBytes)
        {
            Hint hint = spec.Size < 1 ? Hint.Remove("Size") : Hint.Number(MaximumBytes);
            Report(context, attribute.At("Size"), "Size", spec.Size, $"a registered buffer has 1 to {MaximumBytes} bytes", "Write such a number", hint);
        }

        return problem is null;
    }

    // Members that the user has written are URING1019, at the member.
    private static string? OwnerOf(HandlerContext context, string name)
    {
        INamedTypeSymbol handler = context.Handler;
        if (name == handler.Name) return "the handler has it";
        if (handler.TypeParameters.Any(p => p.Name == name)) return "a type parameter of the handler has it";
        if (name.StartsWith("__", StringComparison.Ordinal)) return "names that begin so are the generator's";
        if (GeneratedNames.IsAdded(context, name)) return "the generator adds a member of that name";
        INamedTypeSymbol? root = handler;
        while (root.BaseType is { } type) root = type;
        return root.GetMembers(name).IsEmpty ? null : "every object has a member of that name";
    }

    private static void Report(HandlerContext context, Location? location, string what, object value, string why, string instead, Hint? hint = null) =>
        context.Sink.Report(Descriptors.RingOutOfRange, location, hint ?? Hint.None, what, context.Handler.Name, value, why, instead);
}
