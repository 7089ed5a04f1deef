using System.IO;
using System.Threading;

namespace UringDsl.Benchmarks.Micro;

/// <summary>Reads a file in batches of blocks, each into a registered buffer, through a slot.</summary>
[RingHandler]
[FixedFiles(8, Reserved = 4)]
[FixedBuffers("Blocks", Count = MostBlocks, Size = BlockBytes)]
internal sealed partial class ReadHandler(FileStream file, int batch, long rounds) : IRounds
{
    /// <summary>Bytes of a read.</summary>
    public const int BlockBytes = 4096;

    /// <summary>Reads of a batch.</summary>
    public const int MostBlocks = 64;

    private readonly CancellationTokenSource _stop = new();
    private readonly RoundClock _clock = new(rounds);
    private readonly FixedBuffer[] _blocks = new FixedBuffer[batch];
    private readonly long _fileBlocks = file.Length / BlockBytes;
    private long _block;
    private int _inFlight;
    private Slot _slot;

    [ReadFixed(Completed = nameof(OnRead))]
    private partial void Read(Slot file, FixedBuffer buffer, long offset);

    /// <summary>Runs to the end, on this thread.</summary>
    public double Measure()
    {
        Run(_stop.Token);
        return _clock.Nanoseconds / ((double)rounds * batch);
    }

    partial void OnStarted()
    {
        _slot = Ring.InstallSlot(new Descriptor((int)file.SafeFileHandle.DangerousGetHandle()));
        for (int i = 0; i < batch; i++) Blocks.TryTake(out _blocks[i]);
        Submit();
    }

    private void OnRead(in Transferred transferred)
    {
        if (transferred.Bytes != BlockBytes) throw new IOException($"A read of {BlockBytes} bytes gave {transferred.Bytes}.");
        if (--_inFlight > 0) return;
        if (!_clock.EndsRound())
        {
            Submit();
            return;
        }
        foreach (FixedBuffer block in _blocks) block.Return();
        Ring.Release(_slot);
        _stop.Cancel();
    }

    private void Submit()
    {
        _inFlight = batch;
        for (int i = 0; i < batch; i++) Read(_slot, _blocks[i], _block++ % _fileBlocks * BlockBytes);
    }
}
