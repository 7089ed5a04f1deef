using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace UringDsl.Testing;

/// <summary>A compiled project, loaded to be called; disposing it unloads it. It shares the runtime assembly with the tests.</summary>
internal sealed class CompileAndRun : IDisposable
{
    private readonly AssemblyLoadContext context = new("test", isCollectible: true);

    private CompileAndRun(Stream image) => Assembly = context.LoadFromStream(image);

    public Assembly Assembly { get; }

    public static CompileAndRun Load(Compilation output)
    {
        using MemoryStream image = new();
        EmitResult result = output.Emit(image);
        RigFailure.Unless(result.Success, $"the project does not compile:\n{string.Join("\n", result.Diagnostics)}");
        image.Position = 0;
        return new(image);
    }

    public Type Type(string name) => Assembly.GetType(name, throwOnError: true)!;

    /// <summary>Calls a static method of any accessibility. What it throws comes out as it was thrown.</summary>
    public object? Invoke(string type, string method, params object?[] arguments)
    {
        MethodInfo? found = Type(type).GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
        RigFailure.Unless(found is not null, $"{type} has no static method {method}");
        return found!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    public void Dispose() => context.Unload();
}
