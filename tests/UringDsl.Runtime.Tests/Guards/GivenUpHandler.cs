using System;
using System.Net;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Guards;

/// <summary>A send is given up in the turn in which it was made, and behind its outcome timers are started.</summary>
[RingHandler]
internal sealed partial class GivenUpHandler(EndPoint endPoint) : ITestHandler
{
    public const int Timers = 4;

    [Listener(Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Send(Completed = nameof(OnSent))]
    private partial void Greet(Connection connection, ReadOnlySpan<byte> text);

    [Abort]
    private partial void Abort(Connection connection);

    [Timeout(Completed = nameof(OnExpired))]
    private partial void Wait(TimeSpan timeout);

    public int GivenUp { get; private set; }

    public int Expired { get; private set; }

    partial void OnStarted() => Listen(endPoint);

    private void OnAccepted(in Accepted accepted)
    {
        Greet(accepted.Connection, "hello"u8);
        Abort(accepted.Connection);
    }

    private void OnSent(in Sent sent)
    {
        if (!sent.IsSuccess) GivenUp++;
        Post(StartTimers); // When this has returned and its record is free, in the same turn.
    }

    private void StartTimers()
    {
        for (int i = 0; i < Timers; i++) Wait(TimeSpan.FromMilliseconds(1));
    }

    private void OnExpired(in Completion completion) => Expired++;
}
