using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UringDsl;
using UringDsl.CompilerServices;

namespace Wrong.Awaited;

// A dial for each peer, and nobody waits for it or closes what it made.
[RingHandler]
[FixedFiles(8)]
internal sealed partial class DialAll(IReadOnlyList<PeerAddress> peers)
{
    [Socket(Link = LinkKind.Soft)] [Connect] private partial Pending<DialOutcome> Dial(PeerAddress peer);

    partial void OnStarted()
    {
        foreach (PeerAddress peer in peers)
        {
            if (peer.Port != 0) Dial(peer); // URING2031
        }
    }
}

// A lambda drops it.
[RingHandler]
internal sealed partial class InLambda
{
    [Write] private partial Pending<Transferred> Write(Descriptor file, SendBuffer data, long offset);

    public void Log(Descriptor file, string line)
    {
        SendBuffer data = SendBuffer.CopyOf(System.Text.Encoding.UTF8.GetBytes(line));
        Post(() => Write(file, data, -1)); // URING2030
    }
}

// A helper passes it on, and the caller drops it.
[RingHandler]
internal sealed partial class ByHelper
{
    private readonly SendBuffer _page = SendBuffer.Allocate(4096);

    [Write] private partial Pending<Transferred> Write(Descriptor file, SendBuffer data, long offset);

    private Pending<Transferred> Append(Descriptor file) => Write(file, _page, -1);

    public void Start(Descriptor file) => Post(() => Both(file));

    private void Both(Descriptor file)
    {
        Append(file); // URING2030
    }
}

// Either is dropped.
[RingHandler]
internal sealed partial class Ternary
{
    private readonly SendBuffer _page = SendBuffer.Allocate(4096);

    [Write] private partial Pending<Transferred> Write(Descriptor file, SendBuffer data, long offset);

    [Write] private partial Pending<Transferred> Append(Descriptor file, SendBuffer data);

    public bool IsAppending { get; set; }

    public void Start(Descriptor file) => Post(() => One(file));

    private void One(Descriptor file)
    {
        switch (IsAppending)
        {
            case true: Append(file, _page); break; // URING2030
            case false: _ = Write(file, _page, 0); break;
        }
    }
}

// The thread turns round and round, and the ring's turn never comes.
[RingHandler]
internal sealed partial class Spin
{
    private readonly ReceiveBuffer _page = ReceiveBuffer.Allocate(4096);
    private int _first;

    [Read] private partial Pending<Transferred> Read(Descriptor file, ReceiveBuffer data, long offset);

    public void Start(Descriptor file) => Post(() => Load(file));

    private void Load(Descriptor file)
    {
        PendingAwaiter<Transferred> awaiter = Read(file, _page, 0).GetAwaiter();
        while (!awaiter.IsCompleted) Thread.Yield(); // URING2032
        _first = awaiter.GetResult().Bytes; // URING2032
    }
}

// Waits for an async method of its own ring.
[RingHandler]
internal sealed partial class WaitsForItself
{
    private readonly ReceiveBuffer _page = ReceiveBuffer.Allocate(4096);

    [Read] private partial Pending<Transferred> Read(Descriptor file, ReceiveBuffer data, long offset);

    private async Task<int> First(Descriptor file)
    {
        Transferred read = await Read(file, _page, 0);
        return read.Bytes > 0 ? _page.Span[0] : -1;
    }

    public int Value { get; private set; }

    public void Start(Descriptor file) => Post(() => Value = First(file).GetAwaiter().GetResult()); // URING3004
}

// The stream is read off the ring, and what follows is not on it.
[RingHandler]
internal sealed partial class OffByForeach(IAsyncEnumerable<SendBuffer> source)
{
    [Send] private partial Pending<Sent> Write(Connection connection, SendBuffer data);

    private async RingTask Copy(Connection connection)
    {
        await foreach (SendBuffer part in source.ConfigureAwait(false))
        {
            Sent sent = await Write(connection, part); // URING3003
            if (!sent.IsSuccess) break;
        }
    }

    partial void OnOpened(Connection connection) => _ = Copy(connection);
}

// The newer form of the same.
[RingHandler]
internal sealed partial class OffByOptions
{
    [Close] private partial void HangUp(Connection connection);

    private async Task Later(Connection connection)
    {
        await Task.Delay(1000).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        HangUp(connection); // URING3003
    }

    partial void OnOpened(Connection connection) => _ = Later(connection);
}

// Started in a loop of local functions.
[RingHandler]
internal sealed partial class LocalDrop
{
    [Timeout] private partial Pending<Completion> Wait(TimeSpan timeout);

    partial void OnStarted()
    {
        _ = Pause(1);
        Pause(2); // URING2030

        Pending<Completion> Pause(int seconds) => Wait(TimeSpan.FromSeconds(seconds));
    }
}
