namespace UringDsl.Core;

/// <summary>The end of a call that threw before it waited for anything.</summary>
internal sealed class RingTaskFault : RingTaskSource
{
    protected override void Recycle()
    {
        // Exceptions are not a hot path.
    }
}
