using System.Threading.Tasks;
using UringDsl.Analyzers.Costs;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING4004.</summary>
public sealed class LinqPerMessageTests
{
    private const string Received = "void OnReceived(Connection connection, in Received received)";
    private const string More = "int _n; object? _o; readonly List<int> _list = new(); readonly int[] _array = new int[5]; IEnumerable<int> _any = [];";

    [Theory]
    [InlineData("_o = {|URING4004:_list.Where(i => i > _n)|};")]
    [InlineData("_n = {|URING4004:_list.Where(i => i > 3).Select(i => i * 2).Sum()|};")]
    [InlineData("_o = {|URING4004:from i in _list where i > _n orderby i select i|};")]
    [InlineData("_n = {|URING4004:_list.Count(i => i > 3)|};")]
    [InlineData("bool any = {|URING4004:_list.Any(i => i == _n)|};")]
    [InlineData("foreach (int i in {|URING4004:_array.OrderBy(i => i)|}) _n = i;")]
    [InlineData("_n = {|URING4004:_any.First()|}; foreach (int i in {|URING4004:Enumerable.Range(0, 5)|}) _n = i;")]
    [InlineData("_o = {|URING4004:(from i in _list select i).ToList()|};")]
    public Task With_every_message(string body) => Verify($"{Received} {{ {body} }}");

    [Theory]
    [InlineData("_n = _list.Count + _array.Length; bool any = _list.Any(); _n = _array.First() + _list.Count() + _array.Sum();")]
    [InlineData("_n = _list.Find(i => i > 3); bool all = _list.TrueForAll(i => i > 3); bool has = _list.Contains(5);")]
    [InlineData("_o = Enumerable.Empty<int>(); int max = received.Data.IndexOf((byte)10);")]
    [InlineData("if (!received.IsSuccess) _n = _list.Where(i => i > 3).Count();")]
    public Task What_allocates_nothing_is_silent(string body) => Verify($"{Received} {{ {body} }}");

    [Fact]
    public Task What_runs_once_is_silent() =>
        Verify("partial void OnStarted() => _n = _list.Where(i => i > 3).Count(); void OnAccepted(in Accepted accepted) => _n = _any.Count();");

    [Fact]
    public Task Its_lambdas_are_part_of_it() => RingFixture.Verify(
        new CostAnalyzer(), More + Received + " => _n = {|URING4004:_list.Where(i => i > _n).Count()|};", "",
        "LINQ ('Count') allocates iterators and delegates with every message (OnReceived), and calls through an interface for each element. Write the loop.");

    [Fact]
    public Task The_rule_can_be_suppressed() =>
        RingFixture.Verify(new CostAnalyzer(), More + "\n#pragma warning disable URING4004\n" + Received + " => _n = _any.Count();");

    private static Task Verify(string members) => RingFixture.VerifyOnly("URING4004", new CostAnalyzer(), More + members);
}
