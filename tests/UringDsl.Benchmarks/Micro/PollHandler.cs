using System.Threading;
using UringDsl.Abi;

namespace UringDsl.Benchmarks.Micro;

/// <summary>Multishot polls that all say something in each turn. On <see cref="InstantKernel"/> it counts what a completion costs alone.</summary>
[RingHandler]
internal sealed partial class PollHandler(int polls, int rounds)
{
    private readonly CancellationTokenSource _stop = new();
    private int _left = polls * rounds;

    [Poll(Multishot = true, Events = PollEvents.In, Completed = nameof(OnPolled))]
    private partial void Watch(Descriptor file);

    /// <summary>Runs to the end, on this thread.</summary>
    public void RunOn(InstantKernel kernel) => Run(new RingOptions { Simulated = kernel }, _stop.Token);

    partial void OnStarted()
    {
        for (int i = 0; i < polls; i++) Watch(new Descriptor(0));
    }

    private void OnPolled(in Polled polled)
    {
        if (--_left == 0) _stop.Cancel();
    }
}
