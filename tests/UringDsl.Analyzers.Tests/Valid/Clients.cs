using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using UringDsl;
using UringDsl.Abi;

namespace Valid.Clients;

// Requests and answers on one connection, matched by number; callers on other threads wait for a task.
[RingHandler]
[FixedFiles(4)]
[BufferRing("In")]
internal sealed partial class RpcClient(PeerAddress peer)
{
    private readonly Dictionary<int, TaskCompletionSource<int>> _calls = [];
    private Connection _line;
    private bool _isUp;
    private int _number;

    [Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [LinkTimeout(Milliseconds = 1000)] [Retry]
    private partial Pending<DialOutcome> Dial(PeerAddress peer);

    [Send] private partial void Write(Connection connection, ReadOnlySpan<byte> request);

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnAnswer))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    async partial void OnStarted()
    {
        DialOutcome dialed = await Dial(peer);
        if (!dialed.TryGetConnection(out _line)) return;
        _isUp = true;
        Receive(_line);
    }

    public Task<int> Call(int argument)
    {
        var source = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() => Start(argument, source));
        return source.Task;
    }

    private void Start(int argument, TaskCompletionSource<int> source)
    {
        if (!_isUp)
        {
            source.SetException(new InvalidOperationException("not connected"));
            return;
        }

        int number = ++_number;
        _calls.Add(number, source);
        Span<byte> request = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(request, number);
        BinaryPrimitives.WriteInt32LittleEndian(request[4..], argument);
        Write(_line, request);
    }

    private void OnAnswer(Connection connection, in Received received)
    {
        ReadOnlySpan<byte> data = received.Data;
        for (; data.Length >= 8; data = data[8..])
        {
            int number = BinaryPrimitives.ReadInt32LittleEndian(data), result = BinaryPrimitives.ReadInt32LittleEndian(data[4..]);
            if (_calls.Remove(number, out TaskCompletionSource<int>? source)) source.TrySetResult(result);
        }

        if (received.IsSuccess) return;
        _isUp = false;
        foreach (TaskCompletionSource<int> source in _calls.Values) source.TrySetCanceled();
        _calls.Clear();
        HangUp(connection);
    }
}

// A pool of lines that are made when they are needed and kept when they are good.
[RingHandler]
[FixedFiles(32)]
internal sealed partial class LinePool(PeerAddress peer)
{
    private readonly Stack<Connection> _idle = new();

