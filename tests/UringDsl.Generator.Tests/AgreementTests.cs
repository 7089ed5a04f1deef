using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UringDsl.Generator.Parsing;
using UringDsl.Testing;

namespace UringDsl.Generator.Tests;

/// <summary>A declaration gets code exactly when it has no error, and the generator and the analyzer read it alike.</summary>
public sealed class AgreementTests
{
    private const string Frame = """
        using System;
        using System.Net;
        using UringDsl;

        [RingHandler]
        [FixedFiles(16)]
        [BufferRing("In")]
        public sealed partial class Handler
        {
            private void OnReceived(in Received received) { }
            private void OnAccepted(in Accepted accepted) { }
            private void OnCompletion(in Completion completion) { }
            private void OnTwice(in Completion completion) { }
            private void OnTwice(in Sent sent) { }

            $BODY$
        }
        """;

    public static TheoryData<string, string> Broken => new()
    {
        { "URING1001", Frame.Replace("sealed partial", "sealed", StringComparison.Ordinal).Replace("$BODY$", "", StringComparison.Ordinal) },
        { "URING1002", Frame.Replace("sealed partial class", "partial class", StringComparison.Ordinal).Replace("$BODY$", "", StringComparison.Ordinal) },
        { "URING1002", "[UringDsl.RingHandler] public sealed partial record Handler;" },
        { "URING1003", In("[Nop] private void Nop() { }") },
        { "URING1003", In("[Nop] private static partial void Nop();") },
        { "URING1003", In("[Nop] private partial void Nop<T>();") },
        { "URING1003", In("[Send] private partial void Send(Connection c, ref SendBuffer data);") },
        { "URING1003", In("[Nop] private partial int Nop();") },
        { "URING1003", In("[Nop] private partial Pending<Sent> Nop();") },
        { "URING1003", In("[Nop] private partial void Nop(); private partial void Nop() { }") },
        { "URING1004", In("[Send(Data = \"other\")] private partial void Send(Connection c, SendBuffer data);") },
        { "URING1005", In("[Send] private partial void Send(Connection c);") },
        { "URING1005", In("[Send] private partial void Send(Slot c, SendBuffer data);") },
        { "URING1005", In("[Timeout] private partial void Wait(TimeSpan period);") },
        { "URING1006", In("[Send] private partial void Send(Connection c, SendBuffer one, SendBuffer two);") },
        { "URING1007", In("[Nop] private partial void Nop(Connection c);") },
        { "URING1008", In("[Nop(Completed = \"Missing\")] private partial void Nop();") },
        { "URING1009", In("[Nop(Completed = nameof(OnTwice))] private partial void Nop();") },
        { "URING1010", In("[Nop(Completed = nameof(OnReceived))] private partial void Nop();") },
        { "URING1011", In("[Receive(Buffers = \"Out\", Completed = nameof(OnReceived))] private partial void Receive(Connection c);") },
        { "URING1012", In("[Receive(Multishot = true, Completed = nameof(OnReceived))] private partial void Receive(Connection c);") },
        { "URING1012", In("[Receive(Multishot = true, Buffers = \"In\")] private partial Pending<Completion> Receive(Connection c);") },
        { "URING1012", In("[Receive(Multishot = true, Buffers = \"In\", Completed = nameof(OnReceived))] "
            + "private partial void Receive(Connection c, ReceiveBuffer b);") },
        { "URING1013", In("[Nop(Link = LinkKind.Soft)] private partial void Nop();") },
        { "URING1014", In("[Receive(Multishot = true, Buffers = \"In\", Link = LinkKind.Hard)] [Close] private partial void Receive(Connection c);") },
        { "URING1015", In("[LinkTimeout] private partial void Late(TimeSpan timeout);") },
        { "URING1015", In("[Nop] [LinkTimeout] private partial void Late(TimeSpan timeout);") },
        { "URING1016", In("[Shutdown(Link = LinkKind.Soft)] [Close] private partial void Close(Connection c);") },
        { "URING1017", In(string.Concat(Enumerable.Repeat("[Nop(Link = LinkKind.Soft)] ", 16)) + "[Nop] private partial void Many();") },
        { "URING1018", In("[Nop] [Nop] private partial void Both();") },
        { "URING1019", In("[Nop(Link = LinkKind.Soft)] [Nop] private partial Pending<TwoOutcome> Two(); public struct TwoOutcome { }") },
        { "URING1019", In("public int Statistics => 0;") },
        { "URING1019", In("public void Post(Action action) { }") },
        { "URING1019", In("private void OnStarted() { }") },
        { "URING1019", In("[ConnectionState] private struct S; private void State(Connection connection) { }") },
        { "URING1019", In("} public class Base { public void Run(System.Threading.CancellationToken token) { }")
            .Replace("class Handler", "class Handler : Base", StringComparison.Ordinal) },
        { "URING1020", In("[Listener(Direct = true, Accepted = nameof(OnAccepted))] private partial void Listen(EndPoint e);")
            .Replace("[FixedFiles(16)]", "", StringComparison.Ordinal) },
        { "URING1021", In("").Replace("16", "0", StringComparison.Ordinal) },
        { "URING1021", In("").Replace("\"In\"", "\"In\", Entries = 1000", StringComparison.Ordinal) },
        { "URING1023", In("[Nop(Completed = nameof(OnCompletion))] private partial Pending<Completion> Nop();") },
        { "URING1023", In("[Nop(Completed = nameof(OnCompletion), Link = LinkKind.Soft)] [Nop] private partial void Two();") },
        { "URING1023", In("[Nop] [Chain] private partial void One();") },
        { "URING1024", In("[ConnectionState] private ref struct State { }") },
        { "URING1025", In("[Cancel(\"Nothing\")] private partial void Stop();") },
        { "URING1025", In("[Socket] private partial void Socket(EndPoint e);") },
        { "URING1025", In("[Nop(Link = LinkKind.Soft)] [Abort] private partial void Stop(Connection c);") },
        { "URING1025", In("[Close(Link = LinkKind.Hard)] [Shutdown] private partial void Stop(Connection c);") },
        { "URING1026", In("[Accept] private partial void Accept(Connection c);") },
        { "URING1026", In("[Receive] private partial void Receive(Connection c, ReceiveBuffer b);") },
        { "URING1027", In(string.Concat("abcdefgh".Select(name => $"[Timeout(Timeout = \"{name}\", Link = LinkKind.Hard)] "))
            + "[Timeout(Timeout = \"i\")] private partial void Wait(TimeSpan a, TimeSpan b, TimeSpan c, TimeSpan d, TimeSpan e, "
            + "TimeSpan f, TimeSpan g, TimeSpan h, TimeSpan i);") },
    };

