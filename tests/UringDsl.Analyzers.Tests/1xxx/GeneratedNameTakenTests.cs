using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1019.</summary>
public sealed class GeneratedNameTakenTests
{
    private const string Chain = "[Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(Done))] partial void Twice(); ";

    [Fact]
    public Task A_member_that_the_generator_adds_is_an_error() => VerifyIn(
        "int {|URING1019:Statistics|} => 1;",
        "'Statistics' is the name of the property with the ring's counters, which the generator adds to 'H'. Rename this one.");

    [Fact]
    public Task A_hook_without_partial_is_an_error() => VerifyIn(
        "void {|URING1019:OnStarted|}() { }",
        "'OnStarted' is the name of a hook, which the generator adds to 'H'. Write 'partial void' to implement it, or rename this one.");

    [Theory]
    [InlineData("void {|URING1019:Run|}(System.Threading.CancellationToken token) { }")]
    [InlineData("void {|URING1019:Run|}(RingOptions options, System.Threading.CancellationToken token) { }")]
    [InlineData("bool {|URING1019:Run|} { get; set; }")]
    [InlineData("void {|URING1019:Post|}(Action action) { }")]
    [InlineData("event Action? {|URING1019:Post|} { add { } remove { } }")]
    [InlineData("[ConnectionState] struct Session { } void {|URING1019:State|}(Connection connection) { }")]
    [InlineData("[ConnectionState] struct {|URING1019:State|} { }")]
    [InlineData("void {|URING1019:OnOpened|}(Connection connection) { }")]
    [InlineData("void {|URING1019:OnUnhandledException|}(Exception exception) { }")]
    [InlineData("public event Action<string>? {|URING1019:OnMessage|} { add { } remove { } }")]
    [InlineData("Action<string>? {|URING1019:OnMessage|} { get; set; }")]
    [InlineData("const int {|URING1019:OnHandedOver|} = 1;")]
    [InlineData("delegate void {|URING1019:OnHandedOver|}();")]
    [InlineData("const int {|URING1019:__ring|} = 1;")]
    [InlineData("[ConnectionState] struct Session { } const int {|URING1019:__states|} = 1;")]
    [InlineData(Chain + "struct {|URING1019:TwiceOutcome|} { } void Done(in TwiceOutcome outcome) { }")]
    [InlineData(Chain + "enum {|URING1019:TwiceStep|} { } void Done(in {|CS0246:TwiceOutcome|} outcome) { }")]
    [InlineData(Chain + "int {|URING1019:TwiceStep|} => 1; void Done(in {|CS0246:TwiceOutcome|} outcome) { }")]
    [InlineData("""
        [Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(Done))] partial void Twice();
        [Timeout(Link = LinkKind.Hard)] [Nop] [Chain(Completed = nameof(Done))] partial void {|URING1019:Twice|}(TimeSpan timeout);
        void Done(in TwiceOutcome outcome) { }
        """)]
    public Task Every_generated_name_is_kept(string members) => VerifyIn(members);

    [Fact]
    public Task A_type_around_the_handler_would_be_hidden() => Verify(
        Usings + "class {|URING1019:TwiceOutcome|} { } [RingHandler] sealed partial class H { void Done(in TwiceOutcome outcome) { } " + Chain + "}",
        "'TwiceOutcome' is the name of the result of 'Twice', which the generator adds to 'H'. Rename this one.");

    [Theory]
    [InlineData("[UringDsl.RingHandler] sealed partial class {|URING1019:Run|} { }")]
    [InlineData("[UringDsl.RingHandler] sealed partial class {|URING1019:Post|} { }")]
    [InlineData("[UringDsl.RingHandler] sealed partial class {|URING1019:OnStarted|} { }")]
    public Task A_handler_is_not_called_like_one_of_its_members(string source) => Verify(source);

