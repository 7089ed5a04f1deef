using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.Analyzers.Memory;

// What frees memory, unpins it, or ends what an operation works with.
internal sealed partial class AddressClient
{
    private readonly List<(IMethodSymbol Method, StorageKey Key, string Name)> _holds = [];
    private readonly List<(IMethodSymbol Method, StorageKey Key, SyntaxNode At, string Name)> _frees = [];

    /// <summary>What one method gives to the kernel and another frees. Where the handler ends a registration by itself, it may have done so before.</summary>
    public void CheckFields()
    {
        if (_frees.Count == 0 || handler.Methods.Any(EndsRegistrations)) return;
        foreach ((IMethodSymbol method, StorageKey key, SyntaxNode at, string name) in _frees)
        {
            bool isAtEnd = method.MethodKind == MethodKind.Destructor || method.Name is "Dispose" or "DisposeAsync" or "OnStopping";
            if (isAtEnd) continue;
            (IMethodSymbol Method, StorageKey Key, string Name) hold =
                _holds.FirstOrDefault(h => h.Key == key && !SymbolEqualityComparer.Default.Equals(h.Method, method));
            if (hold.Method is not null) Report(Descriptors.MemoryFreedInUse, at, name, hold.Name);
        }
    }

    private void Free(IInvocationOperation call, FlowContext<AddressFacts> context)
    {
        if (FreedBy(call) is not { } operand) return;
        FlowValue freed = context.ValueOf(operand).Root;
        if (!freed.IsKnown) return;
        string name = NameOf(operand);
        foreach ((FlowValue _, FlowValue _, string by) in context.Data.Kept.Where(k => k.Memory.Equals(freed)))
        {
            Report(Descriptors.MemoryFreedInUse, call.Syntax, name, by);
        }

        if (handler.Known.IsRuntimeType(operand.Type!, "FutexWord")) End(freed, call, operand, "freed", context);
        else if (StorageKey.Of(freed, handler) is { } key && context.Entry is { } method) _frees.Add((method, key, call.Syntax, name));
    }

    private void End(FlowValue operand, IInvocationOperation call, IOperation named, string what, FlowContext<AddressFacts> context)
    {
        foreach ((FlowValue _, FlowValue _, string by) in context.Data.InUse.Where(u => u.Operand.Equals(operand)))
        {
            Report(Descriptors.OperandEndedInUse, call.Syntax, NameOf(named), what, by);
        }
    }

    private void Hold(FlowContext<AddressFacts> context)
    {
        if (context.Entry is not { } method) return;
        foreach ((FlowValue root, FlowValue _, string name) in context.Data.Kept)
        {
            if (StorageKey.Of(root, handler) is { } own) _holds.Add((method, own, name));
            foreach (KeyValuePair<FlowPlace, FlowValue> place in context.State.Places)
            {
                if (!place.Key.IsShared || !place.Value.Root.Equals(root) || place.Key.Key is not ISymbol member) continue;
                if (StorageKey.Of(FlowValue.Member(place.Key.Owner!, member), handler) is { } key) _holds.Add((method, key, name));
            }
        }
    }

    // The operand whose memory is free, or may move, behind the call.
    private static IOperation? FreedBy(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        string name = method.Name, type = method.ContainingType.Name;
        bool isFirst = type switch
        {
            "NativeMemory" => name is "Free" or "AlignedFree" or "Realloc" or "AlignedRealloc",
            "Marshal" => name is "FreeHGlobal" or "FreeCoTaskMem" or "ReAllocHGlobal" or "ReAllocCoTaskMem",
            "GCHandle" when method.IsStatic => name == "Free",
            _ => method.IsExtern && method.IsStatic && name.ToLowerInvariant() is "munmap" or "unmap" or "free",
        };
        if (isFirst) return call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value;
        if (type == "ArrayPool" && name == "Return") return call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value;
        if (name is not ("Free" or "Dispose") || call.Instance is null) return null;
        IOperation own = Plain(call.Instance); // A using statement calls Dispose of the interface.
        return own.Type?.Name is "GCHandle" or "PinnedGCHandle" or "MemoryHandle" or "FutexWord" ? own : null;
    }

    private static IOperation Plain(IOperation operand) => operand is IConversionOperation conversion ? Plain(conversion.Operand) : operand;

    private static bool EndsRegistrations(IMethodSymbol method) => method.DeclaringSyntaxReferences
        .Any(r => r.GetSyntax().DescendantTokens().Any(t => t.ValueText is "UnregisterBuffer" or "UnregisterBuffers" or "UpdateBuffer" or "RemoveBuffers"));

    private static string NameOf(IOperation operand) => operand.DescendantsAndSelf().Select(o => o switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IFieldReferenceOperation field => field.Field.Name,
        IPropertyReferenceOperation property => property.Property.Name,
        _ => null,
    }).FirstOrDefault(n => n is not null) ?? operand.Syntax.ToString();
}
