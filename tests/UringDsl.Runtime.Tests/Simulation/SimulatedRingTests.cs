using System.Collections.Generic;
using System.Threading.Tasks;
using System.Threading;
using System;

namespace UringDsl.Runtime.Tests.Simulation;

public sealed partial class SimulatedRingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_same_generated_code_runs_on_a_model_that_completes_in_any_order(int seed)
    {
        using ShufflingKernel kernel = new(seed);
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(60));
        Volley volley = new(stop);
        volley.Run(new RingOptions { Simulated = kernel }, stop.Token);

        Assert.Equal(Volley.Rounds * Volley.Width, volley.Answers);
        Assert.Equal(0, volley.Statistics.OperationsInFlight);
        Assert.Equal(kernel.Enters, volley.Statistics.Enters);
        Assert.True(kernel.Inversions > 0, "The model was meant to shuffle.");
    }

    [Fact]
    public void One_seed_gives_one_run()
    {
        Assert.Equal(Order(7), Order(7));
        Assert.NotEqual(Order(7), Order(8));
    }

    private static int[] Order(int seed)
    {
        using ShufflingKernel kernel = new(seed);
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(60));
        Volley volley = new(stop);
        volley.Run(new RingOptions { Simulated = kernel }, stop.Token);
        return [.. volley.Order];
    }

    [RingHandler]
    internal sealed partial class Volley(CancellationTokenSource stop)
    {
        public const int Rounds = 20, Width = 16;

        public int Answers { get; private set; }

        public List<int> Order { get; } = [];

        [Nop]
        private partial Pending<Completion> Ping();

        [Timeout]
        private partial Pending<Completion> Tick(TimeSpan timeout);

        partial void OnStarted() => _ = Fire();

        private async Task Fire()
        {
            for (int round = 0; round < Rounds; round++)
            {
                int left = Width;
                TaskCompletionSource all = new();
                for (int i = 0; i < Width; i++) _ = One(i, () => { if (--left == 0) all.SetResult(); });
                await all.Task;
            }
            stop.Cancel();
        }

        private async Task One(int number, Action done)
        {
            Completion completion = number % 2 == 0 ? await Ping() : await Tick(TimeSpan.FromMilliseconds(1));
            if (completion.IsSuccess) Answers++;
            Order.Add(number);
            done();
        }
    }
}
