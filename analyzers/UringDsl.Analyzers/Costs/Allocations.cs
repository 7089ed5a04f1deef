using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Costs;

/// <summary>Operations that make an object: those of the language, and calls of the platform and the runtime that are known to.</summary>
internal static class Allocations
{
    private const string Kept = "Keep one and use it again", Text = "Format into a span that is kept (TryFormat, Utf8.TryWrite)";

    private const string Constant = "Make it once, in a static readonly field", Span = "Work on the span";

    private static readonly HashSet<string> s_textMethods =
    [
        "Substring", "Split", "Replace", "ReplaceLineEndings", "ToUpper", "ToUpperInvariant", "ToLower", "ToLowerInvariant", "Concat", "Join", "Format",
        "Create", "PadLeft", "PadRight", "Insert", "Remove", "Trim", "TrimStart", "TrimEnd", "ToCharArray", "Copy", "Normalize",
    ];

    /// <summary>What is made, and what to do instead; null when nothing is.</summary>
    public static (string Name, string Remedy)? Of(IOperation operation, KnownSymbols known) => operation switch
    {
        _ when operation.ConstantValue.HasValue => null,
        IObjectCreationOperation { Type: { IsReferenceType: true } type } => ($"'new {type.Name}'", Kept),
        IAnonymousObjectCreationOperation => ("An anonymous object", "Use a tuple, or a struct"),
        IWithOperation { Type: { IsReferenceType: true } type } => ($"A copy of '{type.Name}'", "Make it a struct"),
        IArrayCreationOperation array => OfArray(array),
        ICollectionExpressionOperation collection => OfCollection(collection),
        IInterpolatedStringOperation { Parent: not IInterpolatedStringHandlerCreationOperation } text when !IsPart(text) => ("An interpolated string", Text),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum when !IsPart(sum) =>
            ("A concatenation", Text),
        ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String } => ("A concatenation", Text),
        IForEachLoopOperation loop when IsByInterface(loop) => ("An enumerator", "Give the collection its own type, or take it by index"),
        IInvocationOperation call => OfCall(call, known),
        _ => null,
    };

    private static (string, string)? OfArray(IArrayCreationOperation array)
    {
        if (array.Type is not IArrayTypeSymbol { ElementType: var element }) return null;
        if (array.DimensionSizes.All(size => size.ConstantValue.Value is 0) || array.Parent is IArrayInitializerOperation) return null;
        if (array.Parent is IConversionOperation { Type.Name: "ReadOnlySpan" } && IsData(array)) return null;
        string name = $"'new {element.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}[]'";
        return array.IsImplicit && array.Parent is IArgumentOperation ? (name + " for params", "Call a form without params") : (name, Kept);
    }

    // ReadOnlySpan<byte> bytes = new byte[] { 1, 2 }; lies in the assembly.
    private static bool IsData(IArrayCreationOperation array) =>
        array.Initializer is { } initializer && initializer.ElementValues.All(value => value.ConstantValue.HasValue);

    private static (string, string)? OfCollection(ICollectionExpressionOperation collection)
    {
        if (collection.Type is not { IsReferenceType: true } type) return null;
        bool isShared = collection.Elements.IsEmpty && type is IArrayTypeSymbol or { TypeKind: TypeKind.Interface };
        return isShared && collection.Elements.IsEmpty ? null : ("A collection", Kept);
    }

    private static (string, string)? OfCall(IInvocationOperation call, KnownSymbols known)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isConstant = call.Arguments.Length > 0 && call.Arguments.All(argument => IsConstant(argument.Value));
        if (method.ContainingAssembly is { } assembly && call.SemanticModel is { } model
            && SymbolEqualityComparer.Default.Equals(assembly, model.Compilation.Assembly))
        {
            return IsIterator(method, model.Compilation) ? ($"The iterator of '{method.Name}'", "Write the loop") : null;
        }

        string name = $"'{method.ContainingType?.Name}.{method.Name}'";
        switch (method.Name)
        {
            case "ToString" when ToStringAllocates(call):
                return ("'ToString'", Text);
            case "ToArray" or "ToList" when method.ContainingType?.Name is not "Enumerable" && IsOfSystem(method):
                return ($"'{method.Name}'", Span);
            case "GetString" or "GetBytes" or "GetChars" when method.ReturnType is IArrayTypeSymbol or { SpecialType: SpecialType.System_String }
                && IsBelow(method.ContainingType, "System.Text.Encoding"):
                return (name, isConstant ? "Use a UTF-8 literal (\"…\"u8)" : Span);
            case "Allocate" or "CopyOf" when method.ContainingType is { Name: "SendBuffer" or "ReceiveBuffer" } type && known.IsRuntimeType(type, type.Name):
                return (name, isConstant && method.Name == "CopyOf" ? Constant : Kept);
            case "AllocateArray" or "AllocateUninitializedArray" when TypeNames.Of(method.ContainingType) == "System.GC":
                return (name, Kept);
            case "Deserialize" or "Serialize" or "SerializeToUtf8Bytes" when method.ContainingType?.Name == "JsonSerializer":
                return (name, "Use Utf8JsonReader or Utf8JsonWriter on memory that is kept");
            case "ToHexString" or "ToHexStringLower" or "ToBase64String" or "FromHexString" or "FromBase64String"
                when TypeNames.Of(method.ContainingType) == "System.Convert":
                return (name, "Write into a span that is kept (TryToHexString, Base64.EncodeToUtf8)");
        }

        if (method.ContainingType?.SpecialType == SpecialType.System_String && s_textMethods.Contains(method.Name))
        {
            return ($"'string.{method.Name}'", method.Name is "Format" or "Concat" or "Join" or "Create" ? Text : Span);
        }

        return null;
    }

    private static bool ToStringAllocates(IInvocationOperation call) => call.Instance?.Type switch
    {
        null or { SpecialType: SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Object } => false,
        { IsValueType: true } => true,
        { Name: "StringBuilder" or "IPAddress" or "IPEndPoint" or "Uri" } => true,
        _ => false,
    };

    private static bool IsIterator(IMethodSymbol method, Compilation compilation) =>
        method is { IsAsync: false, ReturnType: { TypeKind: TypeKind.Interface, Name: "IEnumerable" or "IEnumerator" } }
        && SourceBodies.Of(compilation).BodyOf(method) is { } body
        && Code.Run(body).Any(operation => operation.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak);

    private static bool IsByInterface(IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection;
        while (collection is IConversionOperation { IsImplicit: true } conversion) collection = conversion.Operand;
        return collection is not IInvocationOperation && collection.Type is INamedTypeSymbol { TypeKind: TypeKind.Interface } && !loop.IsAsynchronous;
    }

    private static bool IsConstant(IOperation value) => value switch
    {
        { ConstantValue.HasValue: true } or IUtf8StringOperation => true,
        IConversionOperation conversion => IsConstant(conversion.Operand),
        ICollectionExpressionOperation collection => collection.Elements.All(IsConstant),
        _ => false,
    };

    // The outermost names all of it.
    private static bool IsPart(IOperation text)
    {
        IOperation? parent = text.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation) parent = parent.Parent;
        return parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }
            or ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String };
    }

    private static bool IsOfSystem(IMethodSymbol method) =>
        method.ContainingType is { } type && TypeNames.Of(type).StartsWith("System.", System.StringComparison.Ordinal);

    private static bool IsBelow(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (TypeNames.Of(type) == name) return true;
        }

        return false;
    }
}
