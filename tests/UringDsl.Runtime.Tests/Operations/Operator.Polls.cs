using System;
using System.Collections.Generic;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Operations;

internal sealed partial class Operator
{
    public List<Polled> Polls { get; } = [];

    public Action<Polled> Polling { get; set; } = static _ => { };

    [Poll]
    public partial Pending<Polled> Poll(Descriptor file, PollEvents events);

    [Poll(Multishot = true, Completed = nameof(OnPolled))]
    public partial void Watch(Descriptor file, PollEvents events);

    [Poll(Multishot = true, Rearm = Rearm.Manual, Completed = nameof(OnPolled))]
    public partial void WatchManually(Descriptor file, PollEvents events);

    [PollUpdate(nameof(Watch))]
    public partial Pending<Completion> Rewatch(PollEvents events);

    [PollRemove(nameof(Watch))]
    public partial Pending<Completion> Unwatch();

    [PollRemove(nameof(Poll))]
    public partial Pending<Completion> Unpoll();

    [Cancel(nameof(Watch))]
    public partial Pending<Completion> CancelWatch();

    private void OnPolled(in Polled polled)
    {
        Polls.Add(polled);
        Polling(polled);
    }
}
