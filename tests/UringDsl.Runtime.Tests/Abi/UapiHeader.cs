using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace UringDsl.Runtime.Tests.Abi;

/// <summary>Asks the C compiler and the system's headers for the value of expressions.</summary>
/// <remarks>Two passes: the first finds the lines that do not compile, which are the names that these headers lack; the second runs the rest.</remarks>
internal static partial class UapiHeader
{
    private const string Prologue = """
        #define _GNU_SOURCE
        #include <errno.h>
        #include <fcntl.h>
        #include <poll.h>
        #include <signal.h>
        #include <stddef.h>
        #include <stdio.h>
        #include <sys/epoll.h>
        #include <sys/mman.h>
        #include <sys/socket.h>
        #include <sys/uio.h>
        #include <sys/wait.h>
        #include <sys/xattr.h>
        #include <linux/falloc.h>
        #include <linux/fs.h>
        #include <linux/futex.h>
        #include <linux/io_uring.h>
        #include <linux/openat2.h>
        #include <linux/stat.h>
        #include <linux/time_types.h>
        #include <linux/version.h>
        #ifndef O_NOTIFICATION_PIPE
        #define O_NOTIFICATION_PIPE O_EXCL
        #endif
        int main(void) {

        """;

    /// <summary>The value of each expression, or null for one that does not compile.</summary>
    public static IReadOnlyDictionary<string, long?> Evaluate(IEnumerable<string> expressions)
    {
        string folder = Directory.CreateTempSubdirectory("uapi").FullName;
        try
        {
            string source = Path.Combine(folder, "check.c"), program = Path.Combine(folder, "check");
            string[] all = [.. expressions.Distinct()];
            File.WriteAllText(source, Source(all));
            string refusals = Gcc($"-fsyntax-only -fmax-errors=0 {source}").Errors;
            HashSet<int> refused = [.. ErrorLine().Matches(refusals).Select(match => (int)Number(match.Groups[1].Value))];
            int first = Prologue.Count(character => character == '\n') + 1;
            string[] known = [.. all.Where((_, index) => !refused.Contains(first + index))];

            File.WriteAllText(source, Source(known));
            (int exit, string _, string errors) = Gcc($"-o {program} {source}");
            Assert.True(exit == 0, $"gcc with the system's <linux/io_uring.h> failed (package linux-libc-dev, or linux-headers): {errors}");
            string[] values = Run(program, "").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(known.Length, values.Length);
            Dictionary<string, long?> found = known.Zip(values).ToDictionary(pair => pair.First, pair => (long?)Number(pair.Second));
            return all.ToDictionary(name => name, name => found.GetValueOrDefault(name));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Source(IEnumerable<string> expressions)
    {
        StringBuilder text = new(Prologue);
        foreach (string expression in expressions) text.Append($"printf(\"%lld\\n\", (long long)({expression}));\n");
        return text.Append("return 0; }\n").ToString();
    }

    private static (int Exit, string Output, string Errors) Gcc(string arguments)
    {
        try
        {
            return Run("gcc", "-std=gnu11 -w " + arguments);
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            Assert.Fail($"gcc does not start ({failure.Message}); install the packages gcc and linux-libc-dev, as .ci/run does.");
            throw;
        }
    }

    private static (int Exit, string Output, string Errors) Run(string program, string arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C";
        using Process process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[^\n:]*check\.c:(\d+):\d+: error", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
