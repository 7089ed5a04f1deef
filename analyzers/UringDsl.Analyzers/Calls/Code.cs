using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Calls;

/// <summary>What runs when a function is called, and what it calls in turn.</summary>
internal static class Code
{
    // Methods that call the delegates that they are given before they return.
    private static readonly HashSet<string> s_callers =
    [
        "System.Linq.Enumerable", "System.Array", "System.Collections.Generic.List`1", "System.Collections.Immutable.ImmutableArray",
        "System.Collections.Concurrent.ConcurrentDictionary`2", "System.String", "System.MemoryExtensions", "System.Text.RegularExpressions.Regex",
        "System.Collections.Generic.Dictionary`2", "System.Collections.Generic.HashSet`1", "System.Threading.LazyInitializer",
    ];

    /// <summary>
    /// The operations of a body in the order in which they run, without what only runs when a lambda or a local function in it is called.
    /// </summary>
    public static IEnumerable<IOperation> Run(IOperation body)
    {
        var stack = new Stack<(IOperation Operation, bool IsDone)>();
        stack.Push((body, false));
        while (stack.Count > 0)
        {
            (IOperation operation, bool isDone) = stack.Pop();
            if (isDone)
            {
                yield return operation;
                continue;
            }

            bool isOther = operation is IAnonymousFunctionOperation or ILocalFunctionOperation && operation != body;
            if (isOther || operation is INameOfOperation) continue;
            stack.Push((operation, true));
            foreach (IOperation child in operation.ChildOperations.Reverse()) stack.Push((child, false));
        }
    }

    /// <summary>The methods and lambdas that an operation calls before it is done; nothing for what cannot be told from here.</summary>
    public static IEnumerable<Callee> Callees(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } instance }:
                if (Function(instance) is { } function) yield return function;
                break;
            case IInvocationOperation call:
                if (Target(call.TargetMethod, call.Instance) is { } target) yield return new(target);
                if (!CallsItsArguments(call.TargetMethod)) break;
                foreach (IArgumentOperation argument in call.Arguments)
                {
                    if (argument.Parameter?.OriginalDefinition.Type.TypeKind != TypeKind.Delegate) continue;
                    if (Function(argument.Value) is { } passed) yield return passed;
                }

                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                yield return new(constructor);
                break;
            case IPropertyReferenceOperation property when !IsDispatched(property.Property, property.Instance):
                bool isSet = property.Parent is IAssignmentOperation assignment && assignment.Target == property;
                bool isBoth = property.Parent is ICompoundAssignmentOperation or IIncrementOrDecrementOperation or ICoalesceAssignmentOperation;
                if ((isSet || isBoth) && property.Property.SetMethod is { } setter) yield return new(setter);
                if ((!isSet || isBoth) && property.Property.GetMethod is { } getter) yield return new(getter);
                break;
            case IBinaryOperation { OperatorMethod: { } binary }:
                yield return new(binary);
                break;
            case IUnaryOperation { OperatorMethod: { } unary }:
                yield return new(unary);
                break;
            case IConversionOperation { OperatorMethod: { } conversion }:
                yield return new(conversion);
                break;
        }
    }

    /// <summary>The lambda or the method that a delegate is made of, also through locals and readonly fields; null where it could be another.</summary>
    public static Callee? Function(IOperation? value)
    {
        for (int aliases = 0; aliases < 8; aliases++)
        {
            switch (value)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    value = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    value = parenthesized.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    value = creation.Target;
                    break;
                case IAnonymousFunctionOperation lambda:
                    return new(lambda.Symbol, lambda.Body);
                case IMethodReferenceOperation reference:
                    return IsDispatched(reference.Method, reference.Instance) ? null : new(reference.Method);
                case ILocalReferenceOperation local:
                    value = Locals.InitialOf(local);
                    break;
                case IFieldReferenceOperation { Field: var field } reference:
                    value = Locals.InitialOf(field, reference);
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The outermost operation around one.</summary>
    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }

    /// <summary>The lambda or local function around an operation, else its method's body.</summary>
    public static IOperation FunctionOf(IOperation operation)
    {
        while (operation.Parent is { } parent && operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation)) operation = parent;
        return operation;
    }

    private static bool CallsItsArguments(IMethodSymbol method) => s_callers.Contains(TypeNames.Of(method.ContainingType));

    // The method that runs, where only one can: also through an interface, of an object that is made where its variable is declared.
    private static IMethodSymbol? Target(IMethodSymbol method, IOperation? instance)
    {
        if (!IsDispatched(method, instance)) return method;
        IOperation? made = instance switch
        {
            ILocalReferenceOperation local => Locals.InitialOf(local),
            IFieldReferenceOperation field => Locals.InitialOf(field.Field, field),
            _ => null,
        };
        while (made is IConversionOperation conversion) made = conversion.Operand;
        if (made is not IObjectCreationOperation { Type: INamedTypeSymbol type }) return null;
        if (method.ContainingType.TypeKind == TypeKind.Interface) return type.FindImplementationForInterfaceMember(method) as IMethodSymbol;
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            foreach (IMethodSymbol own in at.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (IMethodSymbol? of = own; of is not null; of = of.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(of, method)) return own;
                }
            }
        }

        return null;
    }

    // Which method runs is only known at run time.
    private static bool IsDispatched(ISymbol member, IOperation? instance)
    {
        if (member.ContainingType?.TypeKind is TypeKind.Interface) return true;
        bool isOpen = member.IsAbstract || member.IsVirtual || (member.IsOverride && !member.IsSealed);
        if (!isOpen || instance is IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax }) return false;
        return instance?.Type is not { IsSealed: true } && !member.ContainingType!.IsSealed;
    }
}
