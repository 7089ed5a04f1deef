using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Memory;

/// <summary>Parts of what the rules of memory say.</summary>
internal static class MemoryText
{
    public static string Doing(Flight flight) => flight.Use.IsFilled ? "fills" : "reads";

    /// <summary>When the memory is free.</summary>
    public static string Until(Flight flight)
    {
        MemorySubmission submission = flight.Submission;
        if (flight.Use.IsZeroCopy)
        {
            return submission.Released is { } released ? $"'{released.Name}' is called" : "the kernel tells of its release, which needs Released = nameof(…)";
        }

        return submission.Spec.Observer == Observer.Awaiter ? $"'{submission.Name}' has been awaited"
            : submission.Completed is { } completed ? $"'{completed.Name}' is called"
            : "it has completed, which needs Completed = nameof(…)";
    }

    /// <summary>The completion is there, and the notification is not.</summary>
    public static void ReportCompleted(MemoryLog log, MemorySubmission submission, Location location, string name, string what)
    {
        if (submission.Released is { } released)
        {
            log.Report(Descriptors.CompletionTakenForRelease, location, name, what, submission.Name, released.Name);
        }
        else
        {
            log.Report(Descriptors.ReleaseUnheard, location, name, what, submission.Name);
        }
    }
}
