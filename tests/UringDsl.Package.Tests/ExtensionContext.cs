using System;
using System.IO;
using System.IO.Compression;
using System.Reflection;
using System.Runtime.Loader;

namespace UringDsl.Package.Tests;

/// <summary>Loads the compiler extensions of a package as an editor does: each from the package, the compiler from the editor.</summary>
internal sealed class ExtensionContext : AssemblyLoadContext, IDisposable
{
    private readonly ZipArchive _package;

    public ExtensionContext(string path)
        : base(isCollectible: true) => _package = ZipFile.OpenRead(path);

    public Assembly Load(string name) => LoadFromAssemblyName(new(name));

    public void Dispose() => _package.Dispose();

    protected override Assembly? Load(AssemblyName name)
    {
        if (_package.GetEntry($"analyzers/dotnet/cs/{name.Name}.dll") is not { } entry) return null;
        using Stream stream = entry.Open();
        using MemoryStream image = new();
        stream.CopyTo(image);
        image.Position = 0;
        return LoadFromStream(image);
    }
}
