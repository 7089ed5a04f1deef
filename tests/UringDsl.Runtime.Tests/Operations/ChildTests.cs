using System.Runtime.InteropServices;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Waiting for a real child process.</summary>
[Collection(Rings.Name)]
public partial class ChildTests
{
    [Fact]
    public async Task The_exit_of_a_child_is_told_with_its_code()
    {
        using Scene scene = new();
        int child = Spawn("exit 42");
        ChildStatus status = await scene.On(o => o.WaitForChild(child).AsTask());
        Assert.Equal((ChildChange.Exited, 42, child), (status.Change, status.Value, status.ProcessId));
        Assert.Equal(Errno.ECHILD, (await scene.On(o => o.WaitForChild(child).AsTask())).Error);
    }

    [Fact]
    public async Task A_child_that_is_killed_tells_the_signal()
    {
        const int Kill = 9;
        using Scene scene = new();
        int child = Spawn("exec sleep 1000");
        ChildStatus running = await scene.On(o => o.LookAtChild(child).AsTask());
        Assert.Equal((true, ChildChange.None), (running.IsSuccess, running.Change));
        Task<ChildStatus> waiting = scene.Get(o => o.WaitForChild(child).AsTask());
        Assert.Equal(0, SendSignal(child, Kill));
        ChildStatus status = await waiting.Bounded();
        Assert.Equal((ChildChange.Killed, Kill), (status.Change, status.Value));
    }

    [Fact]
    public async Task Nobody_is_waited_for_who_is_no_child()
    {
        using Scene scene = new();
        Assert.Equal(Errno.ECHILD, (await scene.On(o => o.WaitForChild(1).AsTask())).Error);
        Assert.Equal(Errno.EINVAL, (await scene.On(o => o.WaitForChild(-5).AsTask())).Error);
    }

    internal static void Kill(int child) => Assert.Equal(0, SendSignal(child, 9));

    // Not through Process: the runtime of .NET waits for those itself, and would be first.
    internal static int Spawn(string command)
    {
        Assert.Equal(0, Spawn(out int child, "/bin/sh", 0, 0, ["sh", "-c", command, null], [null]));
        return child;
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Spawn(out int child, string path, nint actions, nint attributes, string?[] arguments, string?[] environment);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
