namespace UringDsl;

/// <summary>Who submits a multishot again when the kernel has ended it (a completion without IORING_CQE_F_MORE).</summary>
public enum Rearm : byte
{
    /// <summary>
    /// The runtime: at once after an overflow, after buffers came back on ENOBUFS, with a back-off on EMFILE and ENFILE; never after the end
    /// of a stream or while stopping.
    /// </summary>
    Automatic = 0,
    /// <summary>The handler, which sees every terminal completion.</summary>
    Manual = 1,
}
