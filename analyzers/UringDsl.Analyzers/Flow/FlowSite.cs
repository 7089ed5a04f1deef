using System;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace UringDsl.Analyzers.Flow;

/// <summary>A place in the program, and the calls through which the walk has come to it.</summary>
/// <param name="syntax">The operation.</param>
/// <param name="caller">The call in which it is, or null in the method at which the walk began.</param>
internal sealed class FlowSite(SyntaxNode syntax, FlowSite? caller) : IEquatable<FlowSite>
{
    public SyntaxNode Syntax { get; } = syntax;

    public FlowSite? Caller { get; } = caller;

    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    public bool Equals(FlowSite? other) =>
        other is not null && ReferenceEquals(Syntax, other.Syntax) && (Caller is null ? other.Caller is null : Caller.Equals(other.Caller));

    public override bool Equals(object? obj) => Equals(obj as FlowSite);

    /// <summary>The line of a place, as editors count.</summary>
    public static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    public override int GetHashCode() => unchecked((RuntimeHelpers.GetHashCode(Syntax) * 31) + (Caller?.GetHashCode() ?? 0));
}
