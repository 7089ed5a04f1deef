using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace UringDsl.Analyzers.Threads;

/// <summary>Something of a ring that code uses.</summary>
/// <param name="At">The operation in the code that was asked about: the use itself, or the call that leads to it.</param>
/// <param name="Path">The names of what is called, from there on; the last is the ring's.</param>
internal sealed record RingUse(IOperation At, ImmutableArray<string> Path)
{
    /// <summary>The name for a message: <c>'Notify', which calls 'Send',</c>.</summary>
    public string Name => Path.Length switch
    {
        1 => $"'{Path[0]}'",
        2 => $"'{Path[0]}', which uses '{Path[1]}',",
        _ => $"'{Path[0]}', which leads to '{Path[Path.Length - 1]}' ({string.Join(" → ", Path)}),",
    };
}
