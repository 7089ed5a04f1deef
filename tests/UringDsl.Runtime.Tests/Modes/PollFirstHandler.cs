using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>Receives one by one, into its own memory and into small provided buffers.</summary>
[RingHandler]
[FixedFiles(64)]
[BufferRing("Small", Entries = 16, BufferSize = 16)]
internal sealed partial class PollFirstHandler(EndPoint endPoint) : ITestHandler
{
    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Buffers = "Small", Completed = nameof(OnReceived))]
    public partial void Receive(Connection connection);

    [Receive]
    private partial Pending<Transferred> Fill(Connection connection, ReceiveBuffer buffer);

    public Connection Last { get; private set; }

    /// <summary>Of each receive: its bytes, and whether there was more.</summary>
    public List<(int Length, bool HasMoreWaiting)> Received { get; } = [];

    public bool ReceivesAgain { get; set; }

    public async Task<Transferred> FillAndWait(ReceiveBuffer buffer) => await Fill(Last, buffer);

    partial void OnStarted() => Listen(endPoint);

    private void OnAccepted(in Accepted accepted) => Last = accepted.Connection;

    private void OnReceived(Connection connection, in Received received)
    {
        Received.Add((received.Length, received.HasMoreWaiting));
        if (received.IsSuccess && ReceivesAgain) Receive(connection);
    }
}
