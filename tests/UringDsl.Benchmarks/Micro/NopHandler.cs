using System.Threading;

namespace UringDsl.Benchmarks.Micro;

/// <summary>NOPs in batches: the next batch is submitted when the last completion of one is in.</summary>
[RingHandler]
internal sealed partial class NopHandler(int batch, int rounds)
{
    private readonly CancellationTokenSource _stop = new();
    private int _inFlight, _round;

    [Nop(Completed = nameof(OnNop))]
    private partial void Nop();

    /// <summary>Runs to the end, on this thread.</summary>
    public void RunOn(InstantKernel kernel) => Run(new RingOptions { Simulated = kernel }, _stop.Token);

    partial void OnStarted() => Submit();

    private void OnNop(in Completion completion)
    {
        if (--_inFlight > 0) return;
        if (++_round == rounds) _stop.Cancel();
        else Submit();
    }

    private void Submit()
    {
        _inFlight = batch;
        for (int i = 0; i < batch; i++) Nop();
    }
}
