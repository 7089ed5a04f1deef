using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Memory;

/// <summary>Where something is kept from one event to the next: a field of the handler, of a connection's state, of an object in one of these.</summary>
/// <param name="IsPerConnection">Every connection has one of its own.</param>
/// <param name="Path">The names on the way.</param>
/// <param name="Name">The last of them.</param>
internal sealed record StorageKey(bool IsPerConnection, string Path, string Name)
{
    /// <summary>The field behind a value that was read from one; null for other values, and for an element at an index that may change.</summary>
    public static StorageKey? Of(FlowValue value, HandlerModel handler, bool isContainer = false)
    {
        var names = new List<string>();
        string? name = null;
        for (FlowValue? at = value; at is not null; at = at.Of)
        {
            switch (at.Kind)
            {
                case FlowValueKind.This:
                    return Make(false, "this");
                case FlowValueKind.Constant when at.Key is null && names.Count > 0:
                    return Make(false, "static");
                case FlowValueKind.Member when at.Key is IMethodSymbol accessor && handler.IsState(accessor):
                    return Make(true, "state");
                case FlowValueKind.Parameter when at.Key is IParameterSymbol { RefKind: RefKind.Ref } state && handler.IsState(state.Type):
                    return Make(true, "state");
                case FlowValueKind.Member:
                    name ??= ((ISymbol)at.Key!).Name;
                    names.Add(((ISymbol)at.Key!).Name);
                    break;
                case FlowValueKind.Element when isContainer && ReferenceEquals(at, value):
                    break;
                case FlowValueKind.Element when at.Key is FlowValue { Kind: FlowValueKind.Constant } index:
                    names.Add($"[{index.Key}]");
                    break;
                default:
                    return null;
            }
        }

        return null;

        StorageKey? Make(bool isPerConnection, string root)
        {
            names.Reverse();
            return name is null ? null : new(isPerConnection, root + "." + string.Join(".", names), name);
        }
    }
}
