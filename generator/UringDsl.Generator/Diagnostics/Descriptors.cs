using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Diagnostics;

/// <summary>
/// Every rule of UringDsl. The thousand of a number is its room: 1 declaration, 2 lifetime and ownership, 3 kernel and ring, 4 cost.
/// A number is never used again.
/// </summary>
internal static partial class Descriptors
{
    private const string DeclarationCategory = "UringDsl.Declaration";
    private const string LifetimeCategory = "UringDsl.Lifetime";

    /// <summary>The page of a rule.</summary>
    public static string HelpLink(string id) => $"https://github.com/uringdsl/uringdsl/blob/main/analyzers/docs/{id}.md";
}
