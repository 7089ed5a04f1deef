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
    [InlineData(65_536, 0, "SubmissionEntries")]
    [InlineData(8, 131_072, "CompletionEntries")]
    [InlineData(-1, 0, "SubmissionEntries")]
    public void Queues_that_no_kernel_makes_are_named_before_it_is_asked(int submissionEntries, int completionEntries, string named)
    {
        int before = Support.OpenDescriptors.Count();
        Support.EchoHandler handler = new(Support.FreePort.EndPoint());
        RingOptions options = new() { SubmissionEntries = submissionEntries, CompletionEntries = completionEntries };
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => handler.Run(options));
        Assert.Equal(named, refused.ParamName);
        Support.OpenDescriptors.ExpectAtMost(before);
    }

    [Fact]
    public void Fewer_completions_than_submissions_are_refused_by_the_kernel_and_named()
    {
        Support.EchoHandler handler = new(Support.FreePort.EndPoint());
        RingUnavailableException refused = Assert.Throws<RingUnavailableException>(
#pragma warning disable URING1021 // The rule says it, and here the runtime must.
            () => handler.Run(new RingOptions { SubmissionEntries = 64, CompletionEntries = 32 }));
#pragma warning restore URING1021
        Assert.Contains("64 submission and 32 completion entries was refused with EINVAL", refused.Message, StringComparison.Ordinal);
    }
}
