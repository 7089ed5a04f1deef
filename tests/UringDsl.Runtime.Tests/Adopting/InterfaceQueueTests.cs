using System;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;
using Xunit;

namespace UringDsl.Runtime.Tests.Adopting;

/// <summary>No device here can hand over a queue: what can be tested is that the refusal says what is missing, and leaves nothing.</summary>
[Collection(Rings.Name)]
public class InterfaceQueueTests
{
    private readonly AdoptingHandler _handler = new();

    [Fact]
    public void The_loopback_device_has_no_queue_to_give_and_the_refusal_says_what_it_takes()
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        RingUnavailableException refused = Assert.Throws<RingUnavailableException>(() => running.On(() => _handler.Control.RegisterInterfaceQueue("lo", 0)));
        Assert.Contains($"Receive queue 0 of lo (REGISTER_ZCRX_IFQ) was refused: {refused.Error}. ", refused.Message, StringComparison.Ordinal);
        string missing = refused.Error switch
        {
            Errno.EPERM => "CAP_NET_ADMIN",
            Errno.EINVAL => "completions of 32 bytes",
            Errno.EOPNOTSUPP => "splits headers from data",
            _ => "nothing that is known",
        };
        Assert.Contains(missing, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interface_that_does_not_exist_never_reaches_the_kernel()
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        Assert.Throws<ArgumentException>(() => running.On(() => _handler.Control.RegisterInterfaceQueue("nothing0", 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => running.On(() => _handler.Control.RegisterInterfaceQueue("lo", 0, refillEntries: 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => running.On(() => _handler.Control.RegisterInterfaceQueue("lo", -1)));
    }
}
