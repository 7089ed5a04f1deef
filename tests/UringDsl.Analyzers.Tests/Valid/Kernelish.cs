using System;
using System.Collections.Generic;
using System.Threading;
using UringDsl;
using UringDsl.Abi;

namespace Valid.Kernelish;

// Waits for children; what has ended is awaited again, until there is none.
[RingHandler]
internal sealed partial class Reaper
{
    private int _ended, _killed;

    [WaitId(IdType = WaitIdType.Any, Completed = nameof(OnChild))] private partial void Wait();

    partial void OnStarted() => Wait();

    private void OnChild(in ChildStatus child)
    {
        if (!child.IsSuccess)
        {
            // ECHILD: nobody is left.
            return;
        }

        switch (child.Change)
        {
            case ChildChange.Exited: _ended++; break;
            case ChildChange.Killed or ChildChange.Dumped: _killed++; break;
        }

        Wait();
    }
}

// One child by its number, with a deadline.
[RingHandler]
internal sealed partial class Supervisor(int child)
{
    [WaitId(IdType = WaitIdType.Process, Link = LinkKind.Soft)] [LinkTimeout] private partial Pending<WaitOutcome> Wait(int id, TimeSpan timeout);

    [Timeout] private partial Pending<Completion> Sleep(TimeSpan timeout);

    public bool? HasEnded { get; private set; }

    async partial void OnStarted()
    {
        for (int attempt = 0; attempt < 5; attempt++)
        {
            WaitOutcome waited = await Wait(child, TimeSpan.FromSeconds(1));
            HasEnded = waited.Kind switch
            {
                OutcomeKind.Completed => true,
                OutcomeKind.TimedOut => false,
                _ => null,
            };
            if (HasEnded is not false) return;
            if (!(await Sleep(TimeSpan.FromMilliseconds(100))).IsSuccess) return;
        }
    }
}

// Waits on a word that other threads change; the word is read again after each wake.
[RingHandler]
internal sealed partial class Doorbell
{
    private readonly FutexWord _word = new();
    private uint _seen;
    private long _rings;

    [FutexWait(Completed = nameof(OnWoken))] private partial void Wait(FutexWord futex, uint value);

    [FutexWake] private partial void Wake(FutexWord futex, int count);

    [Cancel(nameof(Wait))] private partial void Leave();

    partial void OnStarted() => Wait(_word, _seen = _word.Value);

    // From any thread.
    public void Press() => _word.Add(1);

    public void Knock() => Post(() => Wake(_word, int.MaxValue));

    private void OnWoken(in Completion completion)
    {
        if (completion.Error is not (Errno.None or Errno.EAGAIN)) return;
        uint now = _word.Value;
        _rings += now - _seen;
        _seen = now;
        Wait(_word, now);
    }

    partial void OnStopping() => Leave();
}

// A gate of several words: the index says which.
[RingHandler]
internal sealed partial class Gates : IDisposable
{
    private readonly FutexWord[] _words = [new(), new(), new()];
    private readonly int[] _opened = new int[3];

    [FutexWaitMany] private partial Pending<Completion> WaitAny(FutexCondition[] waiters);

    async partial void OnStarted()
    {
        while (true)
        {
            FutexCondition[] conditions = [new(_words[0], 0), new(_words[1], 0), new(_words[2], 0)];
            Completion woken = await WaitAny(conditions);
            if (woken.IsSuccess) _opened[woken.Result]++;
            else if (woken.Error != Errno.EAGAIN) break;
            foreach (FutexWord word in _words) word.Value = 0;
        }
    }

    public void Dispose()
    {
        foreach (FutexWord word in _words) word.Dispose();
    }
}

// A pipe of the handler's own, filled by Tee and drained by Splice; both ends are closed whatever happens.
[RingHandler]
internal sealed partial class Plumber(Descriptor source, Descriptor target)
{
    [Pipe(Flags = PipeFlags.CloseOnExec)] private partial Pending<PipeEnds> Make();

    [Splice(Flags = SpliceFlags.Move)] private partial Pending<Transferred> Move(Descriptor source, Descriptor target, uint length);

    [Close] private partial Pending<Completion> Close(Descriptor file);

    public long Moved { get; private set; }

    async partial void OnStarted()
    {
        PipeEnds pipe = await Make();
        if (!pipe.TryGetDescriptors(out Descriptor read, out Descriptor write)) return;
        try
        {
            Transferred filled;
            while ((filled = await Move(source, write, 65536)) is { IsSuccess: true, Bytes: > 0 })
            {
                uint left = (uint)filled.Bytes;
                while (left > 0)
                {
                    Transferred drained = await Move(read, target, left);
                    if (!drained.IsSuccess || drained.Bytes == 0) return;
                    left -= (uint)drained.Bytes;
                    Moved += drained.Bytes;
                }
            }
        }
        finally
        {
            _ = await Close(write);
            _ = await Close(read);
        }
    }
}

// Readiness of a descriptor of others: they read it, we only tell them.
[RingHandler]
internal sealed partial class Readiness
{
    private readonly Dictionary<int, Action<PollEvents>> _listeners = [];

    [Poll(Events = PollEvents.In | PollEvents.ReadHangUp, Multishot = true, Completed = nameof(OnInput))] private partial void Watch(Descriptor file);

    [Poll(Events = PollEvents.Out)] private partial Pending<Polled> Writable(Descriptor file);

    [PollRemove(nameof(Watch))] private partial void Forget();

    [PollUpdate(nameof(Watch), Events = PollEvents.Priority)] private partial void OnlyUrgent();

    public void Add(Descriptor file, Action<PollEvents> listener) => Post(() =>
    {
        _listeners[file.Number] = listener;
        Watch(file);
    });

    public void Clear() => Post(() =>
    {
        if (_listeners.Count > 1) OnlyUrgent();
        else Forget();
    });

    private void OnInput(in Polled polled)
    {
        if (polled.Error == Errno.ECANCELED) return;
        foreach (Action<PollEvents> listener in _listeners.Values) listener(polled.Events);
    }

    public async RingTask<bool> IsWritable(Descriptor file)
    {
        Polled polled = await Writable(file);
        return polled.IsSuccess && polled.Events.HasFlag(PollEvents.Out);
    }
}

// Attributes of files, asked together; the answers come in any order.
[RingHandler]
internal sealed partial class Sizes
{
    private long _total;
    private int _left;

    [Statx(Mask = StatxMask.Size, Completed = nameof(OnMeasured))] private partial void Measure(string path);

    [GetXattr] private partial Pending<Transferred> Tag(string path, string name, ReceiveBuffer value);

    [SetXattr] private partial Pending<Completion> SetTag(string path, string name, SendBuffer value);

    public long? Total => _left == 0 ? _total : null;

    public void Sum(IReadOnlyList<string> paths) => Post(() =>
    {
        _left += paths.Count;
        foreach (string path in paths) Measure(path);
    });

    private void OnMeasured(in FileStatus status)
    {
        _left--;
        if (status.IsSuccess) _total += status.Length;
    }

    public async RingTask<byte> Mark(string path, byte mark)
    {
        SendBuffer value = SendBuffer.Allocate(1);
        value.Span[0] = mark;
        if (!(await SetTag(path, "user.mark", value)).IsSuccess) return 0;
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(8);
        Transferred got = await Tag(path, "user.mark", buffer);
        return got is { IsSuccess: true, Bytes: 1 } ? buffer.Span[0] : (byte)0;
    }
}
