namespace UringDsl.Generator.Ops;

/// <summary>How an operation behaves as a member of a linked chain.</summary>
internal sealed record ChainSpec
{
    /// <summary>A member like most: it may stand anywhere, and an error breaks a soft link.</summary>
    public static ChainSpec Plain { get; } = new();

    /// <summary>False for LINK_TIMEOUT, which guards the member in front of it.</summary>
    public bool CanBeHead { get; init; } = true;

    /// <summary>True when the member in front must carry a link to it in the same submit.</summary>
    public bool NeedsLinkedPredecessor { get; init; }

    /// <summary>What a transfer shorter than asked does to a soft link.</summary>
    public ShortTransfer ShortTransfer { get; init; }

    /// <summary>When the next member starts.</summary>
    public NextStart NextStart { get; init; }

    /// <summary>Errors that are the usual outcome and break a soft link none the less, unless a flag prevents it.</summary>
    public uint SuccessFlag { get; init; }

    /// <summary>What the enums do not say.</summary>
    public string? Note { get; init; }
}
