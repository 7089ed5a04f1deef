using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>
/// Sources for the declaration rules. Most submissions in them are <c>partial void</c> without accessibility: the compiler lets such a method
/// stay without a body, so that a rule's own diagnostic is the only one.
/// </summary>
internal static class Fixture
{
    public const string Usings = "using System;\nusing System.Net;\nusing UringDsl;\n";

    /// <summary>A handler with a table, a buffer ring "In", one completion method per kind of result, and these members.</summary>
    public static string In(string members, string attributes = "[FixedFiles(16)] [BufferRing(\"In\")]") => $$"""
        {{Usings}}
        [RingHandler]
        {{attributes}}
        sealed partial class H
        {
            void OnCompletion(in Completion completion) { }
            void OnTransferred(in Transferred transferred) { }
            void OnReceived(in Received received) { }
            void OnAccepted(in Accepted accepted) { }
            void OnSent(in Sent sent) { }

            {{members}}
        }
        """;

    /// <summary>
    /// After the generator, the rules say exactly what the markup shows, with these messages if there are any; and there is code exactly when
    /// they say nothing.
    /// </summary>
    public static async Task Verify(string marked, params string[] messages)
    {
        if (AnalyzerRig.IsRecorded(marked)) return;
        await AnalyzerRig.Verify(new DeclarationAnalyzer(), new UringGenerator(), marked, messages);
        await Agreement.Assert(new DeclarationAnalyzer(), new UringGenerator(), TestCompilation.Create(Markup.Parse(marked).Text));
    }

    /// <summary>The same for members of <see cref="In"/>.</summary>
    public static Task VerifyIn(string members, params string[] messages) => Verify(In(members), messages);

    /// <summary>
    /// The fix turns the one source into the other, one diagnostic after the other and all at once, in a document and in a project; the other
    /// compiles and nothing is said of it but what its markup shows.
    /// </summary>
    public static Task VerifyFix<TFix>(string marked, string wanted, int choice = 0) where TFix : CodeFixProvider, new() =>
        VerifyFix<DeclarationAnalyzer, TFix>(marked, wanted, choice);

    /// <summary>The same for a diagnostic of another analyzer.</summary>
    public static Task VerifyFix<TAnalyzer, TFix>(string marked, string wanted, int choice = 0)
        where TAnalyzer : DiagnosticAnalyzer, new() where TFix : CodeFixProvider, new() =>
        FixRig.Verify(new TAnalyzer(), new TFix(), new UringGenerator(), marked, wanted, choice);

    /// <summary>The same for members of <see cref="In"/>.</summary>
    public static Task VerifyFixIn<TFix>(string marked, string wanted, int choice = 0) where TFix : CodeFixProvider, new() =>
        VerifyFix<TFix>(In(marked), In(wanted), choice);

    /// <summary>The fix has nothing to offer for what is marked.</summary>
    public static Task VerifyNoFixIn<TFix>(string marked) where TFix : CodeFixProvider, new() =>
        FixRig.VerifyNone(new DeclarationAnalyzer(), new TFix(), new UringGenerator(), In(marked));

    /// <summary>The rule is off for these members, and nothing else is said of them.</summary>
    public static Task VerifySuppressed(string rule, string source) => Verify($"#pragma warning disable {rule}\n{source}");
}
