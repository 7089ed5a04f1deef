using System.Threading.Tasks;
using UringDsl.Generator;
using UringDsl.Testing;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1003.</summary>
public sealed class MalformedSubmissionTests
{
    [Fact]
    public Task A_method_with_a_body_is_an_error() => VerifyIn(
        "[Nop] void {|URING1003:Ping|}() { }",
        "'Ping' cannot be a submission because it has a body or is not partial. The generator writes its body: declare 'private partial void "
        + "Ping(…);' or 'private partial Pending<Completion> Ping(…);'.");

    [Fact]
    public Task The_result_of_a_chain_is_named_after_it() => VerifyIn(
        "[Nop(Link = LinkKind.Soft)] [Nop] static partial void {|URING1003:Twice|}();",
        "'Twice' cannot be a submission because it is static, and a ring belongs to one object. The generator writes its body: declare "
        + "'private partial void Twice(…);' or 'private partial Pending<TwiceOutcome> Twice(…);'.");

    [Theory]
    [InlineData("[Nop] partial void {|URING1003:Ping|}(); partial void Ping() { }")]
    [InlineData("[Nop] partial void {|URING1003:Ping|}<T>();")]
    [InlineData("[Send] partial void Echo(Connection connection, ref SendBuffer {|URING1003:data|});")]
    [InlineData("[Send] partial void Echo(Connection connection, ref readonly SendBuffer {|URING1003:data|});")]
    [InlineData("[Send] private partial void Echo(Connection connection, out SendBuffer {|URING1003:data|});")]
    [InlineData("int Number { [Nop] {|URING1003:get|} => 1; }")]
    [InlineData("[Nop] public static H operator {|URING1003:+|}(H left, H right) => left;")]
    public Task A_submission_is_a_bodiless_instance_method_of_values(string members) => VerifyIn(members);

    [Theory]
    [InlineData("[Nop] private partial {|URING1003:int|} Ping();")]
    [InlineData("[Nop] private partial {|URING1003:System.Threading.Tasks.Task|} Ping();")]
    [InlineData("[Nop] private partial {|URING1003:Pending<Sent>|} Ping();")]
    [InlineData("[Send] private partial {|URING1003:Pending<Completion>|} Echo(Connection connection, SendBuffer data);")]
    [InlineData("[Abort] private partial {|URING1003:Pending<Completion>|} Drop(Connection connection);")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [Nop] private partial {|URING1003:Pending<Completion>|} Twice();")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [Nop] private partial {|URING1003:Pending<TwiceOutcome?>|} {|CS0453:Twice|}();")]
    public Task A_submission_returns_void_or_its_own_result(string members) => VerifyIn(members);

    [Theory]
    [InlineData("[Accept] private partial {|URING1003:Pending<Completion>|} Take(Slot listener);")]
    [InlineData("[Receive(Buffers = \"In\")] private partial {|URING1003:Pending<Completion>|} Read(Connection connection);")]
    public Task What_is_accepted_or_picked_from_a_ring_cannot_be_awaited(string members) => VerifyIn(members);

    [Fact]
    public Task A_type_that_is_only_called_like_the_result_is_not_it() => Verify("""
        using UringDsl;
        using UringDsl.CompilerServices;

        namespace Mine
        {
            struct Completion : IOutcome<Completion>
            {
                static Completion IOutcome<Completion>.From(RingLoop ring, FlightHandle flight) => default;
            }

            [RingHandler]
            sealed partial class H
            {
                [Nop] private partial {|URING1003:Pending<Completion>|} Ping();
            }
        }
        """);

    [Fact]
    public Task The_outcome_of_another_handler_is_not_the_result() => AnalyzerRig.Verify(new DeclarationAnalyzer(), new UringGenerator(), $$"""
        {{Usings}}
        [RingHandler]
        sealed partial class Other
        {
            [Nop(Link = LinkKind.Soft)] [Nop]
            internal partial Pending<TwiceOutcome> Twice();
        }

        partial class Outer
        {
            [RingHandler]
            sealed partial class H
            {
                [Nop(Link = LinkKind.Soft)] [Nop]
                private partial {|URING1003:Pending<Other.TwiceOutcome>|} Twice();
            }
        }
        """);

    [Theory]
    [InlineData("[Nop] partial void Ping();")]
    [InlineData("[Nop] private partial Pending<Completion> Ping();")]
    [InlineData("[Nop] public partial UringDsl.Pending<global::UringDsl.Completion> Ping();")]
    [InlineData("[Send] internal partial Pending<Sent> Echo(Connection connection, in SendBuffer data);")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [Nop] private partial Pending<TwiceOutcome> Twice();")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [Nop] private partial Pending<H.TwiceOutcome> Twice();")]
    [InlineData("[Timeout] private partial void Later(TimeSpan timeout); static void Nop() { }")]
    [InlineData("private partial int Helper(); private partial int Helper() => 1;")]
    public Task A_partial_method_without_a_body_is_a_submission(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1003", In("[Nop] void Ping() { }"));
}
