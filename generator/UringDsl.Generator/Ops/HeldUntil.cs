namespace UringDsl.Generator.Ops;

/// <summary>How long the memory that an operand points to belongs to the kernel.</summary>
internal enum HeldUntil
{
    /// <summary>The operand points to nothing.</summary>
    NotMemory,
    /// <summary>Copied while the submission is prepared; with an SQ thread, once that thread has taken the entry.</summary>
    Submitted,
    /// <summary>Read or written until the last completion.</summary>
    Completed,
    /// <summary>Read until the notification of a zero-copy send.</summary>
    Notified,
}
