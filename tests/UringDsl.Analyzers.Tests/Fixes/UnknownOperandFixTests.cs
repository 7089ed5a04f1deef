using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1004.</summary>
public sealed class UnknownOperandFixTests
{
    [Theory]
    [InlineData(
        "[Send(Data = {|URING1004:\"dta\"|})] partial void Echo(Connection connection, SendBuffer data);",
        "[Send(Data = nameof(data))] partial void Echo(Connection connection, SendBuffer data);")]
    [InlineData(
        "[Timeout(Timeout = {|URING1004:\"pauze\"|})] partial void Wait(TimeSpan pause);",
        "[Timeout(Timeout = nameof(pause))] partial void Wait(TimeSpan pause);")]
    [InlineData(
        "[Timeout(Timeout = {|URING1004:\"quite another\"|})] partial void Wait(TimeSpan @while);",
        "[Timeout(Timeout = nameof(@while))] partial void Wait(TimeSpan @while);")]
    public Task The_nearest_name_is_written(string marked, string wanted) => VerifyFixIn<UnknownOperandFix>(marked, wanted);
}
