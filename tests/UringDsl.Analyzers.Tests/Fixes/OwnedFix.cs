using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Analyzers.Ownership;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>Fixes of the rules of what is owned, in the frames of <see cref="Owned"/>.</summary>
internal static class OwnedFix
{
    /// <summary>The body of the method that receives, before and after.</summary>
    public static Task Received<TFix>(string marked, string wanted) where TFix : CodeFixProvider, new() => In<TFix>(Receiving(marked), Receiving(wanted));

    /// <summary>The body of an async method, before and after.</summary>
    public static Task Async<TFix>(string marked, string wanted) where TFix : CodeFixProvider, new() => In<TFix>(Working(marked), Working(wanted));

    /// <summary>Members of the handler, before and after.</summary>
    public static Task In<TFix>(string marked, string wanted) where TFix : CodeFixProvider, new() =>
        Fixture.VerifyFix<OwnershipAnalyzer, TFix>(Owned.In(marked), Owned.In(wanted));

    /// <summary>There are several ways to put it right, and nobody knows which is meant.</summary>
    public static Task NoneReceived<TFix>(string marked) where TFix : CodeFixProvider, new() => None<TFix>(Receiving(marked));

    public static Task NoneAsync<TFix>(string marked) where TFix : CodeFixProvider, new() => None<TFix>(Working(marked));

    public static Task None<TFix>(string marked) where TFix : CodeFixProvider, new() =>
        FixRig.VerifyNone(new OwnershipAnalyzer(), new TFix(), new UringGenerator(), Owned.In(marked));

    private static string Receiving(string body) => $"    private void OnReceived(Connection connection, in Received received)\n    {{\n{body}\n    }}";

    private static string Working(string body) => $"    private async RingTask Work(Connection connection)\n    {{\n{body}\n    }}";
}
