using System;
using System.Collections.Generic;
using UringDsl;
using UringDsl.Abi;

namespace Valid.Descriptors;

// Opened files are kept by name until the handler stops.
[RingHandler]
internal sealed partial class FileCache
{
    private readonly Dictionary<string, Descriptor> _open = [];

    [Open(Flags = OpenFlags.Read)] private partial Pending<Opened> Open(string path);

    [Read] private partial Pending<Transferred> Read(Descriptor file, ReceiveBuffer buffer, long offset);

    [Close] private partial void Close(Descriptor file);

    public async RingTask<int> Peek(string path, long offset)
    {
        if (await Get(path) is not { } file) return -1;
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(1);
        Transferred read = await Read(file, buffer, offset);
        return read.Bytes == 1 ? buffer.Span[0] : -1;
    }

    private async RingTask<Descriptor?> Get(string path)
    {
        if (_open.TryGetValue(path, out Descriptor known)) return known;
        Opened opened = await Open(path);
        if (!opened.TryGetDescriptor(out Descriptor file)) return null;
        if (_open.TryAdd(path, file)) return file;
        Close(file); // Somebody was quicker.
        return _open[path];
    }

    partial void OnStopping()
    {
        foreach (Descriptor file in _open.Values) Close(file);
        _open.Clear();
    }
}

// The log is changed to the next file; the old one is closed behind its last write.
[RingHandler]
internal sealed partial class RotatingLog(string folder)
{
    private Descriptor? _current;
    private int _number;
    private long _at;

    [Open(Flags = OpenFlags.Write | OpenFlags.Create | OpenFlags.Exclusive, Mode = 0x180)] private partial Pending<Opened> Create(string path);

    [Write] private partial Pending<Transferred> Write(Descriptor file, SendBuffer data, long offset);

    [Fsync(Link = LinkKind.Hard)] [Close] private partial void Finish(Descriptor file);

    public async RingTask<bool> Append(SendBuffer line)
    {
        if (_at > 1 << 20) Rotate();
        if (_current is null && !await Next()) return false;
        long at = _at;
        _at += line.Length;
        Transferred written = await Write(_current!.Value, line, at);
        return written.IsSuccess && written.Bytes == line.Length;
    }

    private void Rotate()
    {
        if (_current is { } old) Finish(old);
        _current = null;
        _at = 0;
    }

    private async RingTask<bool> Next()
    {
        Opened opened = await Create($"{folder}/log.{_number++}");
        if (!opened.TryGetDescriptor(out Descriptor file)) return false;
        _current = file;
        return true;
    }

    partial void OnStopping() => Rotate();
}

// Two files or none: what was opened first is closed when the second cannot be.
[RingHandler]
internal sealed partial class Both
{
    [Open(Flags = OpenFlags.Read)] private partial Pending<Opened> Open(string path);

    [Close] private partial Pending<Completion> Close(Descriptor file);

    [Read] private partial Pending<Transferred> Read(Descriptor file, ReceiveBuffer buffer, long offset);

    public async RingTask<bool> AreSame(string left, string right)
    {
        Opened first = await Open(left);
        if (!first.TryGetDescriptor(out Descriptor a)) return false;
        Opened second = await Open(right);
        if (!second.TryGetDescriptor(out Descriptor b))
        {
            _ = await Close(a);
            return false;
        }

        ReceiveBuffer here = ReceiveBuffer.Allocate(4096), there = ReceiveBuffer.Allocate(4096);
        bool areSame = true;
        for (long at = 0; areSame; at += 4096)
        {
            Transferred x = await Read(a, here, at), y = await Read(b, there, at);
            areSame = x.IsSuccess && y.IsSuccess && here.Span[..x.Bytes].SequenceEqual(there.Span[..y.Bytes]);
            if (x.Bytes < 4096 || y.Bytes < 4096) break;
        }

        await Close(b);
        await Close(a);
        return areSame;
    }
}

// A record of the handler's own that knows how to close itself.
[RingHandler]
internal sealed partial class Owned
{
    private sealed record File(Owned Owner, Descriptor Number) : IDisposable
    {
        public void Dispose() => Owner.Close(Number);
    }

    [Open(Flags = OpenFlags.Read)] private partial Pending<Opened> Open(string path);

    [Close] private partial void Close(Descriptor file);

    [Statx(Flags = StatxFlags.EmptyPath)] private partial Pending<FileStatus> Measure(Descriptor directory, string path);

    public async RingTask<long> Length(string path)
    {
        Opened opened = await Open(path);
        if (!opened.TryGetDescriptor(out Descriptor number)) return -1;
        using File file = new(this, number);
        FileStatus status = await Measure(file.Number, "");
        return status.IsSuccess ? status.Length : -1;
    }
}

// Slots by hand: installed, changed, and released when the last user has gone.
[RingHandler]
[FixedFiles(32, Reserved = 8)]
internal sealed partial class Slots
{
    private readonly Stack<Slot> _slots = new();

    [Read] private partial Pending<Transferred> Read(Slot file, ReceiveBuffer buffer, long offset);

    public void Install(Descriptor descriptor) => Post(() => _slots.Push(Ring.InstallSlot(descriptor)));

    public async RingTask<int> ReadOnce()
    {
        if (!_slots.TryPop(out Slot slot)) return 0;
        try
        {
            ReceiveBuffer buffer = ReceiveBuffer.Allocate(16);
            Transferred read = await Read(slot, buffer, 0);
            return read.Bytes;
        }
        finally
        {
            Ring.Release(slot);
        }
    }

    partial void OnStopping()
    {
        while (_slots.TryPop(out Slot slot)) Ring.Release(slot);
    }
}

// Opened directly into a slot, used for as long as the handler runs, closed at the end.
[RingHandler]
[FixedFiles(32, Reserved = 8)]
internal sealed partial class LongLived
{
    private Slot _journal;
    private bool _isOpen;
    private long _at;

    [Open(Direct = true, Flags = OpenFlags.Write | OpenFlags.Create, Mode = 0x180)] private partial Pending<Opened> Open(string path);

    [Write(Completed = nameof(OnWritten))] private partial void Write(Slot file, ReadOnlySpan<byte> data, long offset);

    [Close] private partial void Close(Slot file);

    async partial void OnStarted()
    {
        Opened opened = await Open("/tmp/journal");
        _isOpen = opened.TryGetSlot(out _journal);
    }

    public void Log(string text) => Post(() =>
    {
        if (!_isOpen) return;
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        Write(_journal, bytes, _at);
        _at += bytes.Length;
    });

    private void OnWritten(in Transferred written)
    {
        if (written.IsSuccess || !_isOpen) return;
        _isOpen = false;
        Close(_journal);
    }

    partial void OnStopping()
    {
        if (!_isOpen) return;
        _isOpen = false;
        Close(_journal);
    }
}
