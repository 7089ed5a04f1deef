using System;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>
/// A handler that goes round: it makes a directory, opens, writes, reads, asks, closes and removes a file, and wakes a futex. Every kind of
/// argument is in it.
/// </summary>
[RingHandler]
[FixedFiles(16, Reserved = 8)]
internal sealed partial class Tireless(string folder) : ITestHandler, IDisposable
{
    public const int WarmUp = 300;

    private readonly string _directory = folder + "/d", _path = folder + "/d/file", _link = folder + "/d/link";
    private readonly SendBuffer[] _parts = [SendBuffer.CopyOf("some "u8), SendBuffer.CopyOf("bytes"u8)];
    private readonly ReceiveBuffer[] _buffers = [ReceiveBuffer.Allocate(3), ReceiveBuffer.Allocate(64)];
    private readonly FutexWord _word = new();
    private readonly FutexCondition[] _conditions = new FutexCondition[2];
    private Slot _file;
    private int _rounds;

    public AllocationMarks Allocations { get; } = new();

    public bool IsOver { get; private set; }

    public Exception? Thrown { get; private set; }

    public int Rounds { get; init; } = 1000;

    [MakeDirectory(Completed = nameof(OnDirectory))]
    private partial void MakeDirectory(string path);

    [Open(Direct = true, Completed = nameof(OnOpened))]
    private partial void Open(string path, OpenFlags flags);

    [WriteVectored(Completed = nameof(OnWritten))]
    private partial void Write(Slot file, SendBuffer[] parts, long offset);

    [ReadVectored(Completed = nameof(OnRead))]
    private partial void Read(Slot file, ReceiveBuffer[] buffers, long offset);

    [Statx(Completed = nameof(OnStatus))]
    private partial void Status(string path);

    [Close(Completed = nameof(OnClosed))]
    private partial void Close(Slot file);

    [HardLink(Completed = nameof(OnLinked))]
    private partial void Link(string oldPath, string newPath);

    [Open(Direct = true, Flags = OpenFlags.Read, Link = LinkKind.Soft)]
    [Statx(Link = LinkKind.Soft)]
    [Read(Link = LinkKind.Hard)]
    [Close]
    [Chain(Completed = nameof(OnLoaded))]
    private partial void Load(string path, ReceiveBuffer buffer);

    [FutexWaitMany(Completed = nameof(OnWoken))]
    private partial void Wait(FutexCondition[] waiters);

    [FutexWake]
    private partial void Wake(FutexWord futex);

    [Timeout(Multishot = true, Completed = nameof(OnExpired))]
    private partial void Tick(TimeSpan timeout, int count);

    [Unlink(Completed = nameof(OnUnlinked))]
    private partial void Unlink(ReadOnlySpan<byte> path);

    [Unlink(Completed = nameof(OnUnlinkedLink))]
    private partial void UnlinkLink(string path);

    [Unlink(Flags = UnlinkFlags.RemoveDirectory, Completed = nameof(OnRemoved))]
    private partial void Remove(string path);

    public void Dispose() => _word.Dispose();

    partial void OnStarted()
    {
        _conditions.AsSpan().Fill(new FutexCondition(_word, 0));
        MakeDirectory(_directory);
    }

    partial void OnUnhandledException(Exception exception) => Thrown ??= exception;

    private void OnDirectory(in Completion made) => Open(Succeeded(made.Error) ? _path : "", OpenFlags.ReadWrite | OpenFlags.Create);

    private void OnOpened(in Opened opened)
    {
        if (!opened.TryGetSlot(out _file)) Succeeded(opened.Error);
        Write(_file, _parts, offset: 0);
    }

    private void OnWritten(in Transferred written)
    {
        Equal(10, written.Bytes);
        Read(_file, _buffers, offset: 0);
    }

    private void OnRead(in Transferred read)
    {
        Equal(10, read.Bytes);
        Status(_path);
    }

    private void OnStatus(in FileStatus status)
    {
        Equal(10, (int)status.Length);
        Close(_file);
    }

    private void OnClosed(in Completion closed)
    {
        Succeeded(closed.Error);
        Link(_path, _link);
    }

    private void OnLinked(in Completion linked)
    {
        Succeeded(linked.Error);
        Load(_link, _buffers[1]);
    }

    private void OnLoaded(in LoadOutcome loaded)
    {
        Equal(10, loaded.ReadBytes);
        Wait(_conditions);
        Wake(_word);
    }

    private void OnWoken(in Completion woken)
    {
        Succeeded(woken.Error);
        Tick(TimeSpan.FromMicroseconds(20), count: 2);
    }

    private void OnExpired(in Expired expired)
    {
        Succeeded(expired.Error);
        if (expired.IsArmed) return;
        Span<byte> path = stackalloc byte[256];
        Unlink(path[..System.Text.Encoding.UTF8.GetBytes(_path, path)]);
    }

    private void OnUnlinked(in Completion unlinked)
    {
        Succeeded(unlinked.Error);
        UnlinkLink(_link);
    }

    private void OnUnlinkedLink(in Completion unlinked)
    {
        Succeeded(unlinked.Error);
        Remove(_directory);
    }

    private void OnRemoved(in Completion removed)
    {
        Succeeded(removed.Error);
        _rounds++;
        if (_rounds == WarmUp || _rounds == WarmUp + Rounds / 2 || _rounds == WarmUp + Rounds) Allocations.Mark();
        if (_rounds < WarmUp + Rounds) MakeDirectory(_directory);
        else IsOver = true;
    }

    private static bool Succeeded(Errno error) => error == Errno.None ? true : throw new InvalidOperationException(error.ToString());

    private static void Equal(int expected, int actual)
    {
        if (expected != actual) throw new InvalidOperationException($"{actual} instead of {expected}");
    }
}
