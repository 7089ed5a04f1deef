using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Memory;

/// <summary>
/// What an address is the address of: the stack, or an object that the collector may move. Of all else nothing is said: memory of native code, of
/// <c>GC.AllocateArray(…, pinned: true)</c>, of a pinned handle, and what a parameter brings.
/// </summary>
internal sealed class AddressMemory(HandlerModel handler)
{
    private readonly Dictionary<ISymbol, bool> _fields = new(SymbolEqualityComparer.Default);

    /// <summary>Why the address is soon wrong, or null.</summary>
    /// <param name="address">The value of the address.</param>
    /// <param name="origins">The operations that have made values.</param>
    public string? Fault(FlowValue address, IReadOnlyDictionary<FlowValue, IOperation> origins)
    {
        FlowValue root = address.Root;
        if (IsStack(root)) return "it is memory of the stack, which other calls use as soon as the method returns";
        // The value of an array is no address: one is a view of it.
        if (address.Kind != FlowValueKind.View || !MayMove(root, origins)) return null;
        return "the collector moves it, as nothing pins it, or a 'fixed' that has ended by then";
    }

    private static bool IsStack(FlowValue root) => root is { Kind: FlowValueKind.Result, Site.Syntax: { } syntax }
        && (root.Key is OperationKind.AddressOf || syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax);

    private bool MayMove(FlowValue root, IReadOnlyDictionary<FlowValue, IOperation> origins) => root switch
    {
        { Kind: FlowValueKind.Constant, Key: string } => true,
        { Kind: FlowValueKind.Parameter, Key: IParameterSymbol { Type.SpecialType: SpecialType.System_String } } => true,
        { Kind: FlowValueKind.Member, Key: IFieldSymbol { Type.SpecialType: SpecialType.System_String } } => true,
        { Kind: FlowValueKind.Member, Key: IFieldSymbol { Type: IArrayTypeSymbol } field } => IsNeverPinned(field),
        { Kind: FlowValueKind.Result } => origins.TryGetValue(root, out IOperation? made) && IsMovable(made),
        _ => false,
    };

    private static bool IsMovable(IOperation? made) => made switch
    {
        IConversionOperation conversion => IsMovable(conversion.Operand),
        IArrayCreationOperation => true,
        ICollectionExpressionOperation collection => collection.Type is IArrayTypeSymbol,
        IInvocationOperation { TargetMethod: { Name: "Rent" } method } => IsOfSystem(method),
        IInvocationOperation { Type: IArrayTypeSymbol, TargetMethod: var method } call =>
            IsOfSystem(method) && !call.Arguments.Any(argument => argument.Parameter?.Name == "pinned" && argument.Value.ConstantValue is not { Value: false }),
        { Type.SpecialType: SpecialType.System_String } => true,
        _ => false,
    };

    private static bool IsOfSystem(IMethodSymbol method)
    {
        INamespaceSymbol? space = method.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false }) space = space.ContainingNamespace;
        return space?.Name == "System" && method.DeclaringSyntaxReferences.IsEmpty;
    }

    // Everything that the handler puts into it can move, and no handle pins it.
    private bool IsNeverPinned(IFieldSymbol field)
    {
        if (_fields.TryGetValue(field, out bool known)) return known;
        List<IOperation> values = [];
        bool isClosed = field.DeclaredAccessibility == Accessibility.Private && SymbolEqualityComparer.Default.Equals(field.ContainingType, handler.Handler);
        if (isClosed && InitializerOf(field) is { } initializer) values.Add(initializer);
        foreach (IOperation operation in handler.Methods.SelectMany(m => handler.GraphOf(m)!.OriginalOperation.DescendantsAndSelf()))
        {
            if (operation is IArgumentOperation argument && IsIt(Plain(argument.Value)) && MayPin(argument)) isClosed = false;
            if (operation is ISimpleAssignmentOperation assignment && IsIt(assignment.Target)) values.Add(assignment.Value);
        }

        return _fields[field] = isClosed && values.Count > 0 && values.All(IsMovable);

        bool IsIt(IOperation operation) => operation is IFieldReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Field, field);
    }

    // A method of others may pin it, or assign it; one of the platform that looks at an array does not.
    private static bool MayPin(IArgumentOperation argument) => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out
        || argument.Parent is not IInvocationOperation { TargetMethod: var method } || !IsOfSystem(method) || method.Name == "Alloc";

    private static IOperation Plain(IOperation operand) => operand is IConversionOperation conversion ? Plain(conversion.Operand) : operand;

    private IOperation? InitializerOf(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer: { } initializer }
            ? (handler.Compilation.GetSemanticModel(initializer.SyntaxTree).GetOperation(initializer) as IFieldInitializerOperation)?.Value
            : null;
}
