using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>The runtime's types, found once per compilation by their metadata names.</summary>
internal sealed class KnownSymbols
{
    public const string RingHandlerAttributeName = "UringDsl.RingHandlerAttribute";

    private readonly Dictionary<INamedTypeSymbol, StepOperation> _operations = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, OperandType> _operands = new(SymbolEqualityComparer.Default);
    private readonly IAssemblySymbol _runtime;

    private KnownSymbols(Compilation compilation, INamedTypeSymbol ringHandler)
    {
        _runtime = ringHandler.ContainingAssembly;
        RingHandlerAttribute = ringHandler;
        RingAttribute = Runtime("RingAttribute");
        FixedFilesAttribute = Runtime("FixedFilesAttribute");
        BufferRingAttribute = Runtime("BufferRingAttribute");
        ConnectionStateAttribute = Runtime("ConnectionStateAttribute");
        ChainAttribute = Runtime("ChainAttribute");
        Pending = Runtime("Pending`1");
        Connection = Runtime("Connection");

        Operation("Nop", StepOperation.Nop);
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
        Operation("Listener", StepOperation.Listener);
        Operation("Abort", StepOperation.Abort);

        Operand(Connection, OperandType.Connection);
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
        Operand(compilation.GetSpecialType(SpecialType.System_Int32), OperandType.Number);
        if (compilation.GetTypeByMetadataName("System.ReadOnlySpan`1") is { } span)
        {
            Operand(span.Construct(compilation.GetSpecialType(SpecialType.System_Byte)), OperandType.Span);
        }
    }

    public INamedTypeSymbol RingHandlerAttribute { get; }

    public INamedTypeSymbol? RingAttribute { get; }

    public INamedTypeSymbol? FixedFilesAttribute { get; }

    public INamedTypeSymbol? BufferRingAttribute { get; }

    public INamedTypeSymbol? ConnectionStateAttribute { get; }

    public INamedTypeSymbol? ChainAttribute { get; }

    public INamedTypeSymbol? Pending { get; }

    public INamedTypeSymbol? Connection { get; }

    /// <summary>The runtime's symbols, or null in a compilation that does not reference it.</summary>
    public static KnownSymbols? Find(Compilation compilation) =>
        compilation.GetTypeByMetadataName(RingHandlerAttributeName) is { } ringHandler ? new(compilation, ringHandler) : null;

    /// <summary>True for an attribute of that type; false when the runtime does not have the type.</summary>
    public static bool Same(AttributeData attribute, INamedTypeSymbol? type) =>
        type is not null && SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, type);

    /// <summary>The operation that an attribute stands for; null for every other attribute.</summary>
    public StepOperation? OperationOf(AttributeData attribute) =>
        attribute.AttributeClass is { } type && _operations.TryGetValue(type, out StepOperation operation) ? operation : null;

    /// <summary>What a parameter of this type can be bound to.</summary>
    public OperandType OperandOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { NullableAnnotation: not NullableAnnotation.Annotated } named && _operands.TryGetValue(named, out OperandType operand)
            ? operand
            : OperandType.None;

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
