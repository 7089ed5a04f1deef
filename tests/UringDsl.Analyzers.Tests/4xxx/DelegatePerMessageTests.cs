using System.Threading.Tasks;
using UringDsl.Analyzers.Costs;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING4003.</summary>
public sealed class DelegatePerMessageTests
{
    private const string Received = "void OnReceived(Connection connection, in Received received)";
    private const string More = "int _n; Action? _a; readonly List<int> _list = new(); ";

    [Theory]
    [InlineData("_a = {|URING4003:() => _n++|};")]
    [InlineData("Post({|URING4003:() => HangUp(connection)|});")]
    [InlineData("int local = _n; _list.Sort({|URING4003:(a, b) => a - b + local|});")]
    [InlineData("_a = {|URING4003:Work|}; void Work() => _n++;")]
    [InlineData("_a = {|URING4003:delegate { _n++; }|};")]
    [InlineData("_list.ForEach({|URING4003:_list.Add|});")]
    public Task With_every_message(string body) => Verify($"{Received} {{ {body} }}");

    [Theory]
    [InlineData("_list.Sort((a, b) => a - b); _list.Sort(static (a, b) => b - a);")]
    [InlineData("_a = Static; static void Static() { }")]
    [InlineData("_a = Console.Beep;")]
    [InlineData("const int One = 1; _list.RemoveAll(i => { int twice = i * 2; return twice == One; });")]
    [InlineData("Work(); void Work() => _n++;")]
    [InlineData("_a ??= () => _n++; if (_a is null) _a = () => _n++;")]
    [InlineData("if (!received.IsSuccess) Post(() => HangUp(connection));")]
    public Task What_makes_nothing_is_silent(string body) => Verify($"{Received} {{ {body} }}");

    [Theory]
    [InlineData("readonly Action _kept; H() => _kept = () => _n++; " + Received + " => _kept();")]
    [InlineData("partial void OnStarted() => _a = () => _n++; void OnAccepted(in Accepted accepted) => Post(() => _n++);")]
    public Task What_is_made_once_is_silent(string members) => Verify(members);

    [Fact]
    public Task The_message_says_what_it_uses() => RingFixture.Verify(
        new CostAnalyzer(), More + Received + " => Post({|URING4003:() => HangUp(connection)|});", "",
        "This lambda, which uses 'this' and 'connection', is made anew with every message (OnReceived): a delegate, and an object for variables that it "
        + "uses. Make it static and give it what it needs as state, or keep it in a field.");

    [Fact]
    public Task The_rule_can_be_suppressed() =>
        RingFixture.Verify(new CostAnalyzer(), More + "\n#pragma warning disable URING4003\n" + Received + " => _a = () => _n++;");

    private static Task Verify(string members) => RingFixture.VerifyOnly("URING4003", new CostAnalyzer(), More + members);
}
