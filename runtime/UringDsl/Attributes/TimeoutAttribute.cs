using System;

namespace UringDsl;

/// <summary>
/// TIMEOUT: completes when the time has passed (Linux 5.4), or with <see cref="Multishot"/> whenever it has (6.4). That is its success, not an
/// error. <c>[TimeoutUpdate]</c> and <c>[TimeoutRemove]</c> change what it has in flight.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class TimeoutAttribute : OperationAttribute
{
    /// <summary>The <see cref="TimeSpan"/> parameter; by default the one called <c>timeout</c>.</summary>
    public string? Timeout { get; set; }

    /// <summary>The time as a constant, in milliseconds, in place of a parameter.</summary>
    public int Milliseconds { get; set; }

    /// <summary>The time is a point of the clock (since the start of the machine, of <see cref="TimeoutClock.RealTime"/> since 1970), not a span.</summary>
    public bool Absolute { get; set; }

    /// <summary>The clock. Default: <see cref="TimeoutClock.Monotonic"/>.</summary>
    public TimeoutClock Clock { get; set; }

    /// <summary>
    /// It fires again and again (Linux 6.4); <c>Completed</c> gets <see cref="Expired"/>. Not with <see cref="Absolute"/>.
    /// </summary>
    public bool Multishot { get; set; }

    /// <summary>
    /// With <see cref="Multishot"/>, how often it fires; else, after how many completions of the ring it ends before its time, timers
    /// included. 0 is no limit. A parameter <c>int count</c> takes its place.
    /// </summary>
    public int Count { get; set; }

    /// <summary>Who arms a multishot again; the runtime by default.</summary>
    public Rearm Rearm { get; set; }

    /// <summary>
    /// The next step of a chain runs when the time has passed (Linux 5.16). A soft link says so by itself, or nothing behind a timer would ever
    /// run.
    /// </summary>
    public bool ExpirySucceeds { get; set; }

    /// <summary>The method that gets the completion, for a submission of this one operation.</summary>
    public string? Completed { get; set; }
}
