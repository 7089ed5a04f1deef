using System;
using System.Collections.Generic;

namespace UringDsl.Runtime.Tests.Operations;

internal sealed partial class Operator
{
    public List<Expired> Shots { get; } = [];

    public Action Shooting { get; set; } = static () => { };

    [Timeout]
    public partial Pending<Completion> Sleep(TimeSpan timeout);

    [TimeoutUpdate(nameof(Sleep))]
    public partial Pending<Completion> SleepAnother(TimeSpan timeout);

    [TimeoutRemove(nameof(Sleep))]
    public partial Pending<Completion> WakeUp();

    [Timeout(Absolute = true)]
    public partial Pending<Completion> SleepUntil(TimeSpan timeout);

    [Timeout(Absolute = true, Clock = TimeoutClock.RealTime)]
    public partial Pending<Completion> SleepUntilDate(TimeSpan timeout);

    [Timeout(Absolute = true, Clock = TimeoutClock.BootTime)]
    public partial Pending<Completion> SleepUntilUptime(TimeSpan timeout);

    [Timeout(Count = 3)]
    public partial Pending<Completion> WaitForCompletions(TimeSpan timeout);

    [Timeout(Multishot = true, Completed = nameof(OnShot))]
    public partial void Repeat(TimeSpan timeout, int count);

    [TimeoutUpdate(nameof(Repeat))]
    public partial Pending<Completion> RepeatAt(TimeSpan timeout);

    [TimeoutRemove(nameof(Repeat))]
    public partial Pending<Completion> Unrepeat();

    [Cancel(nameof(Repeat))]
    public partial Pending<Completion> CancelRepeat();

    [Nop(Link = LinkKind.Hard)]
    [Read(Link = LinkKind.Soft)]
    [LinkTimeout]
    public partial Pending<ReadInTimeOutcome> ReadInTime(Descriptor file, ReceiveBuffer buffer, TimeSpan timeout);

    [TimeoutUpdate(nameof(ReadInTime))]
    public partial Pending<Completion> HurryUp(TimeSpan timeout);

    private void OnShot(in Expired expired)
    {
        Shots.Add(expired);
        Shooting();
    }
}
