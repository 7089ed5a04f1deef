using BenchmarkDotNet.Attributes;

namespace UringDsl.Benchmarks.Micro;

/// <summary>
/// What is left of a turn when the kernel takes no time. An event is a completion and the method that observes it; a NOP is a submission, its record and
/// its completion; a receive is a completion and a lease that goes back; an echo is a receive, a lease, a send and two completions. The ring and its
/// connections are made anew for each run, which is a hundredth of it.
/// </summary>
[MemoryDiagnoser]
public class LoopBenchmarks
{
    private const int Operations = 1 << 23;

    /// <summary>Completions in a turn.</summary>
    [Params(8, 64, 512)]
    public int Width { get; set; }

    private int Rounds => Operations / Width;

    [Benchmark(OperationsPerInvoke = Operations)]
    public void Event()
    {
        using InstantKernel kernel = new();
        new PollHandler(Width, Rounds).RunOn(kernel);
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public void Nop()
    {
        using InstantKernel kernel = new();
        new NopHandler(Width, Rounds).RunOn(kernel);
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public void Receive()
    {
        using InstantKernel kernel = new();
        new EchoHandler(Width, Rounds, answers: false).RunOn(kernel);
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public void Echo()
    {
        using InstantKernel kernel = new();
        new EchoHandler(Width, Rounds).RunOn(kernel);
    }
}
