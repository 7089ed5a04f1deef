namespace UringDsl.Benchmarks.Micro;

/// <summary>Counts rounds; a tenth more of them run first, and what they take does not count.</summary>
internal sealed class RoundClock(long rounds)
{
    private long _round = -rounds / 10;
    private double _began;

    public double Nanoseconds { get; private set; }

    /// <summary>A round is over. True: it was the last one.</summary>
    public bool EndsRound()
    {
        _round++;
        if (_round == 0) _began = ProcessorTime.OfThisThread();
        if (_round != rounds) return false;
        Nanoseconds = ProcessorTime.OfThisThread() - _began;
        return true;
    }
}
