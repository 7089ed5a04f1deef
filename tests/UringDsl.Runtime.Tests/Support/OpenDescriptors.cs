using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>The sockets, rings and event files that this process has open.</summary>
internal static class OpenDescriptors
{
    public static int Count() => Targets().Count;

    /// <summary>
    /// After a test: none more than before it. What the finalizers still have gets the time to go. What was thrown before is said with it, since
    /// a test that has failed leaves its sockets open, and only the last failure is shown.
    /// </summary>
    public static void ExpectAtMost(int before, Func<string>? thrownBefore = null)
    {
        if (Count() <= before) return;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Wait.Until(() => Count() <= before, () => $"{before} descriptors before, now {Summary()}. {thrownBefore?.Invoke()}", TimeSpan.FromSeconds(30));
    }

    private static string Summary() =>
        string.Join(", ", Targets().GroupBy(target => target.Split(':')[0] is "socket" ? "sockets" : target).Select(group => $"{group.Count()} {group.Key}"));

    private static List<string> Targets()
    {
        List<string> targets = [];
        foreach (string path in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            string? target = new FileInfo(path).LinkTarget; // Null when it was closed since.
            if (target is null) continue;
            bool counts = target.StartsWith("socket:", StringComparison.Ordinal) || target is "anon_inode:[io_uring]" or "anon_inode:[eventfd]";
            if (counts) targets.Add(target);
        }
        return targets;
    }
}
