using BenchmarkDotNet.Attributes;
using UringDsl.Abi;

namespace UringDsl.Benchmarks.Micro;

/// <summary>The preparation of a submission entry: 64 bytes, all of them written.</summary>
[MemoryDiagnoser]
public class EntryBenchmarks
{
    private const int Entries = 64;

    private readonly Sqe[] _entries = new Sqe[Entries];
    private readonly RingFile _file = new Slot(3);

    [Benchmark(OperationsPerInvoke = Entries)]
    public void Nop()
    {
        for (int i = 0; i < _entries.Length; i++) Prep.Nop(ref _entries[i]);
    }

    [Benchmark(OperationsPerInvoke = Entries)]
    public void Receive()
    {
        for (int i = 0; i < _entries.Length; i++) Prep.Recv(ref _entries[i], _file, buffer: 0, length: 0, msgFlags: 0, RecvSendFlags.RecvMultishot);
    }

    [Benchmark(OperationsPerInvoke = Entries)]
    public void Send()
    {
        for (int i = 0; i < _entries.Length; i++) Prep.Send(ref _entries[i], _file, buffer: 4096, length: 64, msgFlags: 0, ioPriority: 0);
    }

    [Benchmark(OperationsPerInvoke = Entries)]
    public void Read()
    {
        for (int i = 0; i < _entries.Length; i++) Prep.Read(ref _entries[i], _file, 4096, length: 64, offset: 0);
    }

    [Benchmark(OperationsPerInvoke = Entries)]
    public void Close()
    {
        for (int i = 0; i < _entries.Length; i++) Prep.Close(ref _entries[i], _file);
    }
}
