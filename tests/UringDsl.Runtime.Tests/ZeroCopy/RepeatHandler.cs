using System;
using System.Net;
using System.Threading;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.ZeroCopy;

/// <summary>Sends one buffer and one page by zero copy again and again, each when it is released, and watches what its thread allocates.</summary>
[RingHandler]
[FixedFiles(16)]
[FixedBuffers("Pages", Count = 1, Size = 40_000)]
internal sealed partial class RepeatHandler(EndPoint endPoint) : ITestHandler
{
    public const int WarmUp = 500, Sends = 5000, Length = 40_000;

    private readonly SendBuffer _buffer = SendBuffer.Allocate(Length);
    private int _released;

    public int Released => Volatile.Read(ref _released);

    public AllocationMarks Allocations { get; } = new();

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Send(ZeroCopy = ZeroCopyMode.Always, Completed = nameof(OnSent), Released = nameof(OnReleased))]
    private partial void Send(Connection connection, SendBuffer data);

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))]
    private partial void SendPage(Connection connection, FixedBuffer data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    private void OnAccepted(in Accepted accepted) => Send(accepted.Connection, _buffer);

    private void OnSent(in Sent sent)
    {
    }

    private void OnReleased(Connection connection, in Released released)
    {
        int count = ++_released;
        if (count is WarmUp or WarmUp + Sends / 2 or WarmUp + Sends) Allocations.Mark();
        if (count == WarmUp + Sends)
        {
            HangUp(connection);
        }
        else if (count > WarmUp + Sends)
        {
            return;
        }
        else if (released.Buffer.Length > 0)
        {
            if (Pages.TryTake(out FixedBuffer page)) SendPage(connection, page);
        }
        else
        {
            released.FixedBuffer.Return();
            Send(connection, _buffer);
        }
    }
}
