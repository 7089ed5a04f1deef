namespace UringDsl.Generator.Ops;

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
