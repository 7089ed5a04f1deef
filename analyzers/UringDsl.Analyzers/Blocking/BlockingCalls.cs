using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;
using UringDsl.Analyzers.Threads;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Blocking;

/// <summary>
/// Which operations block. What polls (a timeout of 0, <c>TryEnter</c> without one) does not, and neither does the result of a task that has
/// completed.
/// </summary>
internal static class BlockingCalls
{
    private const string Queue = "Put it into a queue that another thread empties";

    /// <summary>The call that an operation is, or null.</summary>
    public static BlockingCall? Find(IOperation operation, KnownSymbols known) => operation switch
    {
        ILockOperation => new("lock", false, BlockingTable.NoLock),
        IInvocationOperation call => OfCall(call, known),
        IPropertyReferenceOperation { Property: { Name: "Result" } property } when BlockingTable.Find(property.ContainingType, "Result") is { } row =>
            CompletedTasks.HasCompleted(operation) ? null : Named(property, row),
        IObjectCreationOperation { Constructor: { } constructor } creation => OfCreation(constructor, creation),
        _ => null,
    };

    private static BlockingCall? OfCall(IInvocationOperation call, KnownSymbols known)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name.EndsWith("Async", StringComparison.Ordinal)) return null;
        if (RingMembers.IsHandler(method.ContainingType, known))
        {
            return IsRun(method) ? new(Full(method), true, "Give the other ring a thread of its own") : null;
        }

        switch (TypeNames.Of(method.ContainingType?.OriginalDefinition))
        {
            case "System.Console" when method.Name is "Write" or "WriteLine":
            case "System.IO.TextWriter" when method.Name is "Write" or "WriteLine" or "Flush" && IsConsole(call.Instance):
                return new("Console." + method.Name, false, Queue);
            case "System.Console" when method.Name is "Read" or "ReadLine" or "ReadKey":
            case "System.IO.TextReader" when method.Name is "Read" or "ReadLine" or "ReadToEnd" or "Peek" && IsConsole(call.Instance):
                return new("Console." + method.Name, true, "Read on another thread, and let it call Post");
            case "System.IO.TextWriter" or "System.IO.StreamWriter" when method.Name is "Write" or "WriteLine" or "Flush" && IsFile(MadeBy(call.Instance)):
                return new("StreamWriter." + method.Name, false, BlockingTable.Files);
            case "System.Collections.Concurrent.BlockingCollection`1" when method.Name is "Add" && IsBounded(MadeBy(call.Instance)):
                return new("BlockingCollection.Add", true, "Use TryAdd, and say what happens when it is full");
            case "System.Threading.Monitor" when method.Name is "Wait":
                return new("Monitor.Wait", true, BlockingTable.Signal);
            case "System.Threading.Monitor" when method.Name is "Enter" or "TryEnter":
                return IsPolling(call) ? null : new(Full(method), false, BlockingTable.NoLock);
        }

        if ((BlockingTable.Find(call.Instance?.Type, method.Name) ?? BlockingTable.Find(method.ContainingType, method.Name)) is not { } row) return null;
        return IsPolling(call) || CompletedTasks.HasCompleted(call) ? null : Named(method, row);
    }

    private static BlockingCall? OfCreation(IMethodSymbol constructor, IObjectCreationOperation creation)
    {
        string type = TypeNames.Of(constructor.ContainingType);
        bool opensPath = type is "System.IO.StreamReader" or "System.IO.StreamWriter"
            && constructor.Parameters.FirstOrDefault()?.Type.SpecialType == SpecialType.System_String;
        if (opensPath) return new("new " + constructor.ContainingType.Name, false, BlockingTable.Files);
        if (type == "System.Net.Sockets.TcpClient" && creation.Arguments.Length == 2) return new("new TcpClient", true, BlockingTable.Submit);
        if (BlockingTable.Find(constructor.ContainingType, ".ctor") is not { } row) return null;
        return new("new " + constructor.ContainingType.Name, row.Waits, row.Remedy);
    }

    private static BlockingCall Named(ISymbol member, (bool Waits, string Remedy) row) => new(Full(member), row.Waits, row.Remedy);

    private static string Full(ISymbol member) => $"{member.ContainingType.Name}.{member.Name}";

    // The generated methods that make the ring: they return when it has ended.
    private static bool IsRun(IMethodSymbol method) =>
        method.Name == "Run" && method.DeclaringSyntaxReferences.All(r => SourceBodies.IsGenerated(r.SyntaxTree));

    private static bool IsConsole(IOperation? writer) =>
        MadeBy(writer) is IPropertyReferenceOperation { Property.ContainingType: var type } && TypeNames.Of(type) == "System.Console";

    private static IOperation? MadeBy(IOperation? value)
    {
        if (value is ILocalReferenceOperation local) value = Locals.InitialOf(local);
        if (value is IFieldReferenceOperation field) value = Locals.InitialOf(field.Field, field);
        while (value is IConversionOperation conversion) value = conversion.Operand;
        return value;
    }

    private static bool IsFile(IOperation? writer) => writer switch
    {
        IObjectCreationOperation { Constructor.Parameters: { Length: > 0 } parameters, Type.Name: "StreamWriter" } =>
            parameters[0].Type.SpecialType == SpecialType.System_String || parameters[0].Type.Name == "FileStream",
        IInvocationOperation { TargetMethod: { Name: "CreateText" or "AppendText", ContainingType.Name: "File" or "FileInfo" } } => true,
        _ => false,
    };

    private static bool IsBounded(IOperation? collection) => collection is IObjectCreationOperation creation
        && creation.Arguments.Any(a => a.Value.Type?.SpecialType == SpecialType.System_Int32);

    // With no time to wait, it looks and goes on.
    private static bool IsPolling(IInvocationOperation call)
    {
        IArgumentOperation[] times = [.. call.Arguments.Where(a => a.Parameter is { } parameter && IsTime(parameter.Name))];
        bool isTry = call.TargetMethod.Name.StartsWith("Try", StringComparison.Ordinal);
        return times.Length == 0 ? isTry : times.All(a => IsZero(a.Value));
    }

    private static bool IsTime(string name) => name.Contains("imeout") || name.Contains("illiseconds");

    private static bool IsZero(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: 0 or 0L } } => true,
        IConversionOperation conversion => IsZero(conversion.Operand),
        IDefaultValueOperation => true,
        IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } } => true,
        IInvocationOperation { TargetMethod: { Name: var name, ContainingType.Name: "TimeSpan" } } call =>
            name.StartsWith("From", StringComparison.Ordinal) && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: 0 or 0L or 0d },
        _ => false,
    };
}
