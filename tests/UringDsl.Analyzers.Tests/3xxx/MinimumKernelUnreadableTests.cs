using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using UringDsl.Analyzers.Kernel;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING3002.</summary>
public sealed class MinimumKernelUnreadableTests
{
    [Theory]
    [InlineData("six", "that is no version of Linux")]
    [InlineData("6", "that is no version of Linux")]
    [InlineData("6.", "that is no version of Linux")]
    [InlineData("6,1", "that is no version of Linux")]
    [InlineData("v6.1", "that is no version of Linux")]
    [InlineData("6.1-lts", "that is no version of Linux")]
    [InlineData("6.1.2.3", "that is no version of Linux")]
    [InlineData("-6.1", "that is no version of Linux")]
    [InlineData("99999999999.1", "that is no version of Linux")]
    [InlineData("5.18", "UringDsl runs on 5.19 and later")]
    [InlineData("4.20", "UringDsl runs on 5.19 and later")]
    [InlineData("6.110", "there is no Linux 6.110")]
    [InlineData("5.20", "there is no Linux 5.20")]
    public async Task Another_text_is_said_once_and_nothing_else(string kernel, string why)
    {
        Diagnostic said = Assert.Single(await Diagnose(kernel));
        Assert.Equal("URING3002", said.Id);
        Assert.Equal(
            $"UringDslMinimumKernel is '{kernel}', and {why}. "
            + "Write the major and the minor number of the oldest kernel that the program shall run on, as in 6.1.",
            said.GetMessage());
    }

    [Theory]
    [InlineData("5.19")]
    [InlineData("6.1")]
    [InlineData(" 6.12 ")]
    [InlineData("6.1.55")]
    [InlineData("7.0")]
    [InlineData("")]
    [InlineData("  ")]
    public async Task A_version_or_nothing_is_fine(string kernel) => Assert.DoesNotContain(await Diagnose(kernel), said => said.Id == "URING3002");

    [Fact]
    public async Task A_project_that_does_not_reference_the_runtime_is_left_alone()
    {
        var empty = TestCompilation.Create("class C;").WithReferences(TestCompilation.References.Where(r => !r.Display!.EndsWith("UringDsl.dll")));
        Assert.Empty(await AnalyzerRig.Diagnose([new MinimumKernelAnalyzer()], null, empty, BuildProperties.Of((MinimumKernel.Property, "six"))));
    }

    private static Task<List<Diagnostic>> Diagnose(string kernel) => AnalyzerRig.Diagnose(
        [new MinimumKernelAnalyzer()],
        new UringGenerator(),
        TestCompilation.Create(Fixture.In("[Bind] private partial Pending<Completion> Name(Connection socket, EndPoint at);", "[Ring(SubmissionEntries = 8)]")),
        BuildProperties.Of((MinimumKernel.Property, kernel)));
}
