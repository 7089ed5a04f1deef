using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1019.</summary>
public sealed class GeneratedNameTakenFixTests
{
    [Theory]
    [InlineData("private void {|URING1019:OnStarted|}() { }", "partial void OnStarted() { }")]
    [InlineData(
        "public async void {|URING1019:OnStopping|}() => await System.Threading.Tasks.Task.Yield();",
        "async partial void OnStopping() => await System.Threading.Tasks.Task.Yield();")]
    public Task A_hook_is_partial(string marked, string wanted) => VerifyFixIn<GeneratedNameTakenFix>(marked, wanted);

    [Fact]
    public Task Another_name_is_left_to_the_user() => VerifyNoFixIn<GeneratedNameTakenFix>("int {|URING1019:Statistics|} => 1;");
}
