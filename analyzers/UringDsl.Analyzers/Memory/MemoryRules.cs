using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Memory;

/// <summary>
/// What is wrong between methods: one leaves memory to the kernel where another finds it, and the other can run before the memory is free. Which
/// events can come before that follows from who submits what; a condition that asks for what the release has set ends the doubt.
/// </summary>
internal sealed class MemoryRules(HandlerModel handler, MethodEffects effects, MemoryLog log)
{
    private readonly HandlerEvents _events = new(handler, effects);

    public void Check()
    {
        HashSet<StorageKey> recycled = CheckRecycled();
        foreach (MemoryHold hold in log.Holds.Distinct().Where(h => _events.IsEvent(h.Method) && !(h.IsContainer && recycled.Contains(h.Key))))
        {
            foreach (MemoryTouch touch in log.Touches.Where(t => t.Key == hold.Key && t.IsTaken == hold.IsContainer)) Check(hold, touch);
        }
    }

    // Put where others take from, while it is in flight: wrong when they fill what they take.
    private HashSet<StorageKey> CheckRecycled()
    {
        HashSet<StorageKey> found = [];
        foreach ((Flight flight, StorageKey into, string name, Location location) in log.Recycled)
        {
            if (!IsPool(into, flight.Submission)) continue;
            found.Add(into);
            if (flight.IsCompleted) MemoryText.ReportCompleted(log, flight.Submission, location, name, $"put into '{into.Name}'");
            else Recycled(flight, location, name, into);
        }

        return found;
    }

    private bool IsPool(StorageKey container, MemorySubmission submission) => log.Touches.Any(t =>
        t.IsTaken && t.Key == container && t.Kind != TouchKind.Recycled && !SymbolEqualityComparer.Default.Equals(t.Method, submission.Released));

    private void Check(MemoryHold hold, MemoryTouch touch)
    {
        Flight flight = hold.Flight;
        MemorySubmission submission = flight.Submission;
        if (touch.Kind == TouchKind.Recycled && (touch.Into is null || !IsPool(touch.Into, submission))) return;
        bool isOrdinary = !flight.Use.IsZeroCopy;
        if (isOrdinary && (hold.Key.IsPerConnection || hold.IsContainer)) return; // The peer's next message may well come after the completion.
        if (flight.Range.Sure is not { } used || (touch.Start is null && touch.Range.Sure is null)) return;
        HashSet<IMethodSymbol> before = _events.Before(hold, submission);
        if (TouchedBy(touch, hold, before).Sure is not { } touched || !used.Overlaps(touched)) return;
        if (!before.Contains(touch.Method) || IsRotated(hold, touch, before) || IsGuarded(touch, submission, isOrdinary)) return;
        Report(touch, flight, submission);
    }

    // Where the next event begins: at a position that this one has set back, and no other sets.
    private FlowRange TouchedBy(MemoryTouch touch, MemoryHold hold, HashSet<IMethodSymbol> before)
    {
        if (touch.Start is not { } start || !hold.Numbers.TryGetValue(start, out int number)) return touch.Range;
        bool isSet = before.Any(m => !SymbolEqualityComparer.Default.Equals(m, touch.Method) && effects.Of(m).Assigned.Any(a => a.Name == start.Name));
        return isSet ? touch.Range : new(FlowValue.Constant(number), touch.Range.Length);
    }

    // Another method puts other memory there in between.
    private bool IsRotated(MemoryHold hold, MemoryTouch touch, HashSet<IMethodSymbol> before) => before
        .Where(m => !SymbolEqualityComparer.Default.Equals(m, touch.Method) && !SymbolEqualityComparer.Default.Equals(m, hold.Method) && !_events.IsStart(m))
        .Any(m => effects.Of(m).Assigned.Any(a => a.Name == hold.Key.Name));

    // A condition asks for what the release sets, or for what only this method sets itself: written once, in turn.
    private bool IsGuarded(MemoryTouch touch, MemorySubmission submission, bool isOrdinary)
    {
        foreach (ISymbol guard in touch.Guards)
        {
            if (guard.Name == "IsIdle") return true;
            List<IMethodSymbol> writers = [.. _events.Events.Where(e => effects.Of(e).Changed.Contains(guard))];
            if (writers.Count == 0) continue;
            IMethodSymbol? free = isOrdinary ? submission.Completed : submission.Released;
            if (free is not null && writers.Contains(free, SymbolEqualityComparer.Default)) return true;
            bool isForNothing = writers.Any(w => _events.IsEnd(w) || (!isOrdinary && SymbolEqualityComparer.Default.Equals(w, submission.Completed)))
                && writers.All(w => _events.IsEnd(w) || _events.IsStart(w) || SymbolEqualityComparer.Default.Equals(w, submission.Completed)
                    || SymbolEqualityComparer.Default.Equals(w, touch.Method) || effects.Of(w).Launched.Contains(submission.Method));
            if (!isForNothing) return true;
        }

        return false;
    }

    private void Report(MemoryTouch touch, Flight flight, MemorySubmission submission)
    {
        string name = touch.Key.Name;
        bool isAtCompletion = SymbolEqualityComparer.Default.Equals(touch.Method, submission.Completed);
        string what = touch.Kind switch
        {
            TouchKind.Written => "written",
            TouchKind.Filled => "filled",
            _ => $"put into '{touch.Into!.Name}'",
        };
        if (flight.Use.IsZeroCopy && (submission.Released is null || isAtCompletion))
        {
            MemoryText.ReportCompleted(log, submission, touch.Location, name, what);
            return;
        }

        string until = MemoryText.Until(flight);
        switch (touch.Kind)
        {
            case TouchKind.Recycled:
                Recycled(flight, touch.Location, name, touch.Into!);
                break;
            case TouchKind.Filled:
                log.Report(Descriptors.MemorySharedInFlight, touch.Location, name, touch.By ?? "another operation", MemoryText.Doing(flight), until);
                break;
            case TouchKind.Written when flight.Use.IsFilled:
                log.Report(Descriptors.MemoryReadBeforeFilled, touch.Location, name, submission.Name, until);
                break;
            case TouchKind.Written:
                log.Report(Descriptors.MemoryWrittenInFlight, touch.Location, name, submission.Name, until);
                break;
        }
    }

    private void Recycled(Flight flight, Location location, string name, StorageKey into) => log.Report(
        Descriptors.MemoryRecycledInFlight, location, name, into.Name, flight.Submission.Name, MemoryText.Doing(flight), MemoryText.Until(flight));
}
