using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Model;
using UringDsl.Generator.Ops;

namespace UringDsl.Generator.Parsing;

/// <summary>The runtime's types, found by their metadata names.</summary>
internal sealed class KnownSymbols
{
    public const string RingHandlerAttributeName = "UringDsl.RingHandlerAttribute";

    private static readonly ConditionalWeakTable<Compilation, KnownSymbols> s_known = new();

    private readonly Dictionary<INamedTypeSymbol, StepOperation> _operations = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, GenericOperation> _generic = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, OperandType> _operands = new(SymbolEqualityComparer.Default);
    private readonly IAssemblySymbol _runtime;
    private readonly INamedTypeSymbol? _span;

    private KnownSymbols(Compilation compilation, INamedTypeSymbol ringHandler)
    {
        Compilation = compilation;
        _runtime = ringHandler.ContainingAssembly;
        RingHandlerAttribute = ringHandler;
        RingAttribute = Runtime("RingAttribute");
        FixedFilesAttribute = Runtime("FixedFilesAttribute");
        BufferRingAttribute = Runtime("BufferRingAttribute");
        FixedBuffersAttribute = Runtime("FixedBuffersAttribute");
        ConnectionStateAttribute = Runtime("ConnectionStateAttribute");
        ChainAttribute = Runtime("ChainAttribute");
        RetryAttribute = Runtime("RetryAttribute");
        Pending = Runtime("Pending`1");
        Connection = Runtime("Connection");

        Operation("Timeout", StepOperation.Timeout);
        Operation("LinkTimeout", StepOperation.LinkTimeout);
        Operation("Socket", StepOperation.Socket);
        Operation("Bind", StepOperation.Bind);
        Operation("Listen", StepOperation.Listen);
        Operation("Accept", StepOperation.Accept);
        Operation("Connect", StepOperation.Connect);
        Operation("Receive", StepOperation.Recv);
        Operation("Send", StepOperation.Send);
        Operation("Shutdown", StepOperation.Shutdown);
        Operation("Close", StepOperation.Close);
        Operation("Cancel", StepOperation.AsyncCancel);
        Operation("SendMessage", StepOperation.Sendmsg);
        Operation("ReceiveMessage", StepOperation.Recvmsg);
        Operation("Message", StepOperation.MsgRing);
        Operation("HandOver", StepOperation.HandOver);
        Operation("Adopt", StepOperation.Adopt);
        Operation("Listener", StepOperation.Listener);
        Operation("Abort", StepOperation.Abort);
        foreach (GenericOperation generic in OpTable.Generic)
        {
            if (Runtime(generic.Attribute.Name + "Attribute") is { } type) _generic.Add(type, generic);
        }

        Operand(Connection, OperandType.Connection);
        Operand(Runtime("RingAddress"), OperandType.RingAddress);
        Operand(Runtime("Slot"), OperandType.Slot);
        Operand(Runtime("Descriptor"), OperandType.Descriptor);
        Operand(Runtime("PeerAddress"), OperandType.PeerAddress);
        Operand(Runtime("BufferLease"), OperandType.BufferLease);
        Operand(Runtime("HeldBuffer"), OperandType.HeldBuffer);
        Operand(Runtime("SendBuffer"), OperandType.SendBuffer);
        Operand(Runtime("ReceiveBuffer"), OperandType.ReceiveBuffer);
        Operand(compilation.GetTypeByMetadataName("System.Net.IPEndPoint"), OperandType.EndPoint);
        Operand(compilation.GetTypeByMetadataName("System.Net.EndPoint"), OperandType.EndPoint);
        Operand(compilation.GetTypeByMetadataName("System.TimeSpan"), OperandType.TimeSpan);
        Operand(Runtime("RingFile"), OperandType.RingFile);
        Operand(Runtime("FixedBuffer"), OperandType.FixedBuffer);
        Operand(Runtime("FutexWord"), OperandType.FutexWord);
        Operand(Runtime("FutexCondition"), OperandType.FutexCondition);
        Operand(compilation.GetSpecialType(SpecialType.System_String), OperandType.String);
        foreach (string structure in OpTable.Structures)
        {
            Operand(Runtime("Abi." + structure) ?? Runtime(structure), OperandType.Structure);
        }
        _span = compilation.GetTypeByMetadataName("System.ReadOnlySpan`1");
        Operand(_span?.Construct(compilation.GetSpecialType(SpecialType.System_Byte)), OperandType.Span);
    }

