using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Guards;

[Collection(Rings.Name)]
public class InheritedDescriptorTests
{
    private static readonly string[] s_kinds = ["socket:", "anon_inode:[io_uring]", "anon_inode:[eventfd]"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_descriptor_of_a_ring_is_inherited(bool hasTable)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = RunningHandler.Start(hasTable ? new EchoHandler(endPoint) : new PlainEchoHandler(endPoint), endPoint);
        using TestClient client = await TestClient.Connect(endPoint);
        await client.Echo(100);
        (string Target, bool IsInherited)[] files = [.. Directory.EnumerateFileSystemEntries("/proc/self/fd")
            .Select(path => (new FileInfo(path).LinkTarget, Number: Path.GetFileName(path)))
            .Where(file => file.LinkTarget is { } target && s_kinds.Any(kind => target.StartsWith(kind, StringComparison.Ordinal)))
            .Select(file => (file.LinkTarget!, IsInherited(file.Number)))];
        Assert.Contains(files, file => file.Target.EndsWith("[io_uring]", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.IsInherited);
    }

    private static bool IsInherited(string number)
    {
        const long CloseOnExec = 0x80000;
        string flags = File.ReadLines($"/proc/self/fdinfo/{number}")
            .Single(line => line.StartsWith("flags:", StringComparison.Ordinal))["flags:".Length..].Trim();
        return (Convert.ToInt64(flags, fromBase: 8) & CloseOnExec) == 0;
    }
}
