using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Emit;

/// <summary>What stands for an argument of <c>Prep.X</c> when the entry of a generic operation is written.</summary>
internal static class ArgumentEmitter
{
    public static IEnumerable<string> Arguments(SubmissionSpec submission, StepSpec step) => step.Arguments.Select(a => Text(submission, a));

    /// <summary>The file of a submission or of one step: that of its connection, of the chain, or one that was given.</summary>
    public static string File(SubmissionSpec submission, int parameter) =>
        StoredFile(submission, parameter) is var index and >= 0 ? $"flight.FileAt({index})" : "flight.File";

    /// <summary>The index of a file that was given beside that of the connection or the chain, or -1.</summary>
    public static int StoredFile(SubmissionSpec submission, int parameter) =>
        parameter < 0 || submission.IsPlain || submission.Connection == submission.Parameters[parameter] ? -1 : submission.Parameters[parameter].Index;

    /// <summary>A number: stored, or passed on to where the entry of a plain submission is prepared.</summary>
    public static string Number(SubmissionSpec submission, int parameter)
    {
        ParameterSpec number = submission.Parameters[parameter];
        return submission.PassesOn(number) ? $"number{number.Index}" : $"flight.Number({number.Index})";
    }

    private static string Text(SubmissionSpec submission, ArgumentSpec argument)
    {
        switch (argument.Source)
        {
            case ArgumentSource.Constant:
                return $"{argument.Name}: {argument.Text}";
            case ArgumentSource.File:
                string file = File(submission, argument.Index);
                return argument.Text.Length == 0 ? file : $"new global::UringDsl.{argument.Text}({file}.Number)";
            case ArgumentSource.Number:
                string number = Number(submission, argument.Index);
                return argument.Text == "long" ? number : $"unchecked(({argument.Text}){number})";
            case ArgumentSource.Address:
                return submission.Lent is null ? $"flight.PayloadAddress({Index(submission, argument)})" : "address";
            case ArgumentSource.Length:
                string length = submission.Lent is null ? $"flight.PayloadLength({Index(submission, argument)})" : "(uint)buffer.Length";
                return argument.Unit.Length == 0 ? length : $"{length} / (uint){argument.Unit}";
            case ArgumentSource.VectorCount:
                return $"flight.VectorCount({Index(submission, argument)})";
            case ArgumentSource.BufferIndex:
                return submission.Lent is null ? $"flight.BufferIndex({Index(submission, argument)})" : "buffer.BufferIndex";
            case ArgumentSource.Time:
                return $"flight.Time({Index(submission, argument)})";
            case ArgumentSource.Reserved:
                return $"flight.PayloadAddress({argument.Index})";
            case ArgumentSource.Target:
                return "flight.Target";
            default:
                return "flight.TargetUserData";
        }
    }

    private static int Index(SubmissionSpec submission, ArgumentSpec argument) => submission.Parameters[argument.Index].Index;
}
