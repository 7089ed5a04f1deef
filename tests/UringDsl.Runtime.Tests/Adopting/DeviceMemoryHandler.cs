using System.Collections.Generic;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Adopting;

/// <summary>Would receive into memory of a network device, if there were one.</summary>
[RingHandler]
[Ring(Modes = RingModes.CqeMixed)]
internal sealed partial class DeviceMemoryHandler : ITestHandler
{
    public List<ReceivedZeroCopy> Received { get; } = [];

    public RingControl Control => Ring;

    [ReceiveZeroCopy(Completed = nameof(OnReceived))]
    public partial void Receive(Descriptor socket, int interfaceQueue);

    private void OnReceived(in ReceivedZeroCopy received) => Received.Add(received);
}
