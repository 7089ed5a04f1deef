using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Model;
using UringDsl.Generator.Ops;

namespace UringDsl.Generator.Parsing;

/// <summary>The parameters that are memory of a step: what the kernel writes there, and what it reads.</summary>
internal static class StepMemory
{
    public static IEnumerable<int> FilledBy(StepSpec step) => step.Operation switch
    {
        StepOperation.Recv or StepOperation.Recvmsg => step.PayloadParameter >= 0 ? [step.PayloadParameter] : [],
        StepOperation.Generic => Addresses(step, isWritten: true),
        _ => [],
    };

    public static IEnumerable<int> ReadBy(StepSpec step) => step.Operation switch
    {
        StepOperation.Send => step.PayloadParameter >= 0 ? [step.PayloadParameter] : [],
        StepOperation.Sendmsg => step.DataParameters,
        StepOperation.Generic => Addresses(step, isWritten: false),
        _ => [],
    };

    private static IEnumerable<int> Addresses(StepSpec step, bool isWritten) => step.Arguments
        .Where(argument => argument is { Source: ArgumentSource.Address, Index: >= 0 }
            && OpTable.Find(step.Row)!.Operands.Any(operand => operand.Name == argument.Name && operand.IsWritten == isWritten))
        .Select(argument => argument.Index);
}
