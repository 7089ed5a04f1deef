namespace UringDsl;

/// <summary>Why io_uring, or a part of it, is not to be had.</summary>
public enum RefusalReason
{
    /// <summary>None of the known reasons; the message has the errno.</summary>
    Other,
    /// <summary>The kernel has no io_uring, or is too old for a required operation or flag.</summary>
    Kernel,
    /// <summary>The sysctl <c>kernel.io_uring_disabled</c> forbids it.</summary>
    Sysctl,
    /// <summary>A seccomp profile forbids it, as the default one of most container engines does.</summary>
    Seccomp,
    /// <summary>RLIMIT_MEMLOCK does not leave room for the ring's memory.</summary>
    MemoryLimit,
    /// <summary>RLIMIT_NOFILE does not leave room for a descriptor or for the fixed-file table.</summary>
    FileLimit,
    /// <summary>What a handler needs was switched off, by <see cref="RingOptions"/> or the environment.</summary>
    SwitchedOff,
}
