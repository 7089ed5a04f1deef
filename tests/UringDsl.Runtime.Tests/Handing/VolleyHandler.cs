using System;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Handing;

/// <summary>Sends every message back, one less, until there is none left.</summary>
[RingHandler]
internal sealed partial class VolleyHandler : ITestHandler
{
    [Message(Completed = nameof(OnTold))]
    public partial void Tell(RingAddress ring, ulong data, int value);

    public RingAddress? Partner { get; set; }

    public int Heard { get; private set; }

    public int Told { get; private set; }

    public int Failed { get; private set; }

    public static long Allocated() => GC.GetAllocatedBytesForCurrentThread();

    partial void OnMessage(ulong data, int value)
    {
        Heard++;
        if (value > 0) Tell(Partner!, data, value - 1);
    }

    private void OnTold(in Completion completion)
    {
        Told++;
        if (!completion.IsSuccess) Failed++;
    }
}
