using System.Linq;

namespace UringDsl.Analyzers.Tests.Flow;

/// <summary>Which paths the engine takes through a method.</summary>
public sealed class FlowPathTests
{
    [Theory]
    [InlineData("Mark(\"a\"); Mark(\"b\");", "ab")]
    [InlineData("if (x) Mark(\"a\"); else Mark(\"b\"); Mark(\"c\");", "ac bc")]
    [InlineData("if (x) Mark(\"a\"); if (x) Mark(\"b\"); Mark(\"c\");", "abc c")]
    [InlineData("if (x) Mark(\"a\"); if (!x) Mark(\"b\"); Mark(\"c\");", "ac bc")]
    [InlineData("bool y = !x; if (x) Mark(\"a\"); if (y) Mark(\"b\");", "a b")]
    [InlineData("if (x && n > 0) Mark(\"a\"); if (n <= 0) Mark(\"b\"); if (!x) Mark(\"c\");", "a b bc c")]
    [InlineData("if (n == 1) Mark(\"a\"); if (n is 2 or 3) Mark(\"b\"); if (n is not 1) Mark(\"c\");", "a bc c")]
    [InlineData("switch (n) { case 1: Mark(\"a\"); break; case 2: Mark(\"b\"); return; default: break; } Mark(\"d\"); if (n == 1) Mark(\"e\");", "ade b d")]
    [InlineData("Mark(x ? \"a\" : \"b\"); Mark(x ? \"c\" : \"d\");", "ac bd")]
    [InlineData("Mark(n switch { 1 => \"a\", 2 => \"b\", _ => \"c\" });", "a b c")]
    [InlineData("while (x) { Mark(\"a\"); break; } Mark(\"b\");", "ab b")]
    [InlineData("for (int i = 0; i < n; i++) { if (x) return; } Mark(\"b\");", "b")]
    [InlineData("bool done = false; if (x) { done = true; Mark(\"a\"); } if (!done) Mark(\"b\"); Mark(\"c\");", "ac bc")]
    [InlineData("if (text is null) return; Mark(\"a\"); if (text == null) Mark(\"b\");", "a")]
    [InlineData("Mark(text?.Length > 3 ? \"a\" : \"b\");", "a b")]
    [InlineData("if (x) throw new Exception(); Mark(\"a\");", "a")]
    [InlineData("Mark(\"a\"); if (x) throw new Exception(); Mark(\"b\");", "a! ab")]
    [InlineData("again: Mark(\"a\"); if (x) { Mark(\"b\"); return; } if (n > 1) return; Mark(\"c\");", "a ab ac")]
    public void Conditions_are_asked_once(string body, string paths) => Assert.Equal(paths, FlowProbe.Paths(Walk(body)));

    [Theory]
    [InlineData("try { Mark(\"a\"); } finally { Mark(\"f\"); } Mark(\"b\");", "afb")]
    [InlineData("try { Mark(\"a\"); return; } finally { Mark(\"f\"); }", "af")]
    [InlineData("try { Mark(\"a\"); if (x) return; Mark(\"b\"); } finally { if (x) Mark(\"f\"); } Mark(\"c\");", "abc af")]
    [InlineData("try { Mark(\"a\"); throw new Exception(); } catch (Exception) { Mark(\"c\"); } Mark(\"d\");", "acd cd")]
    [InlineData("try { Mark(\"a\"); Mark(\"b\"); } catch (ArgumentException) { Mark(\"c\"); } Mark(\"d\");", "abd acd cd")]
    [InlineData("try { Mark(\"a\"); } catch (Exception) when (x) { Mark(\"c\"); } Mark(\"d\");", "ad cd")]
    [InlineData("try { try { throw new Exception(); } finally { Mark(\"f\"); } } catch { Mark(\"c\"); }", "c fc")]
    [InlineData("using (new System.IO.MemoryStream()) { Mark(\"a\"); } Mark(\"b\");", "ab")]
    [InlineData("lock (this) { Mark(\"a\"); return; }", "a")]
    [InlineData("foreach (char c in \"ab\") { Mark(\"a\"); return; } Mark(\"b\");", "a b")]
    public void Exceptions_and_finally(string body, string paths) => Assert.Equal(paths, FlowProbe.Paths(Walk(body)));

    [Theory]
    [InlineData("if (Ask(x)) Mark(\"a\"); else Mark(\"b\"); if (x) Mark(\"c\");", "ac b")]
    [InlineData("Tell(x); Mark(\"d\");", "ad bd")]
    [InlineData("void Local() { if (x) { Mark(\"a\"); return; } Mark(\"b\"); } Local(); if (x) Mark(\"c\");", "ac b")]
    [InlineData("Action act = () => Mark(\"a\"); act(); Mark(\"b\");", "ab")]
    [InlineData("Func<bool, bool> not = y => !y; if (not(x)) Mark(\"a\"); if (!x) Mark(\"b\");", "ab")]
    [InlineData("Check(x); Mark(\"a\"); if (x) Mark(\"b\");", "ab")]
    [InlineData("try { Check(x); Mark(\"a\"); } catch (Exception) { Mark(\"b\"); } if (x) Mark(\"c\");", "ac b bc")]
    [InlineData("if (Try(x, out int got)) Mark(\"a\"); if (got == 7) Mark(\"b\");", "ab")]
    [InlineData("if (Busy) return; Mark(\"a\"); if (_busy) Mark(\"b\");", "a")]
    [InlineData("_busy = true; Mark(Busy ? \"a\" : \"b\");", "a")]
    [InlineData("Spin(n); Mark(\"a\");", "a")]
    [InlineData("Generic(n); Mark(\"b\");", "ab nb")]
    public void Calls_are_walked_with_their_arguments(string body, string paths) => Assert.Equal(paths, FlowProbe.Paths(Walk(body) + """
        bool _busy;
        bool Busy => _busy;
        bool Ask(bool y) => y;
        void Tell(bool y) { if (y) Mark("a"); else Mark("b"); }
        void Check(bool y) { if (!y) throw new Exception(); }
        bool Try(bool y, out int value) { if (y) { value = 7; return true; } value = 0; return false; }
        void Spin(int i) { if (i > 0) Spin(i - 1); }
        void Generic<T>(T value) { Mark(value is null ? "n" : "a"); }
        """));

    [Fact]
    public void Too_many_paths_end_in_silence_or_a_join()
    {
        string many = string.Concat(Enumerable.Range(0, 40).Select(i => $"if (n > {i}) Mark(\"{i}\");\n"));
        Assert.DoesNotContain("!", FlowProbe.Paths(Walk(many)));
    }

    [Fact]
    public void One_statement_with_many_calls_is_walked()
    {
        string fields = string.Join(", ", Enumerable.Range(0, 16).Select(i => $"_b{i}")), calls = string.Join(", ", fields.Split(", ").Select(b => $"D({b})"));
        string paths = FlowProbe.Paths(Walk($"byte[] id = [{calls}]; Mark(\"a\"); if (x) Mark(\"b\");") + $"""
            int {fields};
            byte D(int n) => n < 10 ? (byte)('0' + n) : (byte)('a' + n);
            """);
        Assert.Equal("a ab", paths);
    }

    private static string Walk(string body) => $$"""void Walk(bool x, int n, string? text) { {{body}} }""" + "\n";
}
