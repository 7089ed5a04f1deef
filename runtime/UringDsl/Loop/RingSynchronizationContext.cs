using System.Threading;

namespace UringDsl.CompilerServices;

/// <summary>Brings what follows an <c>await</c> of anything back to the ring's thread.</summary>
internal sealed class RingSynchronizationContext(RingLoop loop) : SynchronizationContext
{
    public RingLoop Loop => loop;

    public override void Post(SendOrPostCallback d, object? state) => loop.Post(d, state);

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (Current == this) d(state);
        else throw new System.NotSupportedException("Waiting for the ring's thread could wait for ever; use Post.");
    }

    public override SynchronizationContext CreateCopy() => this;
}
