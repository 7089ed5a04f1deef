using System.Collections.Generic;
using System.Linq;

namespace UringDsl.Generator.Model;

/// <summary>One submission: a partial method whose body is generated.</summary>
/// <param name="Id">The operation number in user_data, from 1.</param>
/// <param name="Name">Escaped where it is a keyword.</param>
/// <param name="Modifiers">As they must be repeated, <c>partial</c> included.</param>
internal sealed record SubmissionSpec(
    byte Id,
    string Name,
    string Modifiers,
    SubmissionShape Shape,
    Observer Observer,
    EquatableArray<ParameterSpec> Parameters,
    EquatableArray<StepSpec> Steps)
{
    private static readonly HashSet<string> s_plain =
    [
        "Nop", "Read", "Readv", "ReadFixed", "ReadvFixed", "Write", "Writev", "WriteFixed", "WritevFixed", "Fsync", "SyncFileRange", "Fallocate",
        "Ftruncate", "Fadvise", "Madvise", "Timeout", "FutexWait", "FutexWake",
    ];

    /// <summary>The declared return type, of a stub only.</summary>
    public string ReturnType { get; init; } = "";

    /// <summary>The name without its escape, made unique in the handler: what generated helpers are called after.</summary>
    public string HelperName { get; init; } = "";

    /// <summary>The type of the completion value: Completion, Sent, Accepted, Received or the outcome's name.</summary>
    public string ResultType { get; init; } = "";

    /// <summary>The method that gets the result; for a listener, each connection.</summary>
    public CompletionSpec? Completed { get; init; }

    /// <summary>The method that gets a listener's failure.</summary>
    public CompletionSpec? Failed { get; init; }

    /// <summary>The generated result type of an observed chain.</summary>
    public OutcomeSpec? Outcome { get; init; }

    /// <summary>The user has documented the method; generated documentation would replace that.</summary>
    public bool HasDocumentation { get; init; }

    /// <summary>The parameter that is the file of every step, or -1.</summary>
    public int FileParameter { get; init; } = -1;

    /// <summary>The parameter that is the address, or -1.</summary>
    public int AddressParameter { get; init; } = -1;

    /// <summary>Sizes of the memory that is reserved for results, the first of the flight's payloads; negative for an int of that value.</summary>
    public EquatableArray<int> Reserved { get; init; }

    /// <summary>The method that hears of released memory, or null.</summary>
    public CompletionSpec? Released
    {
        get
        {
            foreach (StepSpec step in Steps)
            {
                if (step.Released is { } released) return released;
            }

            return null;
        }
    }

    /// <summary>How often it is tried, or null.</summary>
    public RetrySpec? Retry { get; init; }

    /// <summary>True for a chain that makes or accepts its own socket.</summary>
    public bool MakesSocket => Steps.Count > 1 && Steps[0].Operation is StepOperation.Socket or StepOperation.Accept;

    /// <summary>The connection that listens, where the chain begins with an accept on one.</summary>
    public ParameterSpec? Listener => MakesSocket && Steps[0].FileParameter >= 0 && Parameters[Steps[0].FileParameter].Operand == OperandType.Connection
        ? Parameters[Steps[0].FileParameter]
        : null;

    /// <summary>True where the first step opens a file in a slot that the runtime takes for it.</summary>
    public bool OpensFile => Steps[0] is { Operation: StepOperation.Generic, Direct: true };

    /// <summary>
    /// True for one operation that makes no file, closes none and belongs to no connection: its entry is prepared where it is called, since nothing
    /// can keep it back.
    /// </summary>
    public bool IsPlain => Shape == SubmissionShape.Single && Retry is null && Steps.Count == 1
        && Steps[0] is { CancelTarget: null, SkipsSuccess: false, Drains: false, Opcode: var opcode } && s_plain.Contains(opcode)
        && Parameters.All(p => p.Operand != OperandType.Connection);

    /// <summary>
    /// True for a plain one without arguments that would have to be stored before it is published: at most a file, numbers and a registered buffer.
    /// </summary>
    public bool StoresNothing => IsPlain && Reserved.Count == 0 && AddressParameter < 0 && Steps[0] is { ConstantTime: < 0, Released: null }
        && Parameters.All(p => p.Group == OperandClass.File || p.Operand == OperandType.FixedBuffer || PassesOn(p))
        && Parameters.Count(p => p.Operand == OperandType.FixedBuffer) <= 1;

    /// <summary>The registered buffer of a submission that stores nothing: it is lent by its number, and passed on like <see cref="PassedOn"/>.</summary>
    public ParameterSpec? Lent => StoresNothing ? Parameters.FirstOrDefault(p => p.Operand == OperandType.FixedBuffer) : null;

    /// <summary>The numbers that are passed on to where the entry of a plain submission is prepared. Lengths are not: they are checked when stored.</summary>
    public IEnumerable<ParameterSpec> PassedOn => Parameters.Where(PassesOn);

    /// <summary>Whether this is one of <see cref="PassedOn"/>.</summary>
    public bool PassesOn(ParameterSpec parameter) => IsPlain && parameter is { Group: OperandClass.Number, Use: not OperandUse.Length };

    /// <summary>The connection that it works on, or null.</summary>
    public ParameterSpec? Connection =>
        FileParameter >= 0 && Parameters[FileParameter].Operand == OperandType.Connection ? Parameters[FileParameter] : null;
}

/// <summary>The runtime's ways to carry out a submission; the names are the members of <c>OperationShape</c>.</summary>
internal enum SubmissionShape : byte
{
    Single,
    Chain,
    Receive,
    Accept,
    Listener,
    Send,
    Cancel,
    Abort,
    Multishot,
    Message,
    HandOver,
    Adopt,
}

/// <summary>Who learns how a submission ended.</summary>
internal enum Observer : byte
{
    Nobody,
    Method,
    Awaiter,
}
