using Microsoft.CodeAnalysis;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Ownership;

/// <summary>Which of the runtime's types and methods hand something out, and which take it.</summary>
/// <param name="known">The runtime's types.</param>
/// <param name="tellsOfConnections">The handler is told of each connection by a hook, so it need not take one from a result.</param>
internal sealed class OwnershipTypes(KnownSymbols known, bool tellsOfConnections)
{
    /// <summary>What a value of this type is; null for what nobody owns.</summary>
    public HoldingKind? KindOf(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        return type is null ? null
            : known.IsRuntimeType(type, "BufferLease") ? HoldingKind.Lease
            : known.IsRuntimeType(type, "HeldBuffer") ? HoldingKind.Held
            : known.IsRuntimeType(type, "FixedBuffer") ? HoldingKind.Fixed
            : known.IsRuntimeType(type, "Slot") || known.IsRuntimeType(type, "Descriptor") ? HoldingKind.File
            : null;
    }

    /// <summary>A buffer that was received: of a completion, of a message, of an await.</summary>
    public bool IsReceived(ITypeSymbol? type) =>
        type is not null && (known.IsRuntimeType(type, "Received") || known.IsRuntimeType(type, "ReceivedMessage") || IsAwaitedBuffer(type));

    /// <summary>One that goes back when the method waits again.</summary>
    public bool IsAwaitedBuffer(ITypeSymbol? type) => type is not null && known.IsRuntimeType(type, "ReceivedBuffer");

    /// <summary>One that may be there without a payload.</summary>
    public bool IsMessage(ITypeSymbol? type) => type is not null && known.IsRuntimeType(type, "ReceivedMessage");

    public bool IsRuntime(ITypeSymbol? type, string name) => type is not null && known.IsRuntimeType(type, name);

    /// <summary>A result that a file can be taken from.</summary>
    public bool IsFileResult(ITypeSymbol? type) => type is not null
        && (known.IsRuntimeType(type, "Opened") || known.IsRuntimeType(type, "PipeEnds") || IsOutcome(type, "TryGetFile") || IsConnectionResult(type));

    /// <summary>A result that a connection can be taken from, of which nobody else knows.</summary>
    private bool IsConnectionResult(ITypeSymbol type) => !tellsOfConnections && (known.IsRuntimeType(type, "Adopted") || IsOutcome(type, "TryGetConnection"));

    /// <summary>True for a method that answers whether its out parameters are there, and what they are then somebody's to pass on.</summary>
    public bool Hands(IMethodSymbol method)
    {
        ITypeSymbol type = method.ContainingType;
        return method.Name switch
        {
            "TryTake" => IsReceived(type) || known.IsRuntimeType(type, "FixedBufferPool"),
            "TryGetSlot" or "TryGetDescriptor" => known.IsRuntimeType(type, "Opened"),
            "TryGetDescriptors" => known.IsRuntimeType(type, "PipeEnds"),
            "TryGetFile" => IsOutcome(type, "TryGetFile"),
            "TryGetConnection" => IsConnectionResult(type),
            _ => false,
        };
    }

    /// <summary>A member of the runtime, a submission, a write to the console: it throws when it is misused, and not for what the data holds.</summary>
    public bool IsHarmless(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, known.RingHandlerAttribute.ContainingAssembly)
        || method.IsPartialDefinition
        || method.ContainingType is { Name: "Console" or "Math" or "Interlocked" or "Volatile" or "MemoryExtensions" or "BinaryPrimitives" };

    /// <summary>The generated outcome of a chain that leaves a file open.</summary>
    private static bool IsOutcome(ITypeSymbol type, string member) => type is { IsValueType: true, ContainingType: not null }
        && type.Name.EndsWith("Outcome", System.StringComparison.Ordinal)
        && !type.GetMembers(member).IsEmpty;
}
