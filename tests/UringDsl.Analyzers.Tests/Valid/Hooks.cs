using System;
using UringDsl;

namespace Valid;

[RingHandler]
internal sealed partial class Hooks
{
    async partial void OnStarted() => await Sleep(TimeSpan.Zero);

    partial void OnStopping() => OnStarted(1);

    partial void OnOpened(Connection peer) => OnClosed(peer);

    partial void OnClosed(Connection @class)
    {
    }

    partial void OnUnhandledException(Exception e) => Console.WriteLine(e);

    private void OnStarted(int number)
    {
    }

    private void OnUnhandledException()
    {
    }

    [Timeout]
    private partial Pending<Completion> Sleep(TimeSpan timeout);
}
