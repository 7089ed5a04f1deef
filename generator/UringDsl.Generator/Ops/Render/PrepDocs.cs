using System.Collections.Generic;
using System.Linq;

namespace UringDsl.Generator.Ops.Render;

/// <summary>The XML documentation of a preparation method, from its row.</summary>
internal static class PrepDocs
{
    public static IEnumerable<string> Lines(OpSpec row)
    {
        yield return $"<summary>{row.Summary} <c>{row.NativeName}</c>, Linux {row.Since}.</summary>";
        yield return "<param name=\"sqe\">The entry; all of it is written. The caller sets the user data afterwards.</param>";
        foreach (OperandSpec operand in row.Operands)
        {
            yield return $"<param name=\"{operand.Name}\">{Sentence(operand.Summary)}{HeldText(operand)}</param>";
        }

        string[] remarks = [.. Remarks(row)];
        if (remarks.Length == 0) yield break;
        yield return "<remarks>";
        foreach (string remark in remarks) yield return $"<para>{remark}</para>";
        yield return "</remarks>";
    }

    private static IEnumerable<string> Remarks(OpSpec row)
    {
        yield return $"Result: {row.ResultText}.";
        if (row.Multishot is { } multishot)
        {
            yield return multishot.IsAlways ? "It is always multishot." : $"Multishot since Linux {multishot.Since}.";
        }

        if (row.BufferSelect is BufferSelectUse.Optional or BufferSelectUse.MultishotOnly)
        {
            yield return $"Takes provided buffers since Linux {row.BufferSelectSince ?? row.Since}.";
        }

        if (row.DirectResult == DirectResult.Slot) yield return $"Makes direct descriptors since Linux {row.DirectSince ?? row.Since}.";
        if (row.IsWorkerOnly) yield return "Always runs on a worker thread.";
        if (row.Chain.ShortTransfer == ShortTransfer.Breaks) yield return "In a chain, a result other than the length asked for breaks a soft link.";
        if (row.Chain.ShortTransfer == ShortTransfer.BreaksWithWaitAll) yield return "In a chain, a short transfer breaks a soft link with WAITALL only.";
        if (row.Chain.Note is { } note) yield return note;
        foreach (string constraint in row.Constraints) yield return constraint;
    }

    private static string HeldText(OperandSpec operand)
    {
        string held = operand.Held switch
        {
            HeldUntil.Submitted => " Copied at submission.",
            HeldUntil.Completed => operand.IsWritten ? " The kernel writes it; it stays until the last completion." : " It stays until the last completion.",
            HeldUntil.Notified => " It stays until the notification.",
            _ => "",
        };
        return held + operand.HeldBehind switch
        {
            HeldUntil.Completed => " What it points to stays until the last completion.",
            HeldUntil.Notified => " What it points to stays until the notification.",
            _ => "",
        };
    }

    private static string Sentence(string text) =>
        (text[0] == '<' ? text : char.ToUpperInvariant(text[0]) + text.Substring(1)) + (text.EndsWith(".") ? "" : ".");
}
