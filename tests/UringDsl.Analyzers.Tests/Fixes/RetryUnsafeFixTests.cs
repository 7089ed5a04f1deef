using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1061.</summary>
public sealed class RetryUnsafeFixTests
{
    [Theory]
    [InlineData(
        "[{|URING1061:Retry|}] [Send] partial void Say(Connection connection, SendBuffer data);",
        "[Send] partial void Say(Connection connection, SendBuffer data);")]
    [InlineData(
        "[Retry({|URING1061:Attempts = 1|})] [Unlink] partial void Remove(string path);",
        "[Retry(Attempts = 2)] [Unlink] partial void Remove(string path);")]
    [InlineData(
        "[Retry({|URING1061:FirstDelayMilliseconds = 0|})] [Unlink] partial void Remove(string path);",
        "[Retry] [Unlink] partial void Remove(string path);")]
    [InlineData(
        "[Retry(FirstDelayMilliseconds = 50, {|URING1061:MaxDelayMilliseconds = 5|})] [Unlink] partial void Remove(string path);",
        "[Retry(FirstDelayMilliseconds = 50, MaxDelayMilliseconds = 50)] [Unlink] partial void Remove(string path);")]
    public Task The_attempts_are_corrected(string marked, string wanted) => VerifyFixIn<RetryUnsafeFix>(marked, wanted);
}
