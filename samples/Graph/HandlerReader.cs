using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UringDsl.Generator.Model;
using UringDsl.Generator.Parsing;

/// <summary>Reads a handler from its sources as the compiler does: with the generator's own parser.</summary>
internal static class HandlerReader
{
    /// <exception cref="InvalidDataException">No handler, several, or one that breaks a rule; the message says which.</exception>
    public static HandlerSpec Read(IReadOnlyList<string> files, string? name)
    {
        IEnumerable<SyntaxTree> trees = files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file));
        CSharpCompilationOptions options = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);
        CSharpCompilation compilation = CSharpCompilation.Create("Graph", trees, References(), options);
        KnownSymbols known = KnownSymbols.Find(compilation) ?? throw new InvalidDataException("The runtime library is not among the references.");
        List<INamedTypeSymbol> handlers = [.. HandlersOf(compilation.Assembly.GlobalNamespace).Where(handler => name is null || handler.Name == name)];
        string called = name is null ? "" : $" called {name}", names = string.Join(", ", handlers.Select(handler => handler.Name));
        if (handlers.Count == 0) throw new InvalidDataException($"There is no [RingHandler]{called} in these files.");
        if (handlers.Count > 1) throw new InvalidDataException($"There are several, choose one with --handler: {names}");
        List<Diagnostic> found = [];
        HandlerSpec? handler = HandlerParser.Read(handlers[0], known, found.Add, CancellationToken.None);
        List<Diagnostic> errors = [.. found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        return handler is not null && errors.Count == 0 ? handler : throw new InvalidDataException(string.Join(Environment.NewLine, errors));
    }

    private static IEnumerable<INamedTypeSymbol> HandlersOf(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type && type.GetAttributes().Any(IsHandlers)) yield return type;
            if (member is not INamespaceOrTypeSymbol inner) continue;
            foreach (INamedTypeSymbol handler in HandlersOf(inner)) yield return handler;
        }
    }

    private static bool IsHandlers(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() == KnownSymbols.RingHandlerAttributeName;

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => path.Length > 0)
            .Select(path => MetadataReference.CreateFromFile(path));
}
