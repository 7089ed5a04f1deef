using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Learns when what a socket sent has left.</summary>
[RingHandler]
[Ring(Modes = RingModes.CqeMixed)]
internal sealed partial class TransmitHandler : ITestHandler
{
    public List<TransmitTimestamp> Reports { get; } = [];

    public Action Reporting { get; set; } = static () => { };

    [TransmitTimestamps(Completed = nameof(OnReport))]
    public partial void Watch(Descriptor socket);

    [Cancel(nameof(Watch))]
    public partial Pending<Completion> Unwatch();

    [Command(Operation = (int)SocketOperation.TransmitTimestamp)]
    public partial Pending<Completion> Command(Descriptor socket);

    [Cancel(nameof(Command))]
    public partial Pending<Completion> CancelCommand();

    public async Task<Completion> CommandAndWait(Descriptor socket) => await Command(socket);

    private void OnReport(in TransmitTimestamp report)
    {
        Reports.Add(report);
        Reporting();
    }
}
