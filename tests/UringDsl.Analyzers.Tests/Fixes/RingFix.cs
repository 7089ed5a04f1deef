using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>Fixes of the rules of threads, in the frame of <see cref="RingFixture"/>.</summary>
internal static class RingFix
{
    private const string Pragma = "#pragma warning disable CS0168, CS0169, CS0219, CS0414, CS0649, CS1998, URING3005\n";

    /// <summary>Members of the handler, and types beside it, before and after.</summary>
    public static Task In<TAnalyzer, TFix>(string marked, string wanted, string types = "", string wantedTypes = "")
        where TAnalyzer : DiagnosticAnalyzer, new() where TFix : CodeFixProvider, new() =>
        Fixture.VerifyFix<TAnalyzer, TFix>(Pragma + RingFixture.Whole(marked, types), Pragma + RingFixture.Whole(wanted, wantedTypes));

    /// <summary>Nothing is offered.</summary>
    public static Task None<TAnalyzer, TFix>(string marked, string types = "")
        where TAnalyzer : DiagnosticAnalyzer, new() where TFix : CodeFixProvider, new() =>
        FixRig.VerifyNone(new TAnalyzer(), new TFix(), new UringGenerator(), Pragma + RingFixture.Whole(marked, types));
}
