using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Memory;

/// <summary>The methods that the ring calls, and which of them can come before which.</summary>
internal sealed class HandlerEvents
{
    private static readonly string[] s_starts = ["OnStarted", "OnOpened", "OnHandedOver"];
    private static readonly string[] s_ends = ["OnStopping", "OnClosed", "OnUnhandledException", "OnStarted"];

    private readonly HandlerModel _handler;
    private readonly MethodEffects _effects;
    private readonly HashSet<IMethodSymbol> _events = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IMethodSymbol> _accepting = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, HashSet<IMethodSymbol>> _next = new(SymbolEqualityComparer.Default);
    private IReadOnlyList<IMethodSymbol>? _roots;

    public HandlerEvents(HandlerModel handler, MethodEffects effects)
    {
        (_handler, _effects) = (handler, effects);
        foreach (SubmissionSpec submission in handler.Submissions.Values)
        {
            _events.UnionWith(Of(submission));
            bool accepts = submission.Steps.Any(s => s.Operation is StepOperation.Listener or StepOperation.Accept or StepOperation.Adopt);
            if (accepts && handler.MethodOf(submission.Completed) is { } accepted) _accepting.Add(accepted);
        }

        foreach (IMethodSymbol method in handler.Methods)
        {
            // Hooks; what is called from outside; what goes on by itself once it has been started.
            if (method.PartialDefinitionPart is not null || method.IsAsync || method.DeclaredAccessibility != Accessibility.Private) _events.Add(method);
        }
    }

    /// <summary>What the ring calls, and what anybody may call.</summary>
    public IEnumerable<IMethodSymbol> Events => _events;

    public bool IsEvent(IMethodSymbol method) => _events.Contains(method);

    /// <summary>It runs once, or once for a connection, before the others.</summary>
    public bool IsStart(IMethodSymbol method) => s_starts.Contains(method.Name) || _accepting.Contains(method);

    /// <summary>It runs when something ends, or before everything: what it sets tells nothing of memory in flight.</summary>
    public bool IsEnd(IMethodSymbol method) => s_ends.Contains(method.Name);

    /// <summary>The events that may come while a method has left memory in flight, and before the kernel gives it back.</summary>
    public HashSet<IMethodSymbol> Before(MemoryHold hold, MemorySubmission submission)
    {
        bool isZeroCopy = hold.Flight.Use.IsZeroCopy;
        IMethodSymbol? free = isZeroCopy ? submission.Released : submission.Completed;
        HashSet<IMethodSymbol> found = new(SymbolEqualityComparer.Default);
        Queue<IMethodSymbol> open = new();
        if (isZeroCopy) Add(submission.Completed);
        foreach (IMethodSymbol launched in hold.Launched.OfType<IMethodSymbol>()) Launch(launched);
        foreach (KeyValuePair<IMethodSymbol, SubmissionSpec> other in _handler.Submissions)
        {
            bool goesOn = other.Value.Steps.Any(s => IsEndless(s) && !(hold.Key.IsPerConnection && s.Operation == StepOperation.Listener));
            if (goesOn && IsArmedBy(other.Key, hold.Method, free)) Launch(other.Key);
        }

        foreach (IMethodSymbol method in _events)
        {
            bool isOther = method.Name is "OnMessage" || (isZeroCopy && method.Name == "OnClosed")
                || (!hold.Key.IsPerConnection && _accepting.Count > 0 && method.Name is "OnOpened" or "OnHandedOver");
            if (isOther && method.PartialDefinitionPart is not null) Add(method);
        }

        while (open.Count > 0)
        {
            foreach (IMethodSymbol launched in _effects.Of(open.Dequeue()).Launched) Launch(launched);
        }

        return found;

        void Launch(IMethodSymbol launched)
        {
            if (_handler.SubmissionOf(launched) is not { } spec)
            {
                Add(launched.PartialImplementationPart ?? launched);
                return;
            }

            if (SymbolEqualityComparer.Default.Equals(launched, submission.Method)) return;
            foreach (IMethodSymbol method in Of(spec))
            {
                if (!hold.Key.IsPerConnection || !_accepting.Contains(method)) Add(method);
            }
        }

        void Add(IMethodSymbol? method)
        {
            if (method is null || SymbolEqualityComparer.Default.Equals(method, free) || !found.Add(method)) return;
            open.Enqueue(method);
        }
    }

    private static bool IsEndless(StepSpec step) => step.Operation == StepOperation.Listener
        || (step.Multishot && !(step.Operation == StepOperation.Timeout && (step.Count > 0 || step.NumberParameter >= 0)));

    // Somebody outside of the handler may have armed it; or an event has that leads to the method, or that comes without the memory being freed first.
    private bool IsArmedBy(IMethodSymbol submission, IMethodSymbol method, IMethodSymbol? free)
    {
        List<IMethodSymbol> arming = [.. _events.Where(e => _effects.Of(e).Launched.Contains(submission))];
        return arming.Count == 0 || arming.Any(e => Reached([e], past: null).Contains(method)) || arming.Any(Reached(Roots, past: free).Contains);
    }

    private IEnumerable<IMethodSymbol> Roots => _roots ??= [.. _events.Where(e => !_events.Any(other => Next(other).Contains(e)))];

    private HashSet<IMethodSymbol> Reached(IEnumerable<IMethodSymbol> from, IMethodSymbol? past)
    {
        HashSet<IMethodSymbol> found = new(SymbolEqualityComparer.Default);
        Queue<IMethodSymbol> open = new(from);
        while (open.Count > 0)
        {
            IMethodSymbol method = open.Dequeue();
            if (SymbolEqualityComparer.Default.Equals(method, past) || !found.Add(method)) continue;
            foreach (IMethodSymbol next in Next(method)) open.Enqueue(next);
        }

        return found;
    }

    // The events that a method brings about.
    private HashSet<IMethodSymbol> Next(IMethodSymbol method)
    {
        if (_next.TryGetValue(method, out HashSet<IMethodSymbol>? known)) return known;
        HashSet<IMethodSymbol> next = new(SymbolEqualityComparer.Default);
        foreach (IMethodSymbol launched in _effects.Of(method).Launched)
        {
            if (_handler.SubmissionOf(launched) is { } spec) next.UnionWith(Of(spec));
            else next.Add(launched.PartialImplementationPart ?? launched);
        }

        return _next[method] = next;
    }

    private IEnumerable<IMethodSymbol> Of(SubmissionSpec submission) =>
        new[] { _handler.MethodOf(submission.Completed), _handler.MethodOf(submission.Failed), _handler.MethodOf(submission.Released) }.OfType<IMethodSymbol>();
}