    [Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [LinkTimeout] private partial Pending<DialOutcome> Dial(PeerAddress peer, TimeSpan timeout);

    [Send(Link = LinkKind.Soft)] [Receive(Link = LinkKind.Soft)] [LinkTimeout(Milliseconds = 500)]
    private partial Pending<AskOutcome> Ask(Connection connection, SendBuffer question, ReceiveBuffer answer);

    [Abort] private partial void Drop(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStopping()
    {
        while (_idle.TryPop(out Connection connection)) HangUp(connection);
    }

    public async RingTask<byte?> Ask(SendBuffer question)
    {
        for (int attempt = 0; attempt < 3; attempt++)
        {
            if (await Line() is not { } line) continue;
#pragma warning disable URING4001 // Each has its own.
            ReceiveBuffer answer = ReceiveBuffer.Allocate(1);
#pragma warning restore URING4001
            AskOutcome asked = await Ask(line, question, answer);
            if (asked is { Kind: OutcomeKind.Completed, ReceiveBytes: 1 })
            {
                _idle.Push(line);
                return answer.Span[0];
            }

            Drop(line);
        }

        return null;
    }

    private async RingTask<Connection?> Line()
    {
        if (_idle.TryPop(out Connection idle)) return idle;
        DialOutcome dialed = await Dial(peer, TimeSpan.FromSeconds(1));
        return dialed.TryGetConnection(out Connection connection) ? connection : null;
    }
}

// Asks one after the other until one answers; each that failed is closed before the next is tried.
[RingHandler]
[FixedFiles(8)]
internal sealed partial class FirstThatAnswers(PeerAddress[] peers)
{
    [Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [LinkTimeout] private partial Pending<DialOutcome> Dial(PeerAddress peer, TimeSpan timeout);

    [Send] private partial Pending<Sent> Greet(Connection connection, ReadOnlySpan<byte> text);

    [Close] private partial Pending<Completion> HangUp(Connection connection);

    public int Chosen { get; private set; } = -1;

    async partial void OnStarted()
    {
        Connection connection = default;
        bool isOpen = false;
        for (int i = 0; i < peers.Length && !isOpen; i++)
        {
            DialOutcome dialed = await Dial(peers[i], TimeSpan.FromMilliseconds(300));
            if (!dialed.TryGetConnection(out connection)) continue;
            Sent sent = await Greet(connection, "hello"u8);
            isOpen = sent.Bytes == 5;
            if (isOpen) Chosen = i;
            else await HangUp(connection);
        }

        if (isOpen) await HangUp(connection);
    }
}

// Fetches pages by one chain each; a semaphore of its own limits how many are under way.
[RingHandler]
[FixedFiles(16, Reserved = 8)]
internal sealed partial class Crawler(PeerAddress peer)
{
    private readonly Queue<SendBuffer> _waiting = new();
    private int _running;

    [Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [LinkTimeout(Milliseconds = 300, Link = LinkKind.Soft)]
    [Send(Link = LinkKind.Hard)] [Receive(Link = LinkKind.Hard)] [Close]
    private partial Pending<FetchOutcome> Fetch(PeerAddress peer, SendBuffer request, ReceiveBuffer page);

    public long Bytes { get; private set; }

    public void Add(SendBuffer request) => Post(() =>
    {
        _waiting.Enqueue(request);
        Pump();
    });

    private void Pump()
    {
        while (_running < 8 && _waiting.TryDequeue(out SendBuffer request))
        {
            _running++;
            _ = Get(request);
        }
    }

    private async RingTask Get(SendBuffer request)
    {
        try
        {
            ReceiveBuffer page = ReceiveBuffer.Allocate(4096);
            FetchOutcome fetched = await Fetch(peer, request, page);
            switch (fetched.Kind)
            {
                case OutcomeKind.Completed:
                    Bytes += page.Span[..fetched.ReceiveBytes].TrimEnd((byte)0).Length;
                    break;
                case OutcomeKind.TimedOut when fetched.Step == FetchStep.Connect:
                case OutcomeKind.Failed when fetched.Error is Errno.ECONNREFUSED:
                    _waiting.Enqueue(request);
                    break;
            }
        }
        finally
        {
            _running--;
        }
    }
}

// The other end goes away: it is dialed again, and again received from.
[RingHandler]
[FixedFiles(4)]
[BufferRing("In")]
internal sealed partial class Reconnecting(PeerAddress peer)
{
    private bool _isStopping;
    private int _attempts;

    [Socket(Link = LinkKind.Soft)] [Connect] [Chain(Completed = nameof(OnDialed))] private partial void Dial(PeerAddress peer);

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Timeout(Completed = nameof(OnRested))] private partial void Rest(TimeSpan timeout);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Dial(peer);

    partial void OnStopping() => _isStopping = true;

    partial void OnClosed(Connection connection)
    {
        if (!_isStopping) Rest(TimeSpan.FromMilliseconds(100));
    }

    private void OnDialed(in DialOutcome dialed)
    {
        if (dialed.TryGetConnection(out Connection connection))
        {
            _attempts = 0;
            Receive(connection);
        }
        else if (!_isStopping && ++_attempts < 10)
        {
            Rest(TimeSpan.FromMilliseconds(100 << _attempts));
        }
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.IsSuccess && !received.IsArmed) HangUp(connection);
    }

    private void OnRested(in Completion completion)
    {
        if (completion.IsSuccess) Dial(peer);
    }
}
