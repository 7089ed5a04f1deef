using System;
using System.IO;

namespace UringDsl.Runtime.Tests.Samples;

/// <summary>Names with the addresses that a test gives them, for samples that it starts. It needs root: their file of hosts is another one than ours.</summary>
internal sealed class SampleNames : IDisposable
{
    private readonly string _hosts = Path.GetTempFileName();

    public SampleNames(string hosts) => File.WriteAllText(_hosts, hosts);

    public SampleProcess Start(string name, params string[] arguments) => SampleProcess.StartTool(
        "unshare",
        ["-m", "bash", "-c", "mount --bind \"$0\" /etc/hosts && exec dotnet \"$@\"", _hosts, SampleProcess.PathOf(name), .. arguments]);

    public void Dispose() => File.Delete(_hosts);
}
