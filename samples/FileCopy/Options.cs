using System;
using System.IO;

/// <summary>The command line.</summary>
internal sealed record class Options(string Source, string Target)
{
    public const string Usage = """
        usage: FileCopy SOURCE TARGET [options]
          --depth N   blocks in flight at once, 1 to 32 (default 8)
          --sync      the copy is durable when the program ends
          --force     replace a target that is there
        TARGET appears when the whole copy is there, under its name and with the permissions of SOURCE (no set-ID bits), or not at all.
        Exit codes: 0 copied, 1 failed, 2 bad usage, 5 no io_uring here, 130 cancelled.
        """;

    public int Depth { get; private set; } = 8;

    public bool Syncs { get; private set; }

    public bool Replaces { get; private set; }

    /// <summary>Where the target is: its part has to be on the same file system.</summary>
    public string Folder => Path.GetDirectoryName(Path.GetFullPath(Target)) ?? "/";

    /// <exception cref="FormatException">What is wrong, in one line.</exception>
    public static Options Parse(string[] arguments)
    {
        if (arguments.Length < 2 || arguments[0].Length == 0 || arguments[1].Length == 0) throw new FormatException("a source and a target are needed");
        Options options = new(arguments[0], arguments[1]);
        for (CommandLine line = new(arguments[2..]); line.Read();)
        {
            switch (line.Option)
            {
                case "--depth":
                    options.Depth = line.Number(FileCopy.MaxDepth);
                    break;
                case "--sync":
                    options.Syncs = true;
                    break;
                case "--force":
                    options.Replaces = true;
                    break;
                default:
                    throw line.Unknown();
            }
        }
        return options;
    }
}
