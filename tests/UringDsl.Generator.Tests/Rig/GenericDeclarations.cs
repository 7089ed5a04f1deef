using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Ops;

namespace UringDsl.Testing;

/// <summary>Declarations of every operation of which the op table is all that the generator knows, made from the table itself.</summary>
internal static class GenericDeclarations
{
    public const string Usings = "using System;\nusing UringDsl;\n";

    /// <summary>A handler that has all of them.</summary>
    public static string Handler => $$"""
        [RingHandler]
        [FixedFiles(16, Reserved = 8)]
        internal sealed partial class EveryRow
        {
            [Timeout] private partial void Tick(TimeSpan timeout);
            {{Members()}}
        }
        """;

    /// <summary>A submission for each attribute: every operand that can be a parameter is one.</summary>
    /// <param name="isObserved">A method called <c>Take</c> and the type of the completion gets the result, instead of an awaiter.</param>
    public static string Members(bool isObserved = false) => string.Concat(OpTable.Generic.Where(IsHere).Select(o => Member(o, isObserved) + "\n"));

    /// <summary>One of them, called after its attribute.</summary>
    public static string Member(GenericOperation generic, bool isObserved = false)
    {
        AttributeSpec attribute = generic.Attribute;
        string? target = !attribute.HasTarget ? null : attribute.Name.StartsWith("Poll", System.StringComparison.Ordinal) ? "nameof(Poll)" : "nameof(Tick)";
        string? completed = isObserved ? $"Completed = nameof(Take{attribute.Completion})" : null;
        string arguments = string.Join(", ", new[] { target, completed }.OfType<string>());
        string parameters = string.Join(", ", generic.Row.Operands.Where(o => generic.FixedOf(o) is null).Select(Parameter).OfType<string>());
        string result = isObserved || IsEndless(generic) ? "void" : $"Pending<{attribute.Completion}>";
        return $"[{attribute.Name}({arguments})] private partial {result} {attribute.Name}({parameters});";
    }

    /// <summary>False for an operation whose types the runtime does not have.</summary>
    public static bool IsHere(GenericOperation generic) => typeof(RingHandlerAttribute).Assembly.GetType("UringDsl.FixedBuffer") is not null
        || !generic.Row.Operands.Any(o => o.Types.Any(t => t.StartsWith("FixedBuffer", System.StringComparison.Ordinal)));

    /// <summary>True for one that completes again and again, and so cannot be awaited.</summary>
    public static bool IsEndless(GenericOperation generic) => generic.Row.Multishot is { IsMandatory: true };

    private static string? Parameter(OperandSpec operand)
    {
        string? type = operand.Kind switch
        {
            _ when operand.Presence is OperandPresence.Derived or OperandPresence.Reserved => null,
            _ when operand.Types.Length > 0 => operand.Types[0],
            OperandKind.File or OperandKind.Descriptor => "Descriptor",
            OperandKind.Slot => "Slot",
            OperandKind.Path => "string",
            OperandKind.Buffer => operand.IsWritten ? "ReceiveBuffer" : "SendBuffer",
            OperandKind.Time => "TimeSpan",
            OperandKind.DirectTarget or OperandKind.UserData => null,
            _ => operand.PropertyType ?? operand.Type,
        };
        string name = operand.Kind == OperandKind.Time ? "timeout" : operand.Name;
        // The usings of a test may have other types of those names.
        bool isAbi = type is not null && typeof(RingHandlerAttribute).Assembly.GetType("UringDsl.Abi." + type) is not null;
        return type is null ? null : $"{(isAbi ? "UringDsl.Abi." : "")}{type} {name}";
    }
}
