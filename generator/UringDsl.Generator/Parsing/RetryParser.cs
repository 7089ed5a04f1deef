using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>Reads [Retry], and says where a second attempt could do harm.</summary>
internal static class RetryParser
{
    private const int MaximumAttempts = 1000;

    public static RetrySpec? Parse(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps, SubmissionShape shape)
    {
        AttributeReader? retry = method.GetAttributes()
            .Where(a => KnownSymbols.Same(a, context.Known.RetryAttribute))
            .Select(a => new AttributeReader(a))
            .FirstOrDefault();
        if (retry is null) return null;
        var spec = new RetrySpec(
            retry.Number("Attempts", otherwise: 3), retry.Number("FirstDelayMilliseconds", otherwise: 50),
            retry.Number("MaxDelayMilliseconds", otherwise: 2000));
        if (WhyNot(steps, shape) is { } problem) Report(retry.Location, problem, Hint.Remove(Hint.Whole));
        if (spec.Attempts is < 2 or > MaximumAttempts)
        {
            Report(
                retry.Around("Attempts"), $"it has Attempts = {spec.Attempts}. Write 2 to {MaximumAttempts}; the first attempt is one of them.",
                Hint.Set("Attempts", spec.Attempts < 2 ? "2" : "1000"));
        }

        if (spec.FirstDelay < 1)
        {
            Report(
                retry.Around("FirstDelayMilliseconds"), $"it has FirstDelayMilliseconds = {spec.FirstDelay}, which is no pause. Write 1 or more.",
                Hint.Remove("FirstDelayMilliseconds"));
        }
        else if (spec.MaxDelay < spec.FirstDelay)
        {
            Report(
                retry.Around("MaxDelayMilliseconds"),
                $"its longest pause of {spec.MaxDelay} ms is shorter than its first of {spec.FirstDelay} ms. Raise MaxDelayMilliseconds.",
                Hint.Set("MaxDelayMilliseconds", spec.FirstDelay.ToString(CultureInfo.InvariantCulture)));
        }

        return spec;

        void Report(Location? location, string why, Hint hint) => context.Sink.Report(Descriptors.RetryUnsafe, location, hint, method.Name, why);
    }

    private static string? WhyNot(IReadOnlyList<ParsedStep> steps, SubmissionShape shape)
    {
        const string Instead = "Remove [Retry].";
        return shape switch
        {
            SubmissionShape.Chain when steps[0].Operation == StepOperation.Socket => null,
            SubmissionShape.Chain =>
                "the chain works on a file that is there before and behind it, and what an attempt has done to it stays done. Begin it with Socket, or "
                + "remove [Retry].",
            SubmissionShape.Single when steps[0].Operation is StepOperation.Connect or StepOperation.Bind or StepOperation.Generic => null,
            SubmissionShape.Receive or SubmissionShape.Accept or SubmissionShape.Listener or SubmissionShape.Multishot =>
                $"the runtime arms {steps[0].AttributeName} again by itself. {Instead}",
            _ => $"a second {steps[0].AttributeName} is not the first once more. {Instead}",
        };
    }
}
