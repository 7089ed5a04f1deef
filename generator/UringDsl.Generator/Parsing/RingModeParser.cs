using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>The modes on the class, and which of them the kernel takes together.</summary>
internal static class RingModeParser
{
    private const string Modes = "Modes";

    // The bits of IORING_SETUP_*, as RingModes has them.
    private const int IoPoll = 1 << 0, SqPoll = 1 << 1, StartDisabled = 1 << 6, SubmitAll = 1 << 7, CooperativeTaskRun = 1 << 8, TaskRunFlag = 1 << 9;
    private const int Cqe32 = 1 << 11, SingleIssuer = 1 << 12, DeferTaskRun = 1 << 13, NoSqArray = 1 << 16, HybridIoPoll = 1 << 17;
    private const int CqeMixed = 1 << 18, SqRewind = 1 << 20;

    private const int Explicit = SubmitAll | SingleIssuer | CooperativeTaskRun | DeferTaskRun | NoSqArray | SqRewind;

    private static readonly (int Bit, string Name)[] Names =
    [
        (IoPoll, nameof(IoPoll)), (SqPoll, nameof(SqPoll)), (StartDisabled, nameof(StartDisabled)), (SubmitAll, nameof(SubmitAll)),
        (CooperativeTaskRun, nameof(CooperativeTaskRun)), (TaskRunFlag, nameof(TaskRunFlag)), (Cqe32, nameof(Cqe32)),
        (SingleIssuer, nameof(SingleIssuer)), (DeferTaskRun, nameof(DeferTaskRun)), (NoSqArray, nameof(NoSqArray)),
        (HybridIoPoll, nameof(HybridIoPoll)), (CqeMixed, nameof(CqeMixed)), (SqRewind, nameof(SqRewind)),
    ];

    // What may not stand beside what, and why.
    private static readonly (int Modes, int Others, string Why)[] Exclusive =
    [
        (SqPoll, CooperativeTaskRun | TaskRunFlag | DeferTaskRun, "the SQ thread runs the completion work, so nobody's task does"),
        (SqPoll, SqRewind, "the SQ thread reads the queue at any time"),
        (Cqe32, CqeMixed, "either every completion has 32 bytes, or some have"),
    ];

    // What needs one of what, and why.
    private static readonly (int Mode, int Needed, string Why)[] Dependent =
    [
        (DeferTaskRun, SingleIssuer, "the one thread that submits runs the completion work"),
        (HybridIoPoll, IoPoll, "it is a way of polling the device"),
        (SqRewind, NoSqArray, "with an array the kernel would look there"),
    ];

    // The numbers, the smallest that may be written, the value of one that is not written, and the mode without which it means nothing.
    private static readonly (string Name, int Minimum, int Maximum, int Otherwise, int Needed)[] Numbers =
    [
        ("SqPollIdleMilliseconds", 0, int.MaxValue, 0, SqPoll),
        ("SqPollProcessor", -1, int.MaxValue, -1, SqPoll),
        ("BusyPollMicroseconds", 0, 1_000_000, 0, SqPoll | TaskRunFlag),
        ("MinimumWaitMicroseconds", 0, 1_000_000, 0, 0),
        ("MinimumBatch", 0, 65536, 0, 0),
        ("NapiBusyPollMicroseconds", 0, 1_000_000, 0, 0),
        ("BoundedWorkers", 0, 1 << 16, 0, 0),
        ("UnboundedWorkers", 0, 1 << 16, 0, 0),
    ];

    public static RingModeSpec Parse(HandlerContext context, AttributeReader? ring)
    {
        if (ring is null) return new(default, default);
        int modes = ring.Number(Modes);
        CheckModes(context, ring, modes);
        var values = new List<RingModeValue>();
        foreach ((string name, int minimum, int maximum, int otherwise, int needed) in Numbers)
        {
            int value = ring.Number(name, otherwise);
            if (value == otherwise) continue;
            values.Add(new(name, value));
            if (value < minimum || value > maximum)
            {
                Hint hint = value < minimum ? Hint.Remove(name) : Hint.Number(maximum);
                context.Sink.Report(
                    Descriptors.RingOutOfRange, ring.At(name), hint, name, context.Handler.Name, value,
                    $"it must be from {minimum} to {maximum}", "Write such a number, or nothing for the default");
            }
            else if (needed != 0 && (modes & needed) == 0)
            {
                Report(context, ring, name, $"{name} means nothing without {Either(needed)}", "Add it to Modes, or remove the number", Hint.Remove(name));
            }
        }

        if (ring.Number("MinimumBatch") > 1 && ring.Number("MinimumWaitMicroseconds") == 0)
        {
            Report(
                context, ring, "MinimumBatch", "MinimumBatch without MinimumWaitMicroseconds would let the last completions before a pause wait for ever",
                "Say how long a wait may collect", Hint.Remove("MinimumBatch"));
        }

        return new(Names.Where(n => (modes & n.Bit) != 0).Select(n => n.Name).ToEquatableArray(), values.ToEquatableArray());
    }

    private static void CheckModes(HandlerContext context, AttributeReader ring, int modes)
    {
        int unknown = modes & ~Names.Aggregate(0, (all, name) => all | name.Bit);
        if (unknown != 0) Report(context, ring, Modes, $"{unknown} is no mode of a ring", "Write names of RingModes", Instead(modes & ~unknown));
        foreach ((int mode, int others, string why) in Exclusive)
        {
            if ((modes & mode) == 0 || (modes & others) == 0) continue;
            Report(context, ring, Modes, $"{Both(mode)} and {Both(modes & others)} exclude each other: {why}", "Remove one of them",
                Instead(modes & ~others, modes & ~mode));
        }

        foreach ((int mode, int needed, string why) in Dependent)
        {
            if ((modes & mode) == 0 || (modes & needed) != 0) continue;
            Report(context, ring, Modes, $"{Both(mode)} needs {Both(needed)}: {why}", "Name both", Instead(modes | needed));
        }

        // The defaults have a task-run mode; what replaces them must name one.
        if ((modes & TaskRunFlag) != 0 && (modes & SqPoll) == 0 && (modes & Explicit) != 0 && (modes & (CooperativeTaskRun | DeferTaskRun)) == 0)
        {
            Report(
                context, ring, Modes, "TaskRunFlag needs CooperativeTaskRun or DeferTaskRun: without them completion work never waits",
                "Name one of them, or none of the modes that replace the defaults", Instead(modes | CooperativeTaskRun, modes & ~TaskRunFlag));
        }
    }

    private static string Both(int modes) => string.Join(" | ", Names.Where(n => (modes & n.Bit) != 0).Select(n => n.Name));

    private static string Either(int modes) => string.Join(" or ", Names.Where(n => (modes & n.Bit) != 0).Select(n => n.Name));

    // The modes as they could be; without any, nothing need be written.
    private static Hint Instead(params int[] alternatives)
    {
        Hint hint = Hint.None;
        foreach (int modes in alternatives)
        {
            string written = string.Join(" | ", Names.Where(n => (modes & n.Bit) != 0).Select(n => "RingModes." + n.Name));
            hint = written.Length > 0 ? hint.OrSet(Modes, written) : hint.OrRemove(Modes);
        }

        return hint;
    }

    private static void Report(HandlerContext context, AttributeReader ring, string property, string why, string remedy, Hint hint) =>
        context.Sink.Report(Descriptors.RingModesConflict, ring.At(property), hint, context.Handler.Name, why, remedy);
}
