using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>URING1033: permissions of new files that nobody can have meant: none at all, or octal digits written as a decimal number.</summary>
internal static class PermissionRules
{
    private const long Create = 0x40, Temporary = 0x400000;

    // C# has no octal numbers; none of these is a sensible mode when it is taken as it stands.
    private static readonly HashSet<long> s_octalDigits = [400, 440, 444, 500, 555, 600, 640, 644, 660, 664, 666, 700, 711, 750, 755, 770, 775, 777];

    public static void Check(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps)
    {
        foreach (ParsedStep step in steps)
        {
            if (step.Spec.Opcode is not ("Openat" or "Mkdirat")) continue;
            bool isDirectory = step.Spec.Opcode == "Mkdirat";
            string what = isDirectory ? "a directory" : "a file";
            if (step.Attribute.Wide("Mode") is { } mode)
            {
                if (!s_octalDigits.Contains(mode)) continue;
                string octal = System.Convert.ToString(mode, 8), meant = Binary((int)mode);
                Report(context, method, step, "Mode", $"{what} with Mode = {mode}, which is {octal} in octal: C# has no octal numbers", meant);
            }
            else if (!isDirectory && IsNew(step) && step.Spec.Arguments.Any(a => a is { Name: "mode", Source: ArgumentSource.Constant }))
            {
                Report(context, method, step, "Flags", $"{what} without Mode, so that nobody but root may open it again", Binary(644));
            }
        }
    }

    // What a parameter brings is not known.
    private static bool IsNew(ParsedStep step) => ((step.Attribute.Wide("Flags") ?? 0) & (Create | Temporary)) != 0;

    // 644 becomes 0b110_100_100.
    private static string Binary(int digits)
    {
        string Bits(int digit) => System.Convert.ToString(digit, 2).PadLeft(3, '0');
        return $"0b{Bits(digits / 100)}_{Bits(digits / 10 % 10)}_{Bits(digits % 10)}";
    }

    private static void Report(HandlerContext context, IMethodSymbol method, ParsedStep step, string property, string problem, string meant) =>
        context.Sink.Report(
            Descriptors.PermissionsUnlikely, step.Attribute.Around(property), Hint.Set("Mode", meant), step.AttributeName, method.Name, problem,
            $"Write 'Mode = {meant}' ({Letters(meant)})");

    private static string Letters(string binary) =>
        string.Concat(binary.Where(c => c is '0' or '1').Skip(1).Select((bit, i) => bit == '1' ? "rwx"[i % 3] : '-'));
}
