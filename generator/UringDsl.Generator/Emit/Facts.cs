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
        StepOperation operation => NativeNames.Snake(operation.ToString()),
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
        StepOperation[] operations = step.Operation switch
        {
            StepOperation.Listener => [StepOperation.Socket, StepOperation.Bind, StepOperation.Listen, StepOperation.Accept],
            StepOperation.Abort => [StepOperation.AsyncCancel, StepOperation.Close],
            StepOperation operation => [operation],
        };
        if (step.Buffers is not null) yield return BufferRings;
        foreach (StepOperation operation in operations)
        {
            if (OpTable.Find(operation.ToString()) is not { } row) continue;
            yield return row.Since;
            if (step.Multishot && row.Multishot is { } multishot) yield return multishot.Since;
        }
    }
}
