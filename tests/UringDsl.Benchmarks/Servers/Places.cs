using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace UringDsl.Benchmarks.Servers;

/// <summary>Where the programs lie, and free ports.</summary>
internal static class Places
{
    private const int BlocksBytes = 16 << 20; // of a file that is read again and again, from the page cache

    private static readonly int[] s_fileSizes = [65536, 1 << 20]; // of files that are served, which are called so

    private static readonly string[] s_programs = ["load", "uring_echo", "epoll_echo", "stream", "epoll_stream", "batch"];

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The programs in C, once <see cref="Compile"/> has made them.</summary>
    public static string Programs { get; } = Path.Combine(AppContext.BaseDirectory, "c");

    private static string Blocks => Path.Combine(Programs, "blocks");

    private static string Files => Path.Combine(Programs, "files");

    private static string Sources => Path.Combine(Root, "tests/UringDsl.Benchmarks/Servers/C");

    /// <summary>Compiles the programs in C with the machine's compiler, for this processor, and makes the files that are read.</summary>
    /// <exception cref="InvalidOperationException">There is no gcc, or it refuses.</exception>
    public static void Compile()
    {
        Directory.CreateDirectory(Programs);
        DateTime newest = Directory.GetFiles(Sources).Max(File.GetLastWriteTimeUtc);
        if (!File.Exists(Blocks)) File.WriteAllBytes(Blocks, new byte[BlocksBytes]);
        Directory.CreateDirectory(Files);
        foreach (int size in s_fileSizes)
        {
            string path = Path.Combine(Files, $"{size}");
            if (File.Exists(path)) continue;
            byte[] bytes = new byte[size];
            new Random(size).NextBytes(bytes);
            File.WriteAllBytes(path + ".new", bytes);
            File.Move(path + ".new", path);
        }
        foreach (string name in s_programs)
        {
            string program = Path.Combine(Programs, name);
            if (File.Exists(program) && File.GetLastWriteTimeUtc(program) > newest) continue;
            string[] options = ["-O2", "-march=native", "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-o", program, Path.Combine(Sources, name + ".c")];
            using Process compiler = Process.Start(new ProcessStartInfo("gcc", options))!;
            compiler.WaitForExit();
            if (compiler.ExitCode != 0) throw new InvalidOperationException($"gcc does not compile {name}.c");
        }
    }

    /// <summary>A command's words; what stands between single quotes is one.</summary>
    /// <param name="command">The command.</param>
    /// <param name="values">What <c>{name}</c> stands for, besides the places that are known here.</param>
    public static string[] Words(string command, params (string Name, string Value)[] values)
    {
        List<string> words = [];
        foreach ((int index, string part) in command.Split('\'').Index())
        {
            if (index % 2 == 1) words.Add(part);
            else words.AddRange(part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
        return [.. words.Select(word => Replace(word, values))];
    }

    /// <summary>Puts places and values in.</summary>
    public static string Replace(string text, params (string Name, string Value)[] values)
    {
        string net = Path.Combine(Root, "tests/UringDsl.Benchmarks/Servers/DotNet/bin/Release/net10.0/UringDsl.Benchmarks.DotNet.dll");
        (string, string)[] known = [("c", Programs), ("blocks", Blocks), ("files", Files), ("net", net), ("samples", Path.Combine(Root, "samples"))];
        foreach ((string name, string value) in known.Concat(values)) text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return text;
    }

    /// <summary>True where the shell finds such a program.</summary>
    public static bool HasProgram(string name) => name.Contains('/')
        ? File.Exists(name)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>A port that nobody listens at.</summary>
    public static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "UringDsl.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"no UringDsl.sln above {AppContext.BaseDirectory}");
    }
}
