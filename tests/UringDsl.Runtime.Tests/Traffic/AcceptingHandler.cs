using System.Collections.Generic;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

/// <summary>Accepts from a listener that somebody else made, in every form, and echoes.</summary>
[RingHandler]
[FixedFiles(64)]
[BufferRing("Inbound", Entries = 64, BufferSize = 1024)]
internal sealed partial class AcceptingHandler : ITestHandler
{
    public List<Connection> Accepted { get; } = [];

    public List<Errno> Ended { get; } = [];

    [Accept(Completed = nameof(OnAccepted))]
    public partial void AcceptOne(Descriptor listener);

    [Accept(Direct = true, Completed = nameof(OnAccepted))]
    public partial void AcceptOneDirect(Descriptor listener);

    [Accept(Multishot = true, Completed = nameof(OnAccepted))]
    public partial void AcceptAll(Descriptor listener);

    [Accept(Multishot = true, Direct = true, Completed = nameof(OnAccepted))]
    public partial void AcceptAllDirect(Descriptor listener);

    [Cancel(nameof(AcceptOne))]
    public partial void StopOne();

    [Cancel(nameof(AcceptAll))]
    public partial void StopAll();

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Close]
    private partial void Close(Connection connection);

    private void OnAccepted(in Accepted accepted)
    {
        if (!accepted.IsSuccess)
        {
            Ended.Add(accepted.Error);
            return;
        }
        Accepted.Add(accepted.Connection);
        Receive(accepted.Connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else Close(connection);
    }
}
