using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>
/// The ring itself failed: a system call that the loop cannot go on without. It ends <c>Run</c>; it is never a failure of one operation. What a member
/// of <see cref="RingControl"/> lacks is told to its caller by the derived <see cref="RingUnavailableException"/>.
/// </summary>
public class RingException : Exception
{
    internal RingException(string what, Errno error)
        : base($"{what}: {error}") => Error = error;

    internal RingException(string message)
        : base(message)
    {
    }

    /// <summary>What the handler's declaration asks for was refused.</summary>
    internal RingException(RingRefusedException refused)
        : base(refused.Message, refused) => Error = refused.Error;

    /// <summary>A message that says it all, and the error behind it.</summary>
    private protected RingException(Errno error, string message)
        : base(message) => Error = error;

    /// <summary>The kernel's reason, or <see cref="Errno.None"/> where it is not the kernel's.</summary>
    public Errno Error { get; }
}
