using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Model;
using UringDsl.Generator.Parsing;
using UringDsl.Testing;

namespace UringDsl.Generator.Tests;

public sealed class ModelEqualityTests
{
    public static TheoryData<string> Sources =>
        [Fixtures.EchoServer, Fixtures.Dialer, Fixtures.Fetch, Fixtures.Stateful, Fixtures.Timers, Fixtures.Sockets, Fixtures.Nested, Fixtures.Drains,
            Fixtures.Deadlines, Fixtures.Async, Fixtures.Files, Fixtures.Operands, Fixtures.Shots];

    // Each change touches one value of the model.
    public static TheoryData<string, string> Changes => new()
    {
        { "class EchoServer", "class EchoServes" },
        { "namespace Demo", "namespace Demi" },
        { "FixedFiles(4096)", "FixedFiles(4095)" },
        { "FixedFiles(4096)", "FixedFiles(4096, Reserved = 1)" },
        { "[RingHandler]", "[RingHandler, Ring(MaxQueued = 3)]" },
        { "Entries = 1024", "Entries = 512" },
        { "BufferSize = 4096", "BufferSize = 512" },
        { "\"Inbound\"", "\"Outbound\"" },
        { "Direct = true, ", "" },
        { "Direct = true", "Direct = true, Backlog = 5" },
        { "Direct = true", "Direct = true, ReusePort = true" },
        { "Direct = true", "Direct = true, Failed = nameof(OnFailed)" },
        { "Multishot = true, ", "" },
        { "Multishot = true", "Multishot = true, Rearm = Rearm.Manual" },
        { "Link = LinkKind.Hard", "Link = LinkKind.Hard, How = ShutdownHow.Both" },
        { "    [Close]\n", "    [Close] [Chain(Completed = nameof(OnHungUp))]\n" },
        { "private partial void Echo", "public partial void Echo" },
        { "BufferLease data", "HeldBuffer data" },
        { "BufferLease data);", "BufferLease bytes);" },
        { "void OnReceived(Connection connection, in Received received)", "void OnReceived(in Received received, Connection connection)" },
        { "private void OnAccepted", "private static void OnAccepted" },
        { "    [Send]", "    /// <summary>Documented.</summary>\n    [Send]" },
        { "    [Send]", "    [ConnectionState] private struct Session;\n\n    [Send]" },
        { "partial void OnStarted()", "partial void OnOpened(Connection opened) { }\n\n    partial void OnStarted()" },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Equal_sources_give_equal_models_with_equal_hashes(string source)
    {
        HandlerSpec one = Parse(source), other = Parse(source);
        Assert.NotSame(one, other);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_of_any_value_gives_an_unequal_model(string before, string after)
    {
        string source = Fixtures.EchoServer.Replace(
            "partial void OnStarted()",
            "private void OnFailed(in Completion failure) { }\n\n    private void OnHungUp(in HangUpOutcome outcome) { }\n\n    partial void OnStarted()",
            StringComparison.Ordinal);
        Assert.Contains(before, source, StringComparison.Ordinal);
        Assert.NotEqual(Parse(source), Parse(source.Replace(before, after, StringComparison.Ordinal)));
    }

    [Fact]
    public void Arrays_are_equal_by_their_items_in_order()
    {
        EquatableArray<string> array = new(["a", "b"]);
        Assert.Equal(array, new EquatableArray<string>(["a", "b"]));
        Assert.Equal(array.GetHashCode(), new EquatableArray<string>(["a", "b"]).GetHashCode());
        Assert.NotEqual(array, new EquatableArray<string>(["b", "a"]));
        Assert.NotEqual(array, new EquatableArray<string>(["a"]));
        Assert.Equal(default, new EquatableArray<string>([]));
        Assert.Equal(default(EquatableArray<string>).GetHashCode(), new EquatableArray<string>([]).GetHashCode());
    }

    private static HandlerSpec Parse(string source)
    {
        Compilation compilation = TestCompilation.Create(source);
        KnownSymbols known = KnownSymbols.Find(compilation)!;
        INamedTypeSymbol handler = compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type)
            .OfType<INamedTypeSymbol>()
            .Single(t => t.GetAttributes().Any(a => KnownSymbols.Same(a, known.RingHandlerAttribute)));
        HandlerSpec? spec = HandlerParser.Parse(handler, known, d => Assert.NotEqual(DiagnosticSeverity.Error, d.DefaultSeverity), default);
        return Assert.IsType<HandlerSpec>(spec);
    }
}
