using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>Numbers of operations that the kernel refuses, or that cannot mean what they say.</summary>
internal static class NumberRules
{
    private static readonly string[] s_ranges = ["Fsync", "Fallocate", "SyncFileRange"];

    public static void Check(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps)
    {
        foreach (ParsedStep step in steps)
        {
            foreach ((string property, string problem, Hint? hint) in Problems(context, method, step))
            {
                context.Sink.Report(
                    Descriptors.OperationMisplaced, step.Attribute.Around(property), hint ?? Hint.Remove(property), step.AttributeName, method.Name,
                    $"has {property} = {step.Attribute.TextOf(property)}{problem}");
            }
        }
    }

    private static IEnumerable<(string Property, string Problem, Hint? Hint)> Problems(HandlerContext context, IMethodSymbol method, ParsedStep step)
    {
        const string Refused = ", which the kernel refuses with EINVAL";
        AttributeReader attribute = step.Attribute;
        bool isRange = s_ranges.Contains(step.Spec.Opcode);
        foreach (string offset in new[] { "Offset", "SourceOffset", "TargetOffset" })
        {
            if (attribute.Wide(offset) is not { } at || at >= (isRange ? 0 : -1)) continue;
            string instead = isRange ? "Write where the range begins, from 0." : "Write a position from 0, or nothing for the position of the file.";
            yield return (offset, $"{Refused}. {instead}", isRange ? Hint.Set(offset, "0") : null);
        }

        // A class in bits 13 to 15, a level below it; a level needs a class.
        if (attribute.Wide("IoPriority") is { } priority && priority != 0 && (priority >> 13) is < 1 or > 3)
        {
            yield return ("IoPriority", Refused + ": the class stands in bits 13 to 15 (1 real time, 2 best effort, 3 idle), the level below. "
                + $"Write 'IoPriority = 2 << 13 | {priority & 7}'.", Hint.Set("IoPriority", $"2 << 13 | {priority & 7}"));
        }

        if (attribute.Wide("Backlog") is < 1 && attribute.Has("Backlog"))
        {
            yield return ("Backlog", ": connections that wait to be accepted need room. Write 1 or more, or nothing for the default.", null);
        }

        if (attribute.Wide("Mask") is 0 && step.Spec.Opcode is "FutexWait" or "FutexWake")
        {
            yield return ("Mask", Refused + ": a wake and a wait must share a bit. Write the bits, or nothing for all.", null);
        }

        if (step.Spec.Opcode == "FutexWake" && attribute.Wide("Count") is < 1)
        {
            yield return ("Count", ", and wakes nobody. Write 1 or more.", null);
        }

        if (step.Spec.Opcode == "Nop" && attribute.Wide("Result") is not null && ((attribute.Wide("Flags") ?? 0) & 1) == 0)
        {
            yield return ("Result", ", which counts with 'Flags = NopFlags.InjectResult' alone. Write that, or remove it.",
                Hint.Set("Flags", "NopFlags.InjectResult").OrRemove("Result"));
        }

        if (step.Operation is StepOperation.Timeout or StepOperation.LinkTimeout && attribute.Flag("Absolute") && step.Spec.Milliseconds > 0)
        {
            yield return ("Milliseconds", " and Absolute: that point of the clock has long passed. Remove Absolute, or take a TimeSpan parameter.",
                Hint.Remove("Absolute"));
        }

        if (step.Operation == StepOperation.Recv && step.Spec is { ShotBytes: > 0, TotalBytes: > 0 } limits && limits.TotalBytes < limits.ShotBytes)
        {
            yield return ("TotalBytes", $", and one completion of up to ShotBytes = {limits.ShotBytes} is more. Write as many or more.",
                Hint.Set("TotalBytes", attribute.TextOf("ShotBytes")));
        }

        if (step.Operation == StepOperation.Recvmsg && !step.Spec.Multishot)
        {
            foreach ((string size, int bytes, int most) in new[] { ("NameBytes", step.Spec.NameBytes, 128), ("ControlBytes", step.Spec.ControlBytes, 65536) })
            {
                if (bytes >= 0 && bytes <= most) continue;
                yield return (size, $", and it must be from 0 to {most}. Write such a number.", bytes < 0 ? null : Hint.Set(size, $"{most}"));
            }
        }

        if (step.Spec.Opcode == "FixedFdInstall" && attribute.Has("Personality"))
        {
            yield return ("Personality", ", and the kernel installs descriptors under the credentials of the ring alone (EPERM). Remove it.", null);
        }

        foreach ((string choice, INamedTypeSymbol type, ulong value) in attribute.Enums())
        {
            if (type.Name is not ("LinkKind" or "Rearm") || !context.Known.IsRuntimeEnum(type)) continue;
            IReadOnlyList<string> members = EnumText.MembersOf(type, value, out ulong unknown);
            if (unknown != 0 || members.Count != 1) yield return (choice, $", which is no {type.Name}. Write one by its name.", null);
        }
    }
}
