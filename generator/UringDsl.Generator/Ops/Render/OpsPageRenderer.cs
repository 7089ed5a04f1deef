using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace UringDsl.Generator.Ops.Render;

/// <summary>Renders <c>runtime/docs/ops.md</c>: an overview and a section for every operation.</summary>
internal static class OpsPageRenderer
{
    public static string Render(ImmutableArray<OpSpec> rows, ImmutableArray<OpSpec> forms)
    {
        StringBuilder text = new();
        text.Append("<!-- Rendered from the op table (generator/UringDsl.Generator/Ops); change it there. -->\n\n");
        text.Append("# Operations\n\n");
        text.Append("What each operation of io_uring takes, answers and insists on. Numbers of kernels are the first release that has it; the\n");
        text.Append("behaviour was measured on Linux 6.18. Errors are negated in a result.\n\n");
        text.Append("An operation whose attribute stands in a declaration completes with the type behind it; in a chain the outcome says how it went.\n\n");
        text.Append("| Operation | No. | Since | Attribute | Completes with | File | Provided buffers | Direct result | Multishot | Result |\n");
        text.Append("|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (OpSpec row in rows) AppendOverview(text, row);
        foreach (OpSpec row in rows)
        {
            AppendSection(text, row);
            foreach (OpSpec form in forms.Where(form => form.FormOf == row.Name)) AppendSection(text, form);
        }

        return text.ToString();
    }

    private static void AppendOverview(StringBuilder text, OpSpec row) =>
        text.Append($"| [{row.Name}](#{row.Name.ToLowerInvariant()}) | {row.Number} | {row.Since} | {AttributeText(row)} | {CompletionText(row)} ")
            .Append($"| {FileText(row)} | {BufferText(row)} ")
            .Append($"| {DirectText(row)} | {MultishotText(row)} | {Plain(row.ResultText)} |\n");

    private static void AppendSection(StringBuilder text, OpSpec row)
    {
        text.Append($"\n{(row.FormOf is null ? "##" : "###")} {row.Name}\n\n");
        string of = row.FormOf is null ? "" : $", a form of {row.FormOf}";
        text.Append($"{row.Summary} `{row.NativeName}` ({row.Number}), Linux {row.Since}{of}. Result: {Plain(row.ResultText)}.\n");
        foreach (AttributeSpec attribute in row.Attributes)
        {
            string summary = attribute.Summary is { } own ? $" {own}" : "";
            string byHand = attribute.IsByHand ? " [Its parameters](handlers.md#submissions)." : "";
            text.Append($"\n`[{attribute.Name}]` completes with `{attribute.Completion}`.{summary}{GivenText(row, attribute)}{byHand}\n");
        }

        AppendOperands(text, row);
        if (row.Flags.Length > 0)
        {
            text.Append("\n| Flag | Value | Word | Since |\n|---|---|---|---|\n");
            foreach (OpFlagSpec flag in row.Flags)
            {
                text.Append($"| `{flag.NativeName}` | 0x{flag.Value:x} | {flag.Word} | {Later(flag.Since, row.Since)} |\n");
            }
        }

        text.Append('\n');
        foreach (string fact in Facts(row)) text.Append($"- {fact}\n");
    }

    private static void AppendOperands(StringBuilder text, OpSpec row)
    {
        if (row.Operands.Length == 0) return;
        text.Append("\n| Operand | Type | Word | Meaning | Memory |\n|---|---|---|---|---|\n");
        foreach (OperandSpec operand in row.Operands)
        {
            string name = operand.PrepDefault is null ? operand.Name : $"{operand.Name} = {operand.PrepDefault}";
            text.Append($"| `{name}` | `{operand.Type}` | {operand.Field} | {Plain(operand.Summary)} | {MemoryText(operand)} |\n");
        }

        foreach ((SqeField field, string value) in row.Constants) text.Append($"| always `{value}` | | {field} | | |\n");
    }

    private static IEnumerable<string> Facts(OpSpec row)
    {
        if (row.CqeFlags != CqeFlagSet.None) yield return $"Completion flags: {row.CqeFlags}.";
        if (row.RequiredSqeFlags != SqeFlagSet.None) yield return $"Always submitted with: {row.RequiredSqeFlags}.";
        if (row.RefusedSqeFlags != SqeFlagSet.None) yield return $"Refused on submission: {row.RefusedSqeFlags}.";
        if (row.MustBeZero != SqeFields.None) yield return $"Must be 0: {row.MustBeZero}.";
        if (row.IsWorkerOnly) yield return "Always runs on a worker thread.";
        foreach (string fact in ChainFacts(row.Chain)) yield return fact;
        foreach (string constraint in row.Constraints) yield return Plain(constraint);
    }

    private static IEnumerable<string> ChainFacts(ChainSpec chain)
    {
        if (!chain.CanBeHead) yield return "Never the head of a chain; it follows a linked member directly.";
        switch (chain.ShortTransfer)
        {
            case ShortTransfer.Breaks:
                yield return "A result other than the length asked for breaks a soft link.";
                break;
            case ShortTransfer.BreaksWithWaitAll:
                yield return "A short transfer breaks a soft link with WAITALL only.";
                break;
        }

        switch (chain.NextStart)
        {
            case NextStart.Terminated:
                yield return "With multishot, the next member of a chain starts after the last completion.";
                break;
            case NextStart.FirstCompletion:
                yield return "The next member of a chain starts after the first completion, before the notification.";
                break;
            case NextStart.GuardedCompleted:
                yield return "The next member of a chain starts when the guarded one has completed.";
                break;
        }

        if (chain.Note is { } note) yield return note;
    }

    private static string AttributeText(OpSpec row) => string.Join(", ", row.Attributes.Select(a => $"`[{a.Name}]`"));

    private static string CompletionText(OpSpec row) => string.Join(", ", row.Attributes.Select(a => $"`{a.Completion}`").Distinct());

    // What a declaration gives, of those operations of which the row is all that there is to know.
    private static string GivenText(OpSpec row, AttributeSpec attribute)
    {
        if (attribute.IsByHand) return "";
        var generic = new GenericOperation(row, attribute);
        string[] parameters =
        [
            .. row.Operands
                .Where(o => generic.FixedOf(o) is null && o.Kind is not (OperandKind.DirectTarget or OperandKind.UserData))
                .Where(o => o.Presence is OperandPresence.Required or OperandPresence.Defaulted)
                .Select(o => $"`{(o.Kind == OperandKind.Time ? "timeout" : o.Name)}`{(o.Presence == OperandPresence.Defaulted ? " (optional)" : "")}"),
        ];
        string[] properties =
        [
            .. row.Operands
                .Where(o => generic.FixedOf(o) is null && o.Property is not null && o.Presence is not (OperandPresence.Derived or OperandPresence.Reserved))
                .Select(o => $"`{o.Property}`"),
        ];
        return (parameters.Length == 0 ? "" : $" Parameters: {string.Join(", ", parameters)}.")
            + (properties.Length == 0 ? "" : $" Properties: {string.Join(", ", properties)}.");
    }

    private static string FileText(OpSpec row) => row.File switch
    {
        FileUse.SlotOrDescriptor => "slot, descriptor",
        FileUse.DescriptorOnly => "descriptor",
        FileUse.SlotOnly => "slot",
        FileUse.SlotByIndex => "slot by index, descriptor",
        _ => "",
    };

    private static string BufferText(OpSpec row) => row.BufferSelect switch
    {
        BufferSelectUse.Optional => $"{row.BufferSelectSince ?? row.Since}",
        BufferSelectUse.Required => "required",
        BufferSelectUse.MultishotOnly => $"{row.BufferSelectSince ?? row.Since}, multishot",
        _ => "",
    };

    private static string DirectText(OpSpec row) => row.DirectResult switch
    {
        DirectResult.Slot => $"slot, {row.DirectSince ?? row.Since}",
        DirectResult.TwoSlots => "two slots",
        DirectResult.FillsTable => "fills slots",
        DirectResult.TargetRing => "in the other ring",
        _ => "",
    };

    private static string MultishotText(OpSpec row) =>
        row.Multishot is not { } multishot ? "" : multishot.IsAlways ? "always" : $"{multishot.Since}";

    private static string MemoryText(OperandSpec operand)
    {
        string text = HeldText(operand.Held);
        if (operand.IsWritten) text = "written, " + text;
        return operand.HeldBehind == HeldUntil.NotMemory ? text : $"{text}; what it points to: {HeldText(operand.HeldBehind)}";
    }

    private static string HeldText(HeldUntil held) => held switch
    {
        HeldUntil.Submitted => "copied at submission",
        HeldUntil.Completed => "until the last completion",
        HeldUntil.Notified => "until the notification",
        _ => "",
    };

    private static string Later(KernelVersion flag, KernelVersion operation) => (flag >= operation ? flag : operation).ToString();

    private static string Plain(string text) =>
        Regex.Replace(Regex.Replace(text, "<see cref=\"([^\"]+)\"/>", "`$1`"), "</?c>", "`").Replace("|", "\\|");
}