    [Theory]
    [InlineData("void Run(int times) { }")]
    [InlineData("void Run() { }")]
    [InlineData("void Post(Action<int> action) { }")]
    [InlineData("void Post() { }")]
    [InlineData("int State => 1;")]
    [InlineData("[ConnectionState] struct Session { } void State(Slot slot) { }")]
    [InlineData("void OnStarted(int number) { }")]
    [InlineData("void OnMessage(string text) { } void OnMessage(string text, int value) { } void OnHandedOver() { }")]
    [InlineData("const int __states = 1, __other = 2;")]
    [InlineData("partial void OnStarted() { } partial void OnClosed(Connection peer) { }")]
    [InlineData("[ConnectionState] struct Session { } partial void OnClosed(Connection peer, ref Session session) { }")]
    [InlineData(Chain + "void Done(in TwiceOutcome outcome) { } class Inner { struct TwiceOutcome { } }")]
    [InlineData(Chain + "void Done(in TwiceOutcome outcome) { } struct TwiceOutcome<T> { }")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [Nop] partial void Twice(); struct TwiceOutcome { }")]
    public Task Names_that_do_not_clash_are_free(string members) => VerifyIn(members);

    [Fact]
    public Task A_hook_would_hide_a_member_of_a_base_class() => Verify(
        Derived("protected virtual void OnStarted() { }"),
        "'Base.OnStarted' is the name of a hook, which the generator adds to 'H'. Choose another base class, or rename its member.");

    [Theory]
    [InlineData("protected static void OnStarted() { }")]
    [InlineData("public void OnOpened(Connection connection) { }")]
    [InlineData("internal int OnClosed => 1;")]
    [InlineData("protected internal event Action? OnMessage { add { } remove { } }")]
    [InlineData("protected void OnMessage(ulong data, int value) { }")]
    [InlineData("protected void OnHandedOver(in Accepted accepted, int value) { }")]
    [InlineData("protected void OnUnhandledException(Exception exception) { }")]
    [InlineData("protected class TwiceOutcome { }")]
    [InlineData("protected enum TwiceStep { }")]
    [InlineData("protected int Statistics => 1;")]
    [InlineData("protected virtual void OnStarted() { } } class Middle : Base { protected override void OnStarted() { }", "Middle")]
    public Task Nor_does_another_generated_member_hide_one(string members, string type = "Base") => Verify(Derived(members, type));

    [Theory]
    [InlineData("private void OnStarted() { } private class TwiceOutcome { }")]
    [InlineData("protected void OnStarted(int number) { } protected void OnOpened() { } protected void OnOpened(object connection) { }")]
    [InlineData("protected void OnStarted<T>() { } protected class TwiceOutcome<T> { }")]
    [InlineData("protected void OnMessage(long data, int value) { } protected void OnUnhandledException(string message) { }")]
    [InlineData("protected void OnBuffersLow(string name, int free) { }")]
    public Task What_no_generated_member_hides_is_free(string members) => Verify(Derived(members).Replace("{|URING1019:H|}", "H"));

    [Theory]
    [InlineData("TwiceOutcome")]
    [InlineData("TwiceStep")]
    public Task Buffers_are_not_called_like_the_result_of_a_chain(string name) => Verify(
        In(Chain + "void Done(in {|CS0246:TwiceOutcome|} outcome) { }", $"[FixedBuffers({{|URING1019:\"{name}\"|}})]"),
        $"'{name}' is the name of the result of 'Twice', which the generator adds to 'H'. Rename this one.",
        "The type or namespace name 'TwiceOutcome' could not be found (are you missing a using directive or an assembly reference?)");

    // The compiler stops before the rules when a hook that the user implements is declared nowhere.
    [Theory]
    [InlineData("int {|URING1019:Statistics|} => 1; ")]
    [InlineData("void {|URING1019:OnStarted|}() { } ")]
    public Task The_names_that_are_free_have_their_stubs(string members) =>
        VerifyIn(members + "partial void OnStopping() => Post(() => { }); void Done(in TwiceOutcome outcome) { } " + Chain);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1019", In("int Statistics => 1;"));

    private static string Derived(string members, string type = "Base") => $$"""
        {{Usings}}
        class Base { {{members}} }
        [RingHandler]
        sealed partial class {|URING1019:H|} : {{type}}
        {
            partial void OnStopping() { }
            void Done(in TwiceOutcome outcome) { }
            {{Chain}}
        }
        """;
}
