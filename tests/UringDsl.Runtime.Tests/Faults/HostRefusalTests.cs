using System;
using System.Threading.Tasks;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>Refusals of the running kernel, in a process that has given its rights up.</summary>
[Collection(Support.Rings.Name)]
public class HostRefusalTests
{
    private const int EPERM = 1, ENOSYS = 38;

    [Theory]
    [InlineData(EPERM, "EPERM")]
    [InlineData(ENOSYS, "ENOSYS")]
    public async Task A_seccomp_filter_is_named_and_the_way_out_too(int error, string name)
    {
        using HostProcess host = HostProcess.Start(["refused", $"{error}"]);
        string answer = await host.ReadLine();
        Assert.StartsWith($"Seccomp {name} io_uring_setup", answer, StringComparison.Ordinal);
        Assert.Contains("A seccomp filter forbids io_uring", answer, StringComparison.Ordinal);
        Assert.Contains("--security-opt seccomp=unconfined", answer, StringComparison.Ordinal);
        await host.ExpectEnd();
    }

    [Fact]
    public async Task A_limit_of_open_files_below_the_table_is_named_and_the_way_out_too()
    {
        using HostProcess host = HostProcess.Start(["few-files", "1000"]);
        string answer = await host.ReadLine();
        Assert.StartsWith("FileLimit EMFILE A fixed-file table of 4096 slots", answer, StringComparison.Ordinal);
        Assert.Contains("ulimit -n", answer, StringComparison.Ordinal);
        Assert.Contains("[FixedFiles]", answer, StringComparison.Ordinal);
        await host.ExpectEnd();
    }

    [Theory]
    [InlineData(65_536, 0, "io_uring_setup with 65536 submission")]
    [InlineData(8, 131_072, "131072 completion entries")]
    public void Queues_that_the_kernel_does_not_make_are_named(int submissionEntries, int completionEntries, string named)
    {
        int before = Support.OpenDescriptors.Count();
        Support.EchoHandler handler = new(Support.FreePort.EndPoint());
        RingOptions options = new() { SubmissionEntries = submissionEntries, CompletionEntries = completionEntries };
        RingUnavailableException refused = Assert.Throws<RingUnavailableException>(() => handler.Run(options));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Contains("EINVAL", refused.Message, StringComparison.Ordinal);
        Support.OpenDescriptors.ExpectAtMost(before);
    }
}
