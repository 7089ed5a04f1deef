using System;
using System.Threading;

namespace UringDsl.Benchmarks.Servers;

/// <summary>A .NET process that does nothing: what memory is compared with.</summary>
internal static class EmptyProcess
{
    private static readonly TimeSpan s_start = TimeSpan.FromSeconds(1);

    /// <summary>Its resident memory, or null where the program is not there.</summary>
    public static double? MeasureMebibytes(int processor)
    {
        string[] words = Places.Words("dotnet {net} --port 1 --mode empty");
        if (!Places.HasProgram(words[1])) return null;
        using PinnedProcess process = new(words, processor);
        Thread.Sleep(s_start);
        return Math.Round(process.ResidentMebibytes, 1);
    }
}
