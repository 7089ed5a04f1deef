using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Emit;

/// <summary>
/// The runtime's types as emitted code writes them: qualified from <c>global::</c>, so that no name of the user's can get in between.
/// </summary>
internal static class Names
{
    public const string Services = "global::UringDsl.CompilerServices.";
    public const string Loop = Services + "RingLoop";
    public const string Flight = Services + "Flight";
    public const string FlightHandle = Services + "FlightHandle";
    public const string Program = Services + "IRingProgram";
    public const string Prep = "global::UringDsl.Abi.Prep";
    public const string SqeFlags = "global::UringDsl.Abi.SqeFlags";
    public const string MsgFlags = "global::UringDsl.Abi.MsgFlags";
    public const string Opcode = "global::UringDsl.Abi.Opcode";
    public const string LinkKind = "global::UringDsl.LinkKind";
    public const string Connection = "global::UringDsl.Connection";

    /// <summary>A mode of zero copy, by its number.</summary>
    public static string ZeroCopyMode(int mode) => "global::UringDsl.ZeroCopyMode." + mode switch
    {
        1 => "Adaptive",
        2 => "Always",
        _ => "Never",
    };

    private const int MaximumColumns = 112; // behind an indentation of two levels

    /// <summary>A string literal; also safe in a comment, since it has no line break.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>Text for a documentation comment.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public static string Bool(bool value) => value ? "true" : "false";

    /// <summary>A result type as it is written in the handler: generated ones are nested in it.</summary>
    public static string ResultType(SubmissionSpec submission) =>
        submission.Outcome is null ? "global::UringDsl." + submission.ResultType : submission.ResultType;

    /// <summary>A call or a signature, with its arguments on lines of their own where it would become too long.</summary>
    public static string Wrap(string head, IReadOnlyCollection<string> arguments, string tail = ")")
    {
        string flat = string.Join(", ", arguments);
        if (head.Length + flat.Length + tail.Length <= MaximumColumns) return head + flat + tail;
        string separator = flat.Length + tail.Length <= MaximumColumns ? ", " : ",\n    ";
        return head + "\n    " + string.Join(separator, arguments) + tail;
    }

    /// <summary>A local that neither a parameter of the submission nor the submission itself is called like.</summary>
    public static string Local(SubmissionSpec submission, string name)
    {
        while (name == submission.Name || submission.Parameters.Any(p => p.Name == name)) name += "_";
        return name;
    }
}
