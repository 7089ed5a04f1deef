using System;
using System.Collections.Generic;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace UringDsl.Testing;

/// <summary>
/// Walks everything that a pipeline value reaches and fails on an object of Roslyn's. Running twice on a clone can't replace this walk:
/// the trees are shared, so a syntax node or a location in a model is equal to itself and looks cached.
/// </summary>
internal static class RoslynFree
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static void Assert(object? value, string step) => Walk(value, step, "value", new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static void Walk(object? node, string step, string path, HashSet<object> seen)
    {
        if (node is null or string or Type or Pointer || node.GetType().IsPrimitive || node.GetType().IsEnum || !seen.Add(node)) return;
        RigFailure.Unless(!IsRoslyn(node), $"step '{step}' holds a {node.GetType().Name} in {path}");
        if (node is Array items)
        {
            foreach (object? item in items) Walk(item, step, path + "[]", seen);
            return;
        }
        // Fields, not enumeration: a collection keeps its items in fields too, and nothing lazy runs here. Private fields of a base type
        // are not inherited, hence the loop.
        for (Type? type = node.GetType(); type is not null; type = type.BaseType)
            foreach (FieldInfo field in type.GetFields(Fields))
                Walk(field.GetValue(node), step, $"{path}.{field.Name}", seen);
    }

    // 'is', never a comparison of exact types: these are base types and interfaces, which no object ever is exactly.
    private static bool IsRoslyn(object node) =>
        node is ISymbol or Compilation or SemanticModel or SyntaxNode or SyntaxTree or SyntaxReference or Location or Diagnostic or IOperation
        || node.GetType().Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);
}
