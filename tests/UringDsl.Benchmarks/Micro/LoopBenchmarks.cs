using BenchmarkDotNet.Attributes;

namespace UringDsl.Benchmarks.Micro;

/// <summary>
/// What is left of a turn when the kernel takes no time. A NOP is a submission, its record and its completion; an echo is a receive, a lease, a send and
/// two completions. The ring and its connections are made anew for each run, which is a hundredth of it.
/// </summary>
[MemoryDiagnoser]
public class LoopBenchmarks
{
    private const int Operations = 1 << 23;

    /// <summary>Completions in a turn.</summary>
    [Params(8, 64, 512)]
    public int Width { get; set; }

    private long Rounds => Operations * 10L / 11 / Width; // A tenth more run before the handlers' own clock starts.

    [Benchmark(OperationsPerInvoke = Operations)]
    public void Nop()
    {
        using InstantKernel kernel = new();
        new NopHandler(Width, Rounds, new RingOptions { Simulated = kernel }).Measure();
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public void Echo()
    {
        using EchoHandler handler = new(Width, Rounds);
        handler.Measure();
    }
}
