using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;

namespace UringDsl.Analyzers.Threads;

/// <summary>The platform's ways to have a delegate called on another thread.</summary>
internal static class OtherThreads
{
    private const string Pool = "a thread of the pool", Own = "a thread of its own", Source = "the thread that raises it";

    // Type, method, and where the delegate runs. ".ctor" is the constructor, "*" any method.
    private static readonly Dictionary<string, (string[] Methods, string Where)> s_methods = new()
    {
        ["System.Threading.Tasks.Task"] = (["Run", ".ctor", "ContinueWith"], Pool),
        ["System.Threading.Tasks.Task`1"] = ([".ctor", "ContinueWith"], Pool),
        ["System.Threading.Tasks.TaskFactory"] = (["StartNew", "ContinueWhenAll", "ContinueWhenAny", "FromAsync"], Pool),
        ["System.Threading.Tasks.TaskFactory`1"] = (["StartNew", "ContinueWhenAll", "ContinueWhenAny", "FromAsync"], Pool),
        ["System.Threading.Tasks.Parallel"] = (["For", "ForEach", "Invoke", "ForAsync", "ForEachAsync"], "several threads at once"),
        ["System.Linq.ParallelEnumerable"] = (["*"], "several threads at once"),
        ["System.Threading.Thread"] = ([".ctor"], Own),
        ["System.Threading.ThreadPool"] = (["QueueUserWorkItem", "UnsafeQueueUserWorkItem", "RegisterWaitForSingleObject",
            "UnsafeRegisterWaitForSingleObject"], Pool),
        ["System.Threading.Timer"] = ([".ctor"], Pool),
        ["System.TimeProvider"] = (["CreateTimer"], Pool),
        ["System.Threading.CancellationToken"] = (["Register", "UnsafeRegister"], "the thread that cancels"),
        ["System.Runtime.InteropServices.PosixSignalRegistration"] = (["Create"], Pool),
        ["System.Diagnostics.Metrics.Meter"] = (["CreateObservableCounter", "CreateObservableGauge", "CreateObservableUpDownCounter"],
            "the thread that collects"),
    };

    private static readonly Dictionary<string, string[]> s_events = new()
    {
        ["System.Timers.Timer"] = ["Elapsed"],
        ["System.Diagnostics.Process"] = ["Exited", "OutputDataReceived", "ErrorDataReceived"],
        ["System.IO.FileSystemWatcher"] = ["Changed", "Created", "Deleted", "Renamed", "Error"],
        ["System.Net.Sockets.SocketAsyncEventArgs"] = ["Completed"],
        ["System.Net.NetworkInformation.NetworkChange"] = ["NetworkAddressChanged", "NetworkAvailabilityChanged"],
        ["System.ComponentModel.BackgroundWorker"] = ["DoWork"],
        ["System.Console"] = ["CancelKeyPress"],
        ["System.AppDomain"] = ["ProcessExit", "UnhandledException", "DomainUnload"],
        ["System.Threading.Tasks.TaskScheduler"] = ["UnobservedTaskException"],
        ["System.Runtime.Loader.AssemblyLoadContext"] = ["Unloading"],
    };

    /// <summary>
    /// The delegates that a call hands to another thread, and which one: nothing for a call whose scheduler or options could bring them to any.
    /// </summary>
    public static IEnumerable<(IOperation Value, string Where)> In(IOperation operation)
    {
        (IMethodSymbol? method, IEnumerable<IArgumentOperation> arguments) = operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation creation => (creation.Constructor, creation.Arguments),
            _ => default((IMethodSymbol?, IEnumerable<IArgumentOperation>)),
        };
        if (method is null || !arguments.Any(a => IsDelegate(a) && a.ArgumentKind != ArgumentKind.DefaultValue)) return [];
        if (MayStay(arguments) || OwnSources.IsTold(operation)) return [];
        return WhereOf(method) is { } where ? arguments.Where(IsDelegate).SelectMany(Values).Select(value => (value, where)) : [];
    }

    /// <summary>The delegate that an assignment hands to an event which is raised on another thread.</summary>
    public static IEnumerable<(IOperation Value, string Where)> In(IEventAssignmentOperation assignment)
    {
        if (!assignment.Adds || assignment.EventReference is not IEventReferenceOperation { Event: var raised }) return [];
        bool isElsewhere = s_events.TryGetValue(TypeNames.Of(raised.ContainingType), out string[]? names) && names.Contains(raised.Name);
        return isElsewhere ? [(assignment.HandlerValue, Source)] : [];
    }

    private static string? WhereOf(IMethodSymbol method)
    {
        // BeginRead, BeginAccept and their kind call back on the pool.
        if (method.Name.StartsWith("Begin", StringComparison.Ordinal) && method.Parameters.Any(p => TypeNames.Of(p.Type) == "System.AsyncCallback")
            && method.ContainingType.TypeKind != TypeKind.Delegate && method.DeclaringSyntaxReferences.IsEmpty) return Pool;
        if (!s_methods.TryGetValue(TypeNames.Of(method.ContainingType?.OriginalDefinition), out (string[] Methods, string Where) known)) return null;
        return known.Methods[0] == "*" || known.Methods.Contains(method.Name) ? known.Where : null;
    }

    private static bool IsDelegate(IArgumentOperation argument) =>
        argument.Parameter?.Type is { TypeKind: TypeKind.Delegate } or IArrayTypeSymbol { ElementType.TypeKind: TypeKind.Delegate };

    private static IEnumerable<IOperation> Values(IArgumentOperation argument) =>
        argument.Value is IArrayCreationOperation { Initializer: { } several } ? several.ElementValues : [argument.Value];

    // A scheduler that is given can be that of the ring's context, and what is run by the one who completes a task, or with a context, can be on it.
    private static bool MayStay(IEnumerable<IArgumentOperation> arguments) => arguments.Any(argument => TypeNames.Of(argument.Parameter?.Type) switch
    {
        "System.Threading.Tasks.TaskScheduler" => Code(argument.Value) is not IPropertyReferenceOperation { Property.Name: "Default" },
        "System.Threading.Tasks.TaskContinuationOptions" => !IsWithout(argument.Value, (int)TaskContinuationOptions.ExecuteSynchronously),
        "System.Boolean" => argument.Parameter!.Name == "useSynchronizationContext" && argument.Value.ConstantValue.Value is not false,
        _ => false,
    });

    private static bool IsWithout(IOperation value, int flag) => value.ConstantValue is { HasValue: true, Value: int number } && (number & flag) == 0;

    private static IOperation Code(IOperation value) => value is IConversionOperation conversion ? Code(conversion.Operand) : value;
}
