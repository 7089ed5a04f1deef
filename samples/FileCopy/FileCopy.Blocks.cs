using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UringDsl;
using UringDsl.Abi;

/// <content>The blocks, from the source to the target.</content>
internal sealed partial class FileCopy
{
    private const int SectorBytes = 512; // the unit in which statx counts what is allocated

    private long _size, _next, _highest, _copied;
    private long _end = long.MaxValue; // where a read has found the end of the source; it may have grown or shrunk meanwhile
    private bool _isSparse;

    /// <summary>Bytes of the source that have been dealt with.</summary>
    public long Copied => Volatile.Read(ref _copied);

    /// <summary>Bytes that the source had at the start.</summary>
    public long Size => Volatile.Read(ref _size);

    /// <summary>Reads that brought less than a block, and so broke their link.</summary>
    public long ShortReads { get; private set; }

    private async Task MoveAll(Statx source)
    {
        Volatile.Write(ref _size, (long)source.Size);
        _isSparse = source.Blocks * SectorBytes < source.Size;
        await Task.WhenAll(Enumerable.Range(0, options.Depth).Select(_ => MoveBlocks(_size)));
        await MoveBlocks(long.MaxValue); // What has been added since, up to the end that a read finds.
        if (_isCancelled) throw new IOException("cancelled");
        if (_highest != _end) Check((await SetLength(_target, _end)).Error, options.Target); // It ends in a hole, or has shrunk.
    }

    /// <summary>As many of these run at once as there are blocks in flight.</summary>
    private async Task MoveBlocks(long limit)
    {
        if (!Blocks.TryTake(out FixedBuffer block)) throw new InvalidOperationException("There are as many blocks as may be in flight.");
        try
        {
            while (_next < Math.Min(limit, _end) && !_isCancelled)
            {
                long offset = _next;
                int length = (int)Math.Min(block.Length, limit - offset);
                _next += length;
                await MoveBlock(block.Slice(0, length), offset);
            }
        }
        catch (IOException)
        {
            _next = long.MaxValue; // The others need not go on.
            throw;
        }
        finally
        {
            block.Return();
        }
    }

    private async RingTask MoveBlock(FixedBuffer block, long offset)
    {
        for (int done = 0; done < block.Length;)
        {
            FixedBuffer rest = block.Slice(done, block.Length - done);
            int count = _isSparse ? await MoveData(rest, offset + done) : await MoveLinked(rest, offset + done);
            if (count == 0)
            {
                _end = Math.Min(_end, offset + done);
                return;
            }
            done += count;
            Volatile.Write(ref _copied, _copied + count);
        }
    }

    /// <summary>A short read breaks its link, so its WRITE has not run. A write that is short is the last of its chain. Either is made up for here.</summary>
    private async RingTask<int> MoveLinked(FixedBuffer block, long offset)
    {
        MoveOutcome moved = await Move(_source, _target, block, offset);
        int read = moved.ReadFixedBytes, written = moved.WriteFixedBytes;
        if (moved.Kind is OutcomeKind.Failed) Check(moved.Error, moved.Step == MoveStep.ReadFixed ? options.Source : options.Target);
        if (read < block.Length) ShortReads++;
        _highest = Math.Max(_highest, offset + written);
        if (written < read) await WriteAll(block.Slice(written, read - written), offset + written);
        return read;
    }

    /// <summary>What is zero need not be written: there it stays a hole.</summary>
    private async RingTask<int> MoveData(FixedBuffer block, long offset)
    {
        Transferred read = await Read(_source, block, offset);
        Check(read.Error, options.Source);
        if (read.Bytes > 0 && block.Data[..read.Bytes].ContainsAnyExcept((byte)0)) await WriteAll(block.Slice(0, read.Bytes), offset);
        return read.Bytes;
    }

    private async RingTask WriteAll(FixedBuffer block, long offset)
    {
        for (int done = 0; done < block.Length;)
        {
            Transferred written = await Write(_target, block.Slice(done, block.Length - done), offset + done);
            Check(written.Bytes == 0 && written.IsSuccess ? Errno.EIO : written.Error, options.Target);
            done += written.Bytes;
        }
        _highest = Math.Max(_highest, offset + block.Length);
    }
}
