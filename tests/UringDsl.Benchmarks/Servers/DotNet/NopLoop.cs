namespace UringDsl.Benchmarks.DotNet;

/// <summary>NOPs.</summary>
[RingHandler]
internal sealed partial class NopLoop(BatchClock clock)
{
    private int _left;

    [Nop(Completed = nameof(OnNop))]
    private partial void Nop();

    partial void OnStarted() => clock.Listen(action => Post(action), Submit);

    private void OnNop(in Completion completion)
    {
        if (--_left == 0 && !clock.EndsBatch()) Submit();
    }

    private void Submit()
    {
        int batch = _left = clock.Batch;
        for (int i = 0; i < batch; i++) Nop();
    }
}
