using System;
using System.Collections.Generic;
using System.IO;

/// <summary>The command line.</summary>
internal sealed record class Options(IReadOnlyList<string> Files, string? Handler, bool IsSvg, string? Output)
{
    public const string Usage = """
        usage: Graph FILE... [--handler NAME] [--svg] [--out FILE]
          FILE       the C# sources of the handler, or folders of them
          --handler  draw this one; needed where there are several
          --svg      a picture that stands for itself (default: Mermaid)
          --out      where to (default: standard output)
        Exit codes: 0 drawn, 1 the declaration has errors, 2 bad usage.
        """;

    /// <exception cref="FormatException">What is wrong, in one line.</exception>
    public static Options Parse(string[] arguments)
    {
        List<string> files = [];
        string? handler = null, output = null;
        bool isSvg = false;
        for (int i = 0; i < arguments.Length; i++)
        {
            string option = arguments[i];
            string Value() => ++i < arguments.Length ? arguments[i] : throw new FormatException($"{option} needs a value");
            switch (option)
            {
                case "--handler":
                    handler = Value();
                    break;
                case "--out":
                    output = Value();
                    break;
                case "--svg":
                    isSvg = true;
                    break;
                case ['-', '-', ..]:
                    throw new FormatException($"{option}: there is no such option");
                default:
                    files.AddRange(FilesAt(option));
                    break;
            }
        }
        return files.Count > 0 ? new Options(files, handler, isSvg, output) : throw new FormatException("a C# file or a folder is needed");
    }

    private static string[] FilesAt(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new FormatException($"{path}: there is no such file or folder");
        string[] files = Directory.GetFiles(path, "*.cs");
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0 ? files : throw new FormatException($"{path}: there is no C# file in this folder");
    }
}
