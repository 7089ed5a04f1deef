using System.Threading;

namespace UringDsl.Benchmarks.Micro;

/// <summary>NOPs in batches: the next batch is submitted when the last completion of one is in.</summary>
[RingHandler]
internal sealed partial class NopHandler(int batch, long rounds, RingOptions? options = null) : IRounds
{
    private readonly CancellationTokenSource _stop = new();
    private readonly RoundClock _clock = new(rounds);
    private int _inFlight;

    [Nop(Completed = nameof(OnNop))]
    private partial void Nop();

    /// <summary>Runs to the end, on this thread.</summary>
    public double Measure()
    {
        Run(options ?? RingOptions.Default, _stop.Token);
        return _clock.Nanoseconds / ((double)rounds * batch);
    }

    partial void OnStarted() => Submit();

    private void OnNop(in Completion completion)
    {
        if (--_inFlight > 0) return;
        if (_clock.EndsRound()) _stop.Cancel();
        else Submit();
    }

    private void Submit()
    {
        _inFlight = batch;
        for (int i = 0; i < batch; i++) Nop();
    }
}
