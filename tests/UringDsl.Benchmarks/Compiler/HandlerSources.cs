using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace UringDsl.Benchmarks.Compiler;

/// <summary>Handler classes as text: the shapes of Shapes/, again and again under other names.</summary>
internal static class HandlerSources
{
    private static readonly string[] s_shapes =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Order().Select(Read)];

    /// <summary>So many files with one handler each.</summary>
    public static IEnumerable<string> Make(int count) => Enumerable.Range(0, count).Select(index =>
        s_shapes[index % s_shapes.Length].Replace("HANDLER", $"Handler{index}", System.StringComparison.Ordinal));

    private static string Read(string name)
    {
        using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
