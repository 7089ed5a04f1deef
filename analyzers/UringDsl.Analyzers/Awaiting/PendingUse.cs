namespace UringDsl.Analyzers.Awaiting;

/// <summary>What becomes of a <c>Pending</c>.</summary>
internal enum PendingUse : byte
{
    /// <summary>It is awaited, returned, passed on.</summary>
    Used,
    /// <summary>Nothing: it is a statement, or a local that is never read.</summary>
    Dropped,
    /// <summary>It is assigned to <c>_</c>.</summary>
    Discarded,
}
