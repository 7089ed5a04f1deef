using System;
using System.Threading;

namespace UringDsl.Runtime.Tests.Simulation;

public sealed class ReluctantKernelTests
{
    [Fact]
    public void Submits_that_fail_or_stop_short_lose_nothing()
    {
        using ReluctantKernel kernel = new();
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(60));
        SimulatedRingTests.Volley volley = new(stop);
        volley.Run(new RingOptions { Simulated = kernel }, stop.Token);
        Assert.Equal(SimulatedRingTests.Volley.Rounds * SimulatedRingTests.Volley.Width, volley.Answers);
        Assert.Equal(0, volley.Statistics.OperationsInFlight);
        Assert.True(kernel.Refusals > 0 && kernel.ShortSubmits > 0, $"{kernel.Refusals} refusals, {kernel.ShortSubmits} short submits");
    }
}
