using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Rearming;

/// <summary>What a path knows of one completion of a multishot: whether more follows (F_MORE), and how it ended if not.</summary>
internal sealed class Ending
{
    // An error that no second try changes, or that says that nobody wants one.
    private static readonly Dictionary<long, string> s_lasting = new()
    {
        [9] = "EBADF", [14] = "EFAULT", [22] = "EINVAL", [32] = "EPIPE", [88] = "ENOTSOCK", [95] = "EOPNOTSUPP", [104] = "ECONNRESET", [107] = "ENOTCONN",
        [125] = "ECANCELED",
    };

    // An error that comes again at once while nothing has been given back.
    private static readonly Dictionary<long, string> s_short = new() { [12] = "ENOMEM", [23] = "ENFILE", [24] = "EMFILE", [105] = "ENOBUFS" };

    private readonly bool? _succeeded, _atEnd;
    private readonly long? _errno;
    private readonly bool _tellsErrors, _hasEnd;

    private Ending(bool? armed, bool? succeeded, bool? atEnd, long? errno, bool tellsErrors, bool hasEnd)
    {
        (IsArmed, _succeeded, _atEnd, _errno, _tellsErrors, _hasEnd) = (armed, succeeded, atEnd, errno, tellsErrors, hasEnd);
    }

    /// <summary>F_MORE, where the path has asked.</summary>
    public bool? IsArmed { get; }

    /// <summary>Nothing more follows: the path has asked, or it knows of an error or of the end of the stream.</summary>
    public bool IsOver => IsArmed == false || _succeeded == false;

    /// <summary>It is over with an error or an end.</summary>
    public bool HasFailed => _succeeded == false;

    /// <summary>It may be over: nothing says that more follows.</summary>
    public bool MayBeOver => IsArmed != true;

    /// <summary>Why to submit it again would be wrong, or null.</summary>
    public string? Objection(bool hasEnded)
    {
        if (_succeeded == true) return null;
        if (_hasEnd && _atEnd != false && _errno is null) return "also at the end of the stream, which comes again at once, for ever";
        if (_errno is { } known)
        {
            if (s_lasting.TryGetValue(known, out string? name)) return $"on {name}, which comes again, or says that it is to end";
            return !hasEnded && s_short.TryGetValue(known, out name) ? $"on {name} before anything has been given back, so that it comes again at once" : null;
        }

        return _tellsErrors || hasEnded ? null : "on every error: ECANCELED while the ring stops, EMFILE or EBADF again and again";
    }

    /// <summary>In which case nothing follows on this path.</summary>
    public string Case() => _succeeded switch
    {
        true => "after a good result, as when the completion queue overflowed,",
        false => "after an error or an end",
        null => "where the kernel has ended it",
    };

    /// <summary>Reads what the path has decided about a completion.</summary>
    public static Ending Of<T>(FlowValue completion, ITypeSymbol type, ICollection<FlowValue> takes, FlowContext<T> context)
        where T : System.IEquatable<T>
    {
        // An empty datagram is a message, and no end.
        bool isMessage = type.Name == "ReceivedMessage";
        bool? armed = null, succeeded = null, said = null, taken = null, atEnd = null;
        long? errno = null;
        bool tellsErrors = false, hasEnd = type.GetMembers("IsEndOfStream").Any() && !isMessage;
        foreach (KeyValuePair<FlowValue, bool> fact in context.State.Facts)
        {
            (FlowValue condition, bool truth) = (fact.Key, fact.Value);
            if (takes.Contains(condition)) taken = truth;
            FlowTest? test = condition.Kind == FlowValueKind.Test ? condition.Key as FlowTest : null;
            FlowValue member = test is null ? condition : condition.Of!;
            if (member.Kind != FlowValueKind.Member || member.Of?.Equals(completion) != true || member.Key is not ISymbol { Name: { } name }) continue;
            switch (name)
            {
                case "IsArmed" when test is null:
                    armed = truth;
                    break;
                case "IsSuccess" when test is null:
                    said = truth;
                    break;
                case "IsEndOfStream" when test is null:
                    atEnd = truth;
                    if (truth) succeeded = false;
                    break;
                case "Error" when test?.Passes(0) is { } passesNone && NumberOf(test) is { } number:
                    if (truth != passesNone) succeeded = false;
                    if (truth != passesNone) atEnd = false;
                    if (number != 0 && truth) errno = number;
                    if (number != 0) tellsErrors = true;
                    break;
                case "Length" or "Result" or "Bytes" when test is not null && !isMessage:
                    // Of a count, what zero passes and one does not tells them apart.
                    bool? zero = test.Passes(0), one = test.Passes(1), less = test.Passes(-1);
                    if (zero is { } z && one is { } o && z != o) succeeded = truth == o;
                    else if (!hasEnd && less is { } l && zero is { } n && l != n) succeeded = truth == n;
                    break;
            }
        }

        // Of a good result, the buffer can be taken; no error and no end is a good result, and no error of one that is not good is the end.
        succeeded = said ?? succeeded ?? taken;
        if (NoError(completion, context))
        {
            if (atEnd == false || !hasEnd) succeeded = true;
            else if (succeeded == false) atEnd = true;
        }

        return new(armed, succeeded, atEnd, errno, tellsErrors, hasEnd);
    }

    private static bool NoError<T>(FlowValue completion, FlowContext<T> context)
        where T : System.IEquatable<T> => context.State.Facts.Any(fact => fact.Value
            && fact.Key is { Kind: FlowValueKind.Test, Key: FlowTest { Operator: Microsoft.CodeAnalysis.Operations.BinaryOperatorKind.Equals } test }
            && NumberOf(test) == 0
            && fact.Key.Of is { Kind: FlowValueKind.Member, Key: ISymbol { Name: "Error" } } member && member.Of!.Equals(completion));

    private static long? NumberOf(FlowTest test) => test.Constant is sbyte or byte or short or ushort or int or uint or long
        ? System.Convert.ToInt64(test.Constant, System.Globalization.CultureInfo.InvariantCulture)
        : null;
}
