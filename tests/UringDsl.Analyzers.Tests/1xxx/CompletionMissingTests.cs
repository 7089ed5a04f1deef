using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1008.</summary>
public sealed class CompletionMissingTests
{
    [Fact]
    public Task A_name_without_a_method_is_an_error() => VerifyIn(
        "[Nop(Completed = {|URING1008:\"OnPing\"|})] partial void Ping();",
        "There is no method 'OnPing' in 'H', so the completions of 'Ping' could not be delivered. Add 'private void OnPing(in Completion completion)'.");

    [Fact]
    public Task The_value_of_a_chain_is_its_outcome() => VerifyIn(
        "[Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = {|URING1008:\"OnTwice\"|})] partial void Twice();",
        "There is no method 'OnTwice' in 'H', so the completions of 'Twice' could not be delivered. Add 'private void OnTwice(in TwiceOutcome "
        + "outcome)'.");

    [Theory]
    [InlineData("[Nop(Completed = {|URING1008:nameof({|CS0103:OnPing|})|})] partial void Ping();")]
    [InlineData("[Nop(Completed = {|URING1008:\"\"|})] partial void Ping();")]
    [InlineData("[Nop(Completed = {|URING1008:nameof(Number)|})] partial void Ping(); int Number { get; set; }")]
    [InlineData("[Nop(Completed = {|URING1008:\"get_Number\"|})] partial void Ping(); int Number { get; set; }")]
    [InlineData("[Nop(Completed = {|URING1008:\"oncompletion\"|})] partial void Ping();")]
    [InlineData("[Nop(Completed = {|URING1008:nameof(System.Console.Beep)|})] partial void Ping();")]
    [InlineData("[Listener(Accepted = {|URING1008:\"OnOne\"|})] partial void Listen(EndPoint endpoint);")]
    [InlineData("[Listener(Accepted = nameof(OnAccepted), Failed = {|URING1008:\"OnFailed\"|})] partial void Listen(EndPoint endpoint);")]
    [InlineData("[Send(Completed = {|URING1008:\"OnEchoed\"|})] partial void Echo(Connection connection, SendBuffer data);")]
    public Task Every_name_of_a_method_is_checked(string members) => VerifyIn(members);

    [Fact]
    public Task A_private_method_of_a_base_class_cannot_be_called() => Verify(
        Usings + "class Base { void OnPing(in Completion completion) { } }\n"
        + "[RingHandler] sealed partial class H : Base { [Nop(Completed = {|URING1008:\"OnPing\"|})] partial void Ping(); }");

    [Theory]
    [InlineData("[Nop(Completed = nameof(OnCompletion))] partial void Ping();")]
    [InlineData("[Nop(Completed = nameof(H.OnCompletion))] partial void Ping();")]
    [InlineData("[Nop(Completed = \"OnCompletion\")] partial void Ping();")]
    [InlineData("[Nop(Completed = Name)] partial void Ping(); const string Name = \"On\" + \"Completion\";")]
    [InlineData("[Nop(Completed = null)] partial void Ping();")]
    [InlineData("[Nop(Completed = nameof(@event))] partial void Ping(); void @event(in Completion completion) { }")]
    public Task A_method_of_the_handler_is_found(string members) => VerifyIn(members);

    [Fact]
    public Task A_method_of_a_base_class_is_found() => Verify(
        Usings + "class Base { protected void OnPing(in Completion completion) { } }\n"
        + "[RingHandler] sealed partial class H : Base { [Nop(Completed = nameof(OnPing))] partial void Ping(); }");

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1008", In("[Nop(Completed = \"OnPing\")] partial void Ping();"));
}
