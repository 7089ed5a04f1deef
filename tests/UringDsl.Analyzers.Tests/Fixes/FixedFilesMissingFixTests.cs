using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1020.</summary>
public sealed class FixedFilesMissingFixTests
{
    [Fact]
    public Task A_table_is_declared_once() => VerifyFix<FixedFilesMissingFix>(
        """
        using UringDsl;

        [RingHandler]
        sealed partial class H
        {
            [Listener({|URING1020:Direct = true|}, Accepted = nameof(OnAccepted))] partial void Listen(System.Net.IPEndPoint at);
            [Open({|URING1020:Direct = true|})] partial void Load(string path);
            void OnAccepted(in Accepted accepted) { }
        }
        """,
        """
        using UringDsl;

        [RingHandler]
        [FixedFiles(4096)]
        sealed partial class H
        {
            [Listener(Direct = true, Accepted = nameof(OnAccepted))] partial void Listen(System.Net.IPEndPoint at);
            [Open(Direct = true)] partial void Load(string path);
            void OnAccepted(in Accepted accepted) { }
        }
        """);

    [Fact]
    public Task The_table_has_room_for_the_connections() => VerifyFix<FixedFilesMissingFix>(
        Usings + "[Ring(MaxConnections = 1000)] [RingHandler] sealed partial class H { [Open({|URING1020:Direct = true|})] partial void Load(string path); }",
        Usings + "[Ring(MaxConnections = 1000)] [RingHandler] [FixedFiles(2048)] sealed partial class H { [Open(Direct = true)] partial void Load(string path);"
            + " }");

    [Fact]
    public Task Or_the_descriptors_are_ordinary() => VerifyFix<FixedFilesMissingFix>(
        In("[Open({|URING1020:Direct = true|})] partial void Load(string path);", attributes: ""), In("[Open] partial void Load(string path);", attributes: ""),
        choice: 1);
}
