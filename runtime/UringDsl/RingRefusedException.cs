using System;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>The kernel refused what a handler asked of its ring through <see cref="RingControl"/>. Nothing has changed, and the ring goes on.</summary>
public sealed class RingRefusedException : InvalidOperationException
{
    internal RingRefusedException(string what, Errno error, string advice)
        : base($"{what} was refused with {error}. {advice}") => Error = error;

    /// <summary>The kernel's reason.</summary>
    public Errno Error { get; }
}
