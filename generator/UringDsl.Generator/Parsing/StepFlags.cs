using System.Collections.Generic;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>Flags that follow from a step's neighbours.</summary>
internal static class StepFlags
{
    public static IEnumerable<StepSpec> Complete(IReadOnlyList<ParsedStep> steps, Observer observer)
    {
        for (int i = 0; i < steps.Count; i++)
        {
            StepSpec step = steps[i].Spec;
            // A deadline is no successor: what follows it depends on the step that it guards.
            int next = i + 1 < steps.Count && steps[i + 1].Operation == StepOperation.LinkTimeout ? i + 2 : i + 1;
            bool closesNext = step.Link == StepLink.Hard && next < steps.Count && steps[next].Operation == StepOperation.Close;
            yield return step with
            {
                // Nobody looks at the shutdown, the close behind it retires the chain: one completion is enough.
                SkipsSuccess = observer == Observer.Nobody && step.Operation == StepOperation.Shutdown && closesNext,

                // A transfer cut short breaks a chain only with MSG_WAITALL. A receive in front of Close takes what there is until the end.
                WaitsForAll = steps.Count > 1 && step.Operation switch
                {
                    StepOperation.Send or StepOperation.Sendmsg => true,
                    StepOperation.Recv => !closesNext,
                    _ => false,
                },
            };
        }
    }
}
