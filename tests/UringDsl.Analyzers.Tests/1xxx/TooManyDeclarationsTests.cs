using System.Linq;
using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1027.</summary>
public sealed class TooManyDeclarationsTests
{
    [Fact]
    public Task A_handler_has_two_hundred_submissions() => Verify(
        "[UringDsl.RingHandler] sealed partial class {|URING1027:H|} { " + Submissions(201) + " }",
        "'H' has 201 submissions, but user_data has 8 bits for the operation, and 200 of them are for submissions. Move some to a second handler.");

    [Fact]
    public Task A_submission_has_eight_times() => VerifyIn(
        Timeouts(9),
        "'Wait' has 9 parameters for times, but an operation in flight has room for 8. Split it in two submissions.");

    [Theory]
    [InlineData("""
        [Socket(Link = LinkKind.Soft)] [Bind(Link = LinkKind.Soft, Address = nameof(from))] [Connect(Address = nameof(to))]
        partial void {|URING1027:Dial|}(PeerAddress from, IPEndPoint to);
        """)]
    [InlineData("""
        [Send(Data = "a", Link = LinkKind.Soft)] [Send(Data = "b", Link = LinkKind.Soft)] [Send(Data = "c", Link = LinkKind.Soft)]
        [Send(Data = "d", Link = LinkKind.Soft)] [Send(Data = "e", Link = LinkKind.Soft)] [Send(Data = "f", Link = LinkKind.Soft)]
        [Send(Data = "g", Link = LinkKind.Soft)] [Send(Data = "h", Link = LinkKind.Soft)] [Send(Data = "i")]
        partial void {|URING1027:Tell|}(
            Connection connection, SendBuffer a, SendBuffer b, SendBuffer c, SendBuffer d, SendBuffer e, SendBuffer f, SendBuffer g,
            SendBuffer h, SendBuffer i);
        """)]
    public Task A_submission_has_one_address_and_eight_buffers(string members) => VerifyIn(members);

    [Fact]
    public Task Two_hundred_submissions_are_fine() => Verify("[UringDsl.RingHandler] sealed partial class H { " + Submissions(200) + " }");

    [Fact]
    public Task Eight_times_are_fine() => VerifyIn(Timeouts(8));

    [Fact]
    public Task Methods_that_are_no_submissions_do_not_count() => Verify(
        "[UringDsl.RingHandler] sealed partial class H { " + Submissions(200)
        + string.Concat(Enumerable.Range(0, 50).Select(i => $" void Other{i}() {{ }}")) + " }");

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1027", In(Timeouts(9).Replace("{|URING1027:Wait|}", "Wait", System.StringComparison.Ordinal)));

    private static string Submissions(int count) =>
        string.Join(" ", Enumerable.Range(0, count).Select(i => $"[UringDsl.Nop] partial void Ping{i}();"));

    private static string Timeouts(int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(i => $"t{i}")];
        string steps = string.Join(" ", names.Select((name, i) => $"[Timeout(Timeout = \"{name}\"{(i < count - 1 ? ", Link = LinkKind.Hard" : "")})]"));
        string method = count > 8 ? "{|URING1027:Wait|}" : "Wait";
        return $"{steps} partial void {method}({string.Join(", ", names.Select(name => "TimeSpan " + name))});";
    }
}