    public Compilation Compilation { get; }

    public INamedTypeSymbol RingHandlerAttribute { get; }

    public INamedTypeSymbol? RingAttribute { get; }

    public INamedTypeSymbol? FixedFilesAttribute { get; }

    public INamedTypeSymbol? BufferRingAttribute { get; }

    public INamedTypeSymbol? FixedBuffersAttribute { get; }

    public INamedTypeSymbol? ConnectionStateAttribute { get; }

    public INamedTypeSymbol? ChainAttribute { get; }

    public INamedTypeSymbol? RetryAttribute { get; }

    public INamedTypeSymbol? Pending { get; }

    public INamedTypeSymbol? Connection { get; }

    /// <summary>The runtime's symbols, or null in a compilation that does not reference it. They are looked up once, not for every handler.</summary>
    public static KnownSymbols? Find(Compilation compilation)
    {
        if (s_known.TryGetValue(compilation, out KnownSymbols? known)) return known;
        return compilation.GetTypeByMetadataName(RingHandlerAttributeName) is { } ringHandler
            ? s_known.GetValue(compilation, _ => new(compilation, ringHandler))
            : null;
    }

    /// <summary>True for an attribute of that type; false when the runtime does not have the type.</summary>
    public static bool Same(AttributeData attribute, INamedTypeSymbol? type) =>
        type is not null && SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, type);

    /// <summary>The operation that an attribute stands for; null for every other attribute.</summary>
    public StepOperation? OperationOf(AttributeData attribute) =>
        attribute.AttributeClass is not { } type ? null
            : _operations.TryGetValue(type, out StepOperation operation) ? operation
            : _generic.ContainsKey(type) ? StepOperation.Generic
            : null;

    /// <summary>The row of the op table that an attribute stands for, when a row is all that its operation needs.</summary>
    public GenericOperation? GenericOf(AttributeData attribute) =>
        attribute.AttributeClass is { } type && _generic.TryGetValue(type, out GenericOperation? generic) ? generic : null;

    /// <summary>What a parameter of this type can be bound to.</summary>
    public OperandType OperandOf(ITypeSymbol type)
    {
        if (type.NullableAnnotation == NullableAnnotation.Annotated) return OperandType.None;
        if (type is IArrayTypeSymbol { Rank: 1 } array)
        {
            return OperandOf(array.ElementType) switch
            {
                OperandType.SendBuffer => OperandType.SendBuffers,
                OperandType.ReceiveBuffer => OperandType.ReceiveBuffers,
                OperandType.FixedBuffer => OperandType.FixedBuffers,
                OperandType.FutexCondition => OperandType.FutexConditions,
                OperandType.Descriptor => OperandType.Descriptors,
                _ => OperandType.None,
            };
        }

        if (type is not INamedTypeSymbol named) return OperandType.None;
        if (_operands.TryGetValue(named, out OperandType operand)) return operand;
        if (NumberTypes.BitsOf(named) > 0) return OperandType.Number;
        bool isSpan = _span is not null && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, _span);
        return isSpan && OperandOf(named.TypeArguments[0]) == OperandType.Descriptor ? OperandType.Descriptors : OperandType.None;
    }

    /// <summary>True for an enum of the runtime.</summary>
    public bool IsRuntimeEnum(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _runtime);

    /// <summary>True for the runtime's own type of that name, in the namespace <c>UringDsl</c>.</summary>
    public bool IsRuntimeType(ITypeSymbol type, string name) =>
        type.Name == name
        && type.ContainingType is null
        && type.ContainingNamespace is { Name: "UringDsl", ContainingNamespace.IsGlobalNamespace: true }
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _runtime);

    private INamedTypeSymbol? Runtime(string name) => _runtime.GetTypeByMetadataName("UringDsl." + name);

    private void Operation(string name, StepOperation kind)
    {
        if (Runtime(name + "Attribute") is { } type) _operations.Add(type, kind);
    }

    private void Operand(INamedTypeSymbol? type, OperandType operand)
    {
        if (type is not null) _operands[type] = operand;
    }
}
