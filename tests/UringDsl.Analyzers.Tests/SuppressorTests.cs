using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Suppressors;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>What the compiler and the editor say of handlers, and what of it is silenced. One that says its rule of everything plays the editor.</summary>
public sealed class SuppressorTests
{
    private const string Handler = """
        using System.Threading.Tasks;
        using UringDsl;

        [RingHandler]
        sealed partial class H
        {
            [Nop(Completed = nameof(OnPinged))] private partial void Ping();
            [Send(Completed = nameof(OnSent), Released = nameof(OnReleased))] private partial void Say(Connection connection, SendBuffer data);
            [Listener(Accepted = nameof(OnAccepted), Failed = nameof(OnFailed))] private partial void Listen(System.Net.IPEndPoint at);

            partial void OnStarted() { }
            partial void OnClosed(Connection connection) { }
            private void OnPinged(in Completion completion) { }
            private void OnSent(Connection connection, in Sent sent) { }
            private void OnReleased(in Released released) { }
            private void OnAccepted(in Accepted accepted) { }
            private void OnFailed(in Completion failure) { }
            private async Task Wait(int number) => await Task.Delay(1);
        }

        sealed class Other
        {
            private void OnSent(int sent) { }
            private async Task Wait() => await Task.Delay(1);
        }
        """;

    private static readonly string[] Called = ["OnStarted", "OnClosed", "OnPinged", "OnSent", "OnReleased", "OnAccepted", "OnFailed"];

    [Theory]
    [InlineData("IDE0051")]
    [InlineData("CA1811")]
    public async Task What_generated_code_calls_is_used(string id) => Assert.Equal(
        Called, await Silenced(new UnusedMemberSuppressor(), new Loud(id, SyntaxKind.MethodDeclaration), Handler));

    [Fact]
    public async Task What_generated_code_declares_is_not_static() => Assert.Equal(
        Called, await Silenced(new StaticMemberSuppressor(), new Loud("CA1822", SyntaxKind.MethodDeclaration), Handler));

    [Theory]
    [InlineData("IDE0060")]
    [InlineData("CA1801")]
    public async Task A_parameter_that_the_dispatch_passes_must_be_there(string id) => Assert.Equal(
        ["connection", "completion", "sent", "released", "accepted", "failure"],
        await Silenced(new UnusedParameterSuppressor(), new Loud(id, SyntaxKind.Parameter), Handler));

    [Fact]
    public async Task What_follows_an_await_stays_on_the_rings_thread() => Assert.Single(
        await Silenced(new ConfigureAwaitSuppressor(), new Loud("CA2007", SyntaxKind.AwaitExpression), Handler));

    [Theory]
    [InlineData("private string _a; partial void OnStarted() => _a = \"\";", "_a")]
    [InlineData("private string _a; public string B { get; set; } partial void OnStarted() { Ping(); (_a, this.B) = (\"\", \"\"); }", "B", "_a")]
    [InlineData("private string _a; public H() { } partial void OnStarted() { _a = \"\"; if (_a.Length > 0) return; }", "H")]
    [InlineData("private string _a; partial void OnStarted() { if (Started) _a = \"\"; }")]
    [InlineData("private string _a; partial void OnStarted() { if (Started) return; _a = \"\"; }")]
    [InlineData("private string _a; async partial void OnStarted() { await Ping(); _a = \"\"; }")]
    [InlineData("private string _a; async partial void OnStarted() { _a = (await Ping()).ToString()!; }")]
    [InlineData("private string _a; partial void OnStarted() { void Later() { _a = \"\"; } if (Started) Later(); }")]
    [InlineData("private string _a; void Start() => _a = \"\"; partial void OnStarted() => Start();")]
    [InlineData("private string _a; partial void OnStopping() => _a = \"\";")]
    public async Task What_OnStarted_assigns_is_set(string members, params string[] silenced)
    {
        string source = "using UringDsl; [RingHandler] sealed partial class H { bool Started { get; set; } [Nop] private partial Pending<Completion> Ping(); "
            + members + " }";
        Assert.Equal(silenced.Order(), (await Silenced(new UninitializedFieldSuppressor(), null, source)).Order());
    }

    // The names at which something was silenced.
    private static async Task<IEnumerable<string>> Silenced(DiagnosticSuppressor suppressor, DiagnosticAnalyzer? loud, string source)
    {
        Compilation output = GeneratorRig.Run(new UringGenerator(), TestCompilation.Create(source)).Output;
        ImmutableArray<DiagnosticAnalyzer> analyzers = loud is null ? [suppressor] : [suppressor, loud];
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        ImmutableArray<Diagnostic> all = await output.WithAnalyzers(analyzers, options).GetAllDiagnosticsAsync();
        Assert.DoesNotContain(all, diagnostic => diagnostic.Id == "AD0001" || diagnostic.Severity == DiagnosticSeverity.Error);
        string[] known = [.. suppressor.SupportedSuppressions.Select(s => s.SuppressedDiagnosticId)];
        Assert.Contains(all, diagnostic => known.Contains(diagnostic.Id));
        return all.Where(diagnostic => diagnostic.IsSuppressed).OrderBy(d => d.Location.SourceSpan.Start)
            .Select(d => d.Location.SourceTree!.ToString().Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length));
    }

    // Says one of its rules of every node of a kind: of a declaration, at its name.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Loud(string id, SyntaxKind kind) : DiagnosticAnalyzer
    {
        private const string Text = "Said of everything";

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [
            new("IDE0051", Text, Text, Text, DiagnosticSeverity.Warning, isEnabledByDefault: true),
            new("IDE0060", Text, Text, Text, DiagnosticSeverity.Warning, isEnabledByDefault: true),
            new("CA1801", Text, Text, Text, DiagnosticSeverity.Warning, isEnabledByDefault: true),
            new("CA1811", Text, Text, Text, DiagnosticSeverity.Warning, isEnabledByDefault: true),
            new("CA1822", Text, Text, Text, DiagnosticSeverity.Warning, isEnabledByDefault: true),
            new("CA2007", Text, Text, Text, DiagnosticSeverity.Warning, isEnabledByDefault: true),
        ];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            DiagnosticDescriptor rule = SupportedDiagnostics.Single(rule => rule.Id == id);
            context.RegisterSyntaxNodeAction(node => node.ReportDiagnostic(Diagnostic.Create(rule, LocationOf(node.Node))), kind);
        }

        private static Location LocationOf(SyntaxNode node) => node switch
        {
            MethodDeclarationSyntax method => method.Identifier.GetLocation(),
            ParameterSyntax parameter => parameter.Identifier.GetLocation(),
            _ => node.GetLocation(),
        };
    }
}
