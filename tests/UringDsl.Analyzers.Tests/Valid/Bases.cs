using System;
using UringDsl;

namespace Valid;

internal interface IPing
{
    void Ping();
}

internal abstract class Base<T>
{
    public T? Last { get; protected set; }

    protected internal virtual void OnPing(in Completion completion)
    {
    }

    protected static void OnWait(in Completion completion)
    {
    }

    private void OnSent(in Sent sent)
    {
    }

    public abstract void Wait(TimeSpan timeout);
}

[RingHandler]
internal sealed partial class Derived : Base<string>, IPing, IDisposable
{
    [Nop(Completed = nameof(OnPing))] public partial void Ping();

    [Timeout(Completed = nameof(OnWait))] public override partial void Wait(TimeSpan timeout);

    [Send(Completed = nameof(OnSent))] private partial void Send(Connection connection, SendBuffer data);

#pragma warning disable URING4001 // Nobody sends much with it.
    private void OnSent(in Sent sent) => Last = sent.ToString();
#pragma warning restore URING4001

    public void Dispose() => Last = null;
}
