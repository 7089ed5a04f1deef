using System;
using System.IO;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>Reads of 4 KiB from a file, one block after the other, each into a registered buffer of its own.</summary>
[RingHandler]
[FixedFiles(8, Reserved = 4)]
[FixedBuffers("Blocks", Count = MostBlocks, Size = BlockBytes)]
internal sealed partial class ReadLoop(BatchClock clock, FileStream file)
{
    private const int BlockBytes = 4096, MostBlocks = 64;

    private readonly FixedBuffer[] _blocks = new FixedBuffer[clock.Batch];
    private readonly long _fileBytes = file.Length / BlockBytes * BlockBytes;
    private long _offset;
    private int _left;
    private Slot _slot;

    [ReadFixed(Completed = nameof(OnRead))]
    private partial void Read(Slot file, FixedBuffer buffer, long offset);

    partial void OnStarted()
    {
        _slot = Ring.InstallSlot(new Descriptor((int)file.SafeFileHandle.DangerousGetHandle()));
        for (int i = 0; i < _blocks.Length; i++)
        {
            if (!Blocks.TryTake(out _blocks[i])) throw new InvalidOperationException("There are fewer buffers than were declared.");
        }
        clock.Listen(action => Post(action), Submit);
    }

    private void OnRead(in Transferred transferred)
    {
        if (transferred.Bytes != BlockBytes) throw Short(transferred);
        if (--_left == 0 && !clock.EndsBatch()) Submit();
    }

    private static IOException Short(Transferred transferred) => new($"A read of {BlockBytes} bytes gave {transferred}.");

    private void Submit()
    {
        _left = _blocks.Length;
        foreach (FixedBuffer block in _blocks)
        {
            Read(_slot, block, _offset);
            _offset += BlockBytes;
            if (_offset == _fileBytes) _offset = 0;
        }
    }
}
