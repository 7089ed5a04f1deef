namespace UringDsl;

/// <summary>How the next step of a chain depends on this one.</summary>
public enum LinkKind : byte
{
    /// <summary>The chain ends here.</summary>
    None = 0,
    /// <summary>IOSQE_IO_LINK: the next step starts when this one has succeeded, and is cancelled when it has not.</summary>
    Soft = 1,
    /// <summary>
    /// IOSQE_IO_HARDLINK: the next step starts when this one has run, whatever its result (a submission that the kernel refuses to prepare
    /// still cancels the chain).
    /// </summary>
    Hard = 2,
}
