using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1032.</summary>
public sealed class ZeroCopyOverwrittenFixTests
{
    [Theory]
    [InlineData(
        "[Send(ZeroCopy = ZeroCopyMode.Always, Link = LinkKind.Soft)] [{|URING1032:ReadFixed(File = nameof(file))|}] partial void Pump(Connection "
            + "connection, FixedBuffer page, Descriptor file);",
        "[Send(Link = LinkKind.Soft)] [ReadFixed(File = nameof(file))] partial void Pump(Connection connection, FixedBuffer page, Descriptor file);")]
    public Task The_send_copies(string marked, string wanted) => VerifyFixIn<ZeroCopyOverwrittenFix>(marked, wanted);
}
