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

/// <summary>What a transfer shorter than asked does to a soft link.</summary>
internal enum ShortTransfer
{
    /// <summary>The operation transfers nothing, or its length is not compared.</summary>
    NotCompared,
    /// <summary>Any result other than the length asked for breaks the link, end of file too.</summary>
    Breaks,
    /// <summary>It breaks the link with MSG_WAITALL only.</summary>
    BreaksWithWaitAll,
}

/// <summary>When the next member of a chain starts.</summary>
internal enum NextStart
{
    /// <summary>After the completion.</summary>
    Completed,
    /// <summary>After the last completion of a multishot.</summary>
    Terminated,
    /// <summary>After the first completion of a zero-copy send, before the notification.</summary>
    FirstCompletion,
    /// <summary>When the guarded member has completed.</summary>
    GuardedCompleted,
}
