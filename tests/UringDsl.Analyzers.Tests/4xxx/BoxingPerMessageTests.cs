using System.Threading.Tasks;
using UringDsl.Analyzers.Costs;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING4002.</summary>
public sealed class BoxingPerMessageTests
{
    private const string Received = "void OnReceived(Connection connection, in Received received)";
    private const string More = "int _n; object? _o; string _s = \"\"; ";

    [Theory]
    [InlineData("_o = {|URING4002:_n|};")]
    [InlineData("_o = {|URING4002:connection|}; IComparable c = {|URING4002:_n|};")]
    [InlineData("_s = string.Format(\"{0}\", {|URING4002:_n|});")]
    [InlineData("var queue = new System.Collections.ArrayList(); queue.Add({|URING4002:_n|});")]
    [InlineData("Take({|URING4002:DayOfWeek.Monday|}); void Take(Enum value) { }")]
    [InlineData("int? maybe = _n; _o = {|URING4002:maybe|};")]
    public Task With_every_message(string body) => Verify($"{Received} {{ {body} }}");

    [Theory]
    [InlineData("_s = $\"{_n} bytes\"; _s = \"n = \" + _n; _s += _n;")]
    [InlineData("Take(_n); void Take<T>(T value) where T : IComparable<T> { }")]
    [InlineData("if (!received.IsSuccess) _o = _n; if (_o is null) _o = _n;")]
    [InlineData("if (connection.Equals(connection) && _n.CompareTo(5) > 0) _n = connection.GetHashCode();")]
    [InlineData("Debug.WriteLine(\"{0}\", _n); if (_n < 0) throw new ArgumentOutOfRangeException(nameof(connection), _n, \"\");")]
    public Task What_boxes_nothing_is_silent(string body) => Verify($"{Received} {{ {body} }}");

    [Fact]
    public Task What_runs_once_is_silent() => Verify("partial void OnStarted() => _o = _n; void OnAccepted(in Accepted accepted) => _o = _n;");

    [Fact]
    public Task The_message_says_what_becomes_what() => RingFixture.Verify(
        new CostAnalyzer(), More + Received + " => _o = {|URING4002:_n|};", "",
        "int is boxed as object with every message (OnReceived): that is an object of its own on the heap. Take the value as int, or by a type parameter.");

    [Fact]
    public Task The_rule_can_be_suppressed() =>
        RingFixture.Verify(new CostAnalyzer(), More + "\n#pragma warning disable URING4002\n" + Received + " => _o = _n;");

    private static Task Verify(string members) => RingFixture.VerifyOnly("URING4002", new CostAnalyzer(), More + members);
}
