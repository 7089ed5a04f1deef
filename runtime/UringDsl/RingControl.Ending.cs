using System;

namespace UringDsl;

public sealed partial class RingControl
{
    /// <summary>
    /// Ends the ring in order, as the cancellation of the token of <c>Run</c> does: from the end of this turn on nothing new is taken, connections
    /// close behind their sends, and <c>Run</c> returns.
    /// </summary>
    public void Stop() => Checked(nameof(Stop)).Stop();

    /// <summary>Ends the ring in order, and then <c>Run</c> throws this: for a handler that cannot do its work, or can do it no more.</summary>
    /// <param name="exception">Why. The first counts.</param>
    public void Fail(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Checked(nameof(Fail)).Fail(exception);
    }
}
