namespace UringDsl.Generator.Ops;

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
