using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1020.</summary>
public sealed class FixedFilesMissingTests
{
    [Fact]
    public Task Direct_without_a_table_is_an_error() => Verify(
        In("[Listener({|URING1020:Direct = true|}, Accepted = nameof(OnAccepted))] partial void Open(EndPoint endpoint);", attributes: ""),
        "Listener of 'Open' puts a socket in the fixed-file table, and 'H' has none: the kernel would refuse it. Add [FixedFiles(count)] to 'H', or "
        + "remove Direct.");

    [Fact]
    public Task A_chain_that_makes_a_socket_needs_a_table() => Verify(
        In("[{|URING1020:Socket(Link = LinkKind.Soft)|}] [Connect] partial void Dial(PeerAddress peer);", attributes: ""),
        "Socket of 'Dial' puts a socket in the fixed-file table, and 'H' has none: the kernel would refuse it. Add [FixedFiles(count)] to 'H'.");

    [Fact]
    public Task An_accept_needs_one_too() => Verify(
        In("[Accept({|URING1020:Direct = true|}, Completed = nameof(OnAccepted))] partial void Take(Slot listener);", attributes: ""));

    [Theory]
    [InlineData("", "[Listener(Accepted = nameof(OnAccepted))] partial void Open(EndPoint endpoint);")]
    [InlineData("", "[Accept(Direct = false, Completed = nameof(OnAccepted))] partial void Take(Descriptor listener);")]
    [InlineData("", "[Connect] partial void Dial(Connection connection, PeerAddress peer);")]
    [InlineData("[FixedFiles(2)]", "[Accept(Direct = true, Completed = nameof(OnAccepted))] partial void Take(Slot listener);")]
    [InlineData("[FixedFiles(count: 2, Reserved = 1)]", "[Socket(Link = LinkKind.Soft)] [Connect] partial void Dial(PeerAddress peer);")]
    public Task A_table_or_no_need_of_one_is_fine(string attributes, string members) => Verify(In(members, attributes));

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1020", In("[Accept(Direct = true, Completed = nameof(OnAccepted))] partial void Take(Slot listener);", attributes: ""));
}
