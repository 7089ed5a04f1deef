using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1006.</summary>
public sealed class AmbiguousOperandFixTests
{
    [Theory]
    [InlineData(
        "[Send(Link = LinkKind.Soft)] [Send(Data = nameof(two))] partial void Both(Connection connection, SendBuffer one, SendBuffer {|URING1006:two|});",
        "[Send(Link = LinkKind.Soft, Data = nameof(one))] [Send(Data = nameof(two))] partial void Both(Connection connection, SendBuffer one, "
            + "SendBuffer two);")]
    public Task The_first_is_named(string marked, string wanted) => VerifyFixIn<AmbiguousOperandFix>(marked, wanted);

    [Theory]
    [InlineData(
        "[Send(Data = nameof(one), Link = LinkKind.Soft)] [Send] partial void Both(Connection connection, SendBuffer one, SendBuffer {|URING1006:two|});",
        "[Send(Data = nameof(one), Link = LinkKind.Soft)] [Send(Data = nameof(two))] partial void Both(Connection connection, SendBuffer one, "
            + "SendBuffer two);")]
    public Task Or_the_second(string marked, string wanted) => VerifyFixIn<AmbiguousOperandFix>(marked, wanted, choice: 1);
}
