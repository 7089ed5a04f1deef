using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1010.</summary>
public sealed class CompletionMistypedTests
{
    private const string Session = "[ConnectionState] struct Session { }";

    [Fact]
    public Task A_method_without_the_value_is_an_error() => VerifyIn(
        "[Nop(Completed = nameof(Done))] partial void Ping(); void {|URING1010:Done|}() { }",
        "'Done' cannot receive the completions of 'Ping' because it does not take 'in Completion'. Declare it as 'private void Done(in Completion "
        + "completion)'.");

    [Fact]
    public Task A_method_of_a_connection_may_take_it() => VerifyIn(
        "[Send(Completed = nameof(Done))] partial void Echo(Connection connection, SendBuffer data); void {|URING1010:Done|}(Sent sent) { }",
        "'Done' cannot receive the completions of 'Echo' because it takes 'Sent'. Declare it as 'private void Done(in Sent sent)'; 'Connection "
        + "connection' may stand beside it.");

    [Fact]
    public Task With_a_state_it_may_take_that_too() => VerifyIn(
        Session + "[Receive(Buffers = \"In\", Completed = nameof(Done))] partial void Read(Connection connection);"
        + "int {|URING1010:Done|}(in Received received) => 1;",
        "'Done' cannot receive the completions of 'Read' because it does not return void or RingTask, and the dispatch would drop what it returns. Declare it "
        + "as 'private void Done(in Received received)'; 'Connection connection' and 'ref Session state' may stand beside it, in any order.");

    [Fact]
    public Task An_accept_that_may_fail_is_told_by_value() => VerifyIn(
        "[Accept(Completed = nameof(Done))] partial void Take(Descriptor listener);"
        + "RingTask {|URING1010:Done|}(Connection connection) => default;",
        "'Done' cannot receive the completions of 'Take' because it returns RingTask, and an accept may fail, which only 'in Accepted' tells; call an async "
        + "method from it. Declare it as 'private void Done(in Accepted accepted)'; 'Connection connection' may stand beside it.");

    [Theory]
    [InlineData("void {|URING1010:Done|}<T>(in Completion completion) { }")]
    [InlineData("System.Threading.Tasks.Task {|URING1010:Done|}(in Completion completion) => default!;")]
    [InlineData("void {|URING1010:Done|}(ref Completion completion) { }")]
    [InlineData("void {|URING1010:Done|}(ref readonly Completion completion) { }")]
    [InlineData("void {|URING1010:Done|}(in Sent sent) { }")]
    [InlineData("void {|URING1010:Done|}(in Completion completion, Connection connection) { }")]
    [InlineData("void {|URING1010:Done|}(in Completion one, in Completion two) { }")]
    [InlineData("void {|URING1010:Done|}(in Completion completion, int number = 0) { }")]
    [InlineData("void {|URING1010:Done|}(params object[] all) { }")]
    [InlineData("partial void {|URING1010:Done|}(in Received completion); partial void Done(in Received completion) { }")]
    public Task A_submission_without_a_connection_delivers_a_completion(string method) =>
        VerifyIn("[Nop(Completed = nameof(Done))] partial void Ping(); " + method);

    [Theory]
    [InlineData("void {|URING1010:Done|}(in Received received, in Connection connection) { }")]
    [InlineData("void {|URING1010:Done|}(in Received received, Connection? connection) { }")]
    [InlineData("void {|URING1010:Done|}(in Received received, Connection one, Connection two) { }")]
    [InlineData("void {|URING1010:Done|}(in Received received, Session session) { }")]
    [InlineData("void {|URING1010:Done|}(in Received received, in Session session) { }")]
    [InlineData("void {|URING1010:Done|}(in Received received, Slot slot) { }")]
    [InlineData("void {|URING1010:Done|}(Connection connection, ref Session session) { }")]
    public Task A_submission_with_a_connection_delivers_it_by_value_and_its_state_by_reference(string method) => VerifyIn(
        Session + "[Receive(Buffers = \"In\", Completed = nameof(Done))] partial void Read(Connection connection); " + method);

    [Theory]
    [InlineData("[Accept(Completed = nameof(OnCompletion))] partial void Take(Slot slot);", "OnCompletion", "Completion completion")]
    [InlineData("[Listener(Accepted = nameof(OnReceived))] partial void Listen(EndPoint endpoint);", "OnReceived", "Received received")]
    [InlineData("[Listener(Accepted = nameof(OnAccepted), Failed = nameof(OnSent))] partial void Listen(EndPoint endpoint);", "OnSent", "Sent sent")]
    [InlineData("[Send(Completed = nameof(OnCompletion))] partial void Echo(Connection connection, SendBuffer data);", "OnCompletion", "Completion completion")]
    [InlineData("[Timeout(Completed = nameof(OnSent))] partial void Wait(TimeSpan timeout);", "OnSent", "Sent sent")]
    public Task Each_operation_delivers_a_value_of_its_own(string members, string method, string parameter) => Verify(In(members).Replace(
        $"void {method}(in {parameter})", $"void {{|URING1010:{method}|}}(in {parameter})", System.StringComparison.Ordinal));

    [Theory]
    [InlineData("void {|URING1010:Done|}(in Completion completion) { }")]
    [InlineData("void {|URING1010:Done|}(TwiceOutcome outcome) { }")]
    [InlineData("void {|URING1010:Done|}(in {|CS0246:OtherOutcome|} outcome) { }")]
    [InlineData("void {|URING1010:Done|}(in TwiceOutcome outcome, Connection connection) { }")]
    public Task A_chain_delivers_its_outcome(string method) => VerifyIn(
        "[Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(Done))] partial void Twice(); " + method);

    [Fact]
    public Task The_value_of_a_type_that_is_only_called_so_is_an_error() => Verify(
        "using UringDsl; namespace Mine { struct Completion { } [RingHandler] sealed partial class H { "
        + "[Nop(Completed = nameof(Done))] partial void Ping(); void {|URING1010:Done|}(in Completion completion) { } } }");

    [Theory]
    [InlineData("void Done(Connection connection, in Received received) { }")]
    [InlineData("void Done(ref Session session, in Received received, Connection connection) { }")]
    [InlineData("static void Done(in UringDsl.Received received) { }")]
    [InlineData("private void Done(ref H.Session session, in Received received) { }")]
    [InlineData("partial void Done(in Received received); partial void Done(in Received received) { }")]
    public Task The_order_is_free_and_the_method_may_be_static(string method) => VerifyIn(
        Session + "[Receive(Buffers = \"In\", Completed = nameof(Done))] partial void Read(Connection connection); " + method);

    [Theory]
    [InlineData("[Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(Done))] partial void Twice(); void Done(in TwiceOutcome outcome) { }")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(Done))] partial void Twice(); void Done(in H.TwiceOutcome outcome) { }")]
    [InlineData("[Listener(Accepted = nameof(Done))] partial void Listen(EndPoint endpoint); void Done(Connection connection, in Accepted accepted) { }")]
    [InlineData("[Close(Completed = nameof(Done))] partial void HangUp(Connection connection); void Done(in Completion completion, Connection which) { }")]
    public Task What_is_delivered_can_be_taken(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() =>
        VerifySuppressed("URING1010", In("[Nop(Completed = nameof(Done))] partial void Ping(); void Done() { }"));
}
