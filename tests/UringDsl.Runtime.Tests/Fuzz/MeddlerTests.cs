using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Fuzz;

/// <summary>Random operations with random operands: each submission ends once or is refused, and a stopped ring leaves nothing behind.</summary>
[Collection(Rings.Name)]
public class MeddlerTests
{
    private static readonly RingModes[] s_modes =
    [
        RingModes.None, RingModes.None, RingModes.CqeMixed, RingModes.Cqe32, RingModes.SqPoll, RingModes.CooperativeTaskRun | RingModes.TaskRunFlag,
        RingModes.SubmitAll, RingModes.StartDisabled,
    ];

    private static readonly RingFeature[] s_missing = [RingFeature.None, RingFeature.SkipSuccess, RingFeature.MultishotTimeout | RingFeature.CancelBySlot];

    public static TheoryData<int> Seeds
    {
        get
        {
            int more = int.Parse(Environment.GetEnvironmentVariable("URINGDSL_FUZZ_SEEDS") ?? "0", CultureInfo.InvariantCulture);
            return [.. Enumerable.Range(1, 12 + more)];
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_handler_that_submits_anything_leaves_nothing_behind(int seed)
    {
        Random random = new(seed);
        string folder = Directory.CreateTempSubdirectory("meddler").FullName;
        Dictionary<string, int> before = Open();
        Meddler handler = new();
        handler.Seed(seed, folder);
        MeddlerDeeds deeds = handler.Deeds;
        int entries = random.GetItems([8, 16, 256], 1)[0];
        RingOptions options = new()
        {
            Modes = s_modes[seed % s_modes.Length],
            RegisteredBuffers = 3,
            Disable = random.GetItems(s_missing, 1)[0],
            MinimumWaitMicroseconds = random.GetItems([0, 0, 100], 1)[0],
            SubmissionEntries = entries,
            CompletionEntries = Math.Max(entries, random.GetItems([16, 1024], 1)[0]),
        };
        using (RunningHandler running = RunningHandler.Start(handler, options: options))
        {
            running.AllowsExceptions = true;
            for (int burst = random.Next(20, 60); burst > 0; burst--)
            {
                handler.Post(deeds.DoSome);
                if (random.Next(3) == 0) await Task.Delay(random.Next(4));
            }
            running.Stop(); // In the middle of it.
        }
        Assert.Empty(deeds.Unexpected);
        Assert.Equal(deeds.Taken, deeds.Ended);
        Assert.Equal(deeds.SlotsHeld, handler.Statistics.SlotsHeldAtStop);
        Assert.True(deeds.Taken > 50 && deeds.Refused > 5, $"{deeds.Taken} taken, {deeds.Refused} refused: little was tested.");
        deeds.Dispose();
        foreach ((string kind, int count) in Open())
        {
            int expected = before.GetValueOrDefault(kind);
            Assert.True(count <= expected, $"{count - expected} of {kind} are left open");
        }
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Files of the folder, pipes, epoll instances, sockets and rings that this process has open.</summary>
    private static Dictionary<string, int> Open() => Directory.EnumerateFileSystemEntries("/proc/self/fd")
        .Select(path => new FileInfo(path).LinkTarget ?? "")
        .Select(target => target.Contains("meddler", StringComparison.Ordinal) ? "file" : target.Split(':')[0])
        .Where(kind => kind is "file" or "pipe" or "socket" or "anon_inode")
        .CountBy(kind => kind)
        .ToDictionary();
}
