namespace UringDsl.Benchmarks.Micro;

/// <summary>Counts rounds; what the first tenth takes is not counted, nor what is allocated in it.</summary>
internal sealed class RoundClock(long rounds)
{
    private long _round = -rounds / 10;
    private double _began;
    private long _allocatedBefore;

    public double Nanoseconds { get; private set; }

    public long AllocatedBytes { get; private set; }

    /// <summary>A round is over. True: it was the last one.</summary>
    public bool EndsRound()
    {
        _round++;
        if (_round == 0)
        {
            _allocatedBefore = System.GC.GetAllocatedBytesForCurrentThread();
            _began = ProcessorTime.OfThisThread();
        }
        if (_round != rounds) return false;
        Nanoseconds = ProcessorTime.OfThisThread() - _began;
        AllocatedBytes = System.GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore;
        return true;
    }
}
