using System.Collections.Immutable;

namespace UringDsl.Generator.Ops;

/// <summary>The attribute that stands for an operation in a declaration.</summary>
/// <param name="Name">Its name without <c>Attribute</c>.</param>
internal sealed record AttributeSpec(string Name)
{
    /// <summary>What it does, where the row's own sentence does not fit.</summary>
    public string? Summary { get; init; }

    /// <summary>True for an operation that needs more than its row: its attribute is not rendered, and the generator knows it.</summary>
    public bool IsByHand { get; init; }

    /// <summary>The first kernel, where it is not the row's.</summary>
    public KernelVersion? Since { get; init; }

    /// <summary>The type of the completion value, of the runtime's namespace.</summary>
    public string Completion { get; init; } = "Completion";

    /// <summary>Operands that this attribute gives itself: the name, and a C# constant.</summary>
    public ImmutableArray<(string Operand, string Value)> Fixed { get; init; } = [];

    /// <summary>True when it names another submission, on whose operation in flight it works.</summary>
    public bool HasTarget { get; init; }

    /// <summary>The feature of the kernel without which the handler cannot start, where the operation does not tell: a member of RingFeature.</summary>
    public string? Feature { get; init; }

    /// <summary>True when its completions have 32 bytes: the ring must have room for them.</summary>
    public bool IsLarge { get; init; }

    /// <summary>Properties that make another operation of it: type, name and summary.</summary>
    public ImmutableArray<(string Type, string Name, string Summary)> More { get; init; } = [];

    /// <summary>What a declaration must know besides, a sentence each.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>What makes a read one that goes on.</summary>
    public static ImmutableArray<(string Type, string Name, string Summary)> ReadingAgain { get; } =
    [
        ("bool", "Multishot", "READ_MULTISHOT on a connection (Linux 6.7): a pipe, a terminal, an eventfd. Each result is a <see cref=\"Received\"/>."),
        ("string?", "Buffers", "The buffer ring of a multishot."),
        ("string[]?", "FallOver", "Further buffer rings of a multishot, for when that one is empty."),
        ("Rearm", "Rearm", "Who arms a multishot again; the runtime by default."),
    ];
}
