namespace UringDsl.Generator.Ops;

/// <summary>Whether the kernel may pick a provided buffer.</summary>
internal enum BufferSelectUse
{
    Refused,
    Optional,
    Required,
    /// <summary>Only together with the operation's multishot flag.</summary>
    MultishotOnly,
}
