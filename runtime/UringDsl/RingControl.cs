using System;
using System.ComponentModel;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>
/// What a handler asks of its ring at once, beside its submissions: tables, registrations, capabilities. Generated code gives each handler one,
/// as <c>Ring</c>. It belongs to the ring's thread, and every member throws on another one.
/// </summary>
public sealed partial class RingControl
{
    private readonly RingLoop _loop;

    internal RingControl(RingLoop loop) => _loop = loop;

    /// <summary>For generated code: the control of a handler's ring.</summary>
    /// <param name="ring">The ring, or null while the handler does not run.</param>
    /// <exception cref="InvalidOperationException">The handler does not run, or this is another thread than the ring's.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static RingControl Of(RingLoop? ring) => RingLoop.Current(ring, "Ring").Control;
}
