using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>Flags that follow from a step's neighbours.</summary>
internal static class StepFlags
{
    public static IEnumerable<StepSpec> Complete(IReadOnlyList<ParsedStep> steps, Observer observer, bool maySkip)
    {
        bool skipsAll = maySkip && observer == Observer.Nobody && SkipsAllButTheLast(steps);
        for (int i = 0; i < steps.Count; i++)
        {
            StepSpec step = steps[i].Spec;
            // A deadline is no successor: what follows it depends on the step that it guards.
            int next = i + 1 < steps.Count && steps[i + 1].Operation == StepOperation.LinkTimeout ? i + 2 : i + 1;
            bool closesNext = step.Link == StepLink.Hard && next < steps.Count && steps[next].Operation == StepOperation.Close;
            yield return step with
            {
                // Nobody looks at the shutdown, the close behind it retires the chain: one completion is enough. An unknown personality fails before
                // the shutdown is tried, and then the kernel is silent about the close, too.
                SkipsSuccess = (skipsAll && i < steps.Count - 1)
                    || (maySkip && observer == Observer.Nobody && step.Operation == StepOperation.Shutdown && closesNext && step.PersonalityParameter < 0),

                // A transfer cut short breaks a chain only with MSG_WAITALL. A receive in front of Close takes what there is, unless it is told otherwise.
                WaitsForAll = step.WaitsForAll || (steps.Count > 1 && step.Operation switch
                {
                    StepOperation.Send or StepOperation.Sendmsg => true,
                    StepOperation.Recv => !closesNext,
                    _ => false,
                }),
            };
        }
    }

    /// <summary>
    /// A step that skips and fails posts, and silences all that it cancels: so a chain of soft links whose steps all skip, but for the last, posts
    /// exactly one completion, of the last step or of the one that failed. With a hard link a failure would not tell whether more follows.
    /// What makes a file must tell that it has; a buffer that the kernel picked is named by its completion alone.
    /// </summary>
    private static bool SkipsAllButTheLast(IReadOnlyList<ParsedStep> steps)
    {
        for (int i = 0; i < steps.Count - 1; i++)
        {
            StepSpec step = steps[i].Spec;
            bool canSkip = step.Opcode == "Nop" || step.Operation is StepOperation.Timeout or StepOperation.LinkTimeout or StepOperation.Send
                or StepOperation.Shutdown or StepOperation.Bind or StepOperation.Listen or StepOperation.Connect;
            if (step.Link != StepLink.Soft || !canSkip) return false;
        }

        if (steps.Any(s => s.Spec.ZeroCopy > 0)) return false; // SEND_ZC refuses the flag, and posts twice.
        return steps.Count > 1 && steps[steps.Count - 1].Operation != StepOperation.LinkTimeout;
    }
}
