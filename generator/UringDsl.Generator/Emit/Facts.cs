using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Model;
using UringDsl.Generator.Ops;

namespace UringDsl.Generator.Emit;

/// <summary>What the op table says about a submission, in words.</summary>
internal static class Facts
{
    private static readonly KernelVersion BufferRings = new(5, 19);

    /// <summary>RECV, or what the runtime does in several operations.</summary>
    public static string NameOf(StepSpec step) => step.Operation switch
    {
        StepOperation.Listener => "SOCKET, BIND, LISTEN and a multishot ACCEPT",
        StepOperation.Abort => "An abort",
        StepOperation.HandOver => "MSG_RING with the connection",
        _ => NativeNames.Snake(step.Opcode),
    };

    /// <summary><c>SOCKET, CONNECT and LINK_TIMEOUT</c>.</summary>
    public static string NamesOf(IEnumerable<StepSpec> steps)
    {
        string[] names = steps.Select(NameOf).ToArray();
        return names.Length == 1 ? names[0] : string.Join(", ", names.Take(names.Length - 1)) + " and " + names[names.Length - 1];
    }

    /// <summary>The first kernel that can do all of it.</summary>
    public static KernelVersion Since(SubmissionSpec submission) => submission.Steps.SelectMany(Versions).DefaultIfEmpty(new(5, 19)).Max();

    private static IEnumerable<KernelVersion> Versions(StepSpec step)
    {
        string[] rows = step.Operation switch
        {
            StepOperation.Listener => ["Socket", "Bind", "Listen", "Accept"],
            StepOperation.HandOver => ["MsgRingFile", "Close"],
            StepOperation.Abort => ["AsyncCancel", "Close"],
            _ => [step.Row],
        };
        if (step.Buffers is not null) yield return BufferRings;
        foreach (string name in rows)
        {
            if (OpTable.Find(name) is not { } row) continue;
            yield return row.Since;
            if (step.Direct && row.DirectSince is { } direct) yield return direct;
            if (step.Multishot && row.Multishot is { } multishot) yield return multishot.Since;
        }
    }
}
