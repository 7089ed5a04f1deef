namespace UringDsl.Core;

/// <summary>The same for a call with a result.</summary>
internal abstract class RingTaskSource<TResult> : RingTaskSource
{
    private TResult _result = default!;

    public void Succeed(TResult result)
    {
        _result = result;
        Complete(null);
    }

    public TResult TakeValue(uint version)
    {
        TResult result = _result;
        TakeResult(version);
        return result;
    }

    protected override void Recycle() => _result = default!;
}