    public static TheoryData<string> Valid =>
        [Fixtures.EchoServer, Fixtures.Dialer, Fixtures.Fetch, Fixtures.Stateful, Fixtures.Timers, Fixtures.Sockets, Fixtures.Nested, Fixtures.Drains,
            Fixtures.Deadlines, Fixtures.Async, Fixtures.Files, Fixtures.Operands, Fixtures.Shots];

    [Theory]
    [MemberData(nameof(Broken))]
    public void An_error_is_reported_once_and_no_code_but_stubs_is_written(string id, string source)
    {
        CSharpCompilation input = TestCompilation.Create(source);
        Assert.Equal([id], ErrorsIn(input));
        Assert.DoesNotContain("IRingProgram", GeneratorRig.Run(new UringGenerator(), input).Text, StringComparison.Ordinal);
    }

    // The compiler stops before the analyzers when a declaration does not compile: the rule would never be shown.
    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_declaration_does_not_keep_the_compiler_from_the_analyzers(string id, string source)
    {
        string[] saidByTheCompilerToo = ["URING1001", "URING1003", "URING1019"];
        if (saidByTheCompilerToo.Contains(id)) return;
        Compilation output = GeneratorRig.Run(new UringGenerator(), TestCompilation.Create(source)).Output;
        Assert.Empty(output.GetDeclarationDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal([id], ErrorsIn(output));
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void Code_is_written_and_the_parser_is_silent_before_and_after(string source)
    {
        Generated generated = GeneratorRig.Run(new UringGenerator(), TestCompilation.Create(source));
        Assert.Single(generated.Files);
        Assert.Empty(ErrorsIn(generated.Input));
        Assert.Empty(ErrorsIn(generated.Output));
    }

    [Theory]
    [InlineData("internal")]
    [InlineData("private protected")]
    [InlineData("private")]
    public void A_method_that_the_handler_cannot_call_is_no_completion_method(string accessibility)
    {
        CSharpCompilation library = TestCompilation.Create($"public class Base {{ {accessibility} void OnDone(in UringDsl.Completion completion) {{ }} }}")
            .WithAssemblyName("Library");
        string source = In("[Nop(Completed = \"OnDone\")] private partial void Nop();").Replace("class Handler", "class Handler : Base");
        CSharpCompilation input = TestCompilation.Create(source).AddReferences(library.ToMetadataReference());
        Assert.Equal(["URING1008"], ErrorsIn(input));
        Assert.Equal(["URING1008"], ErrorsIn(GeneratorRig.Run(new UringGenerator(), input).Output));
    }

    private static string In(string body) => Frame.Replace("$BODY$", body, StringComparison.Ordinal);

    private static List<string> ErrorsIn(Compilation compilation)
    {
        List<string> errors = [];
        KnownSymbols known = KnownSymbols.Find(compilation)!;
        foreach (INamedTypeSymbol handler in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>())
        {
            if (!handler.GetAttributes().Any(a => KnownSymbols.Same(a, known.RingHandlerAttribute))) continue;
            bool isValid = HandlerParser.Parse(handler, known, Add, default) is not null;
            Assert.Equal(isValid, errors.Count == 0);
        }

        return errors;

        void Add(Diagnostic diagnostic)
        {
            if (diagnostic.DefaultSeverity == DiagnosticSeverity.Error) errors.Add(diagnostic.Id);
        }
    }
}
