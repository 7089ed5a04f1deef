using System;
using System.Collections.Generic;
using System.Net;

namespace UringDsl.Runtime.Tests.Fuzz;

/// <summary>
/// Answers every hook and completion of a handler with something random: what a handler may do at that moment, however little sense it
/// makes. The seed decides what is done and the kernel when, so a seed comes near to a failure but does not repeat it to the letter.
/// </summary>
/// <remarks>The methods that await are void: what they throw goes to the handler's OnUnhandledException.</remarks>
internal sealed class Mischief
{
    private const int MostHeld = 4;

    private readonly IRestlessHandler _handler;
    private readonly Random _random;
    private readonly Action<Connection>[] _deeds;
    private readonly List<Connection> _open = [];
    private readonly Queue<HeldBuffer> _held = new();
    private bool _isStopping;

    public Mischief(IRestlessHandler handler, int seed, params Action<Connection>[] furtherDeeds)
    {
        _handler = handler;
        _random = new Random(seed);
        _deeds =
        [
            handler.HangUp,
            HangUpTwice,
            handler.Drop,
            Tell,
            StartToTell,
            TellAndDrop,
            GiveHeld,
            handler.StopReceiving,
            ReceiveAnew,
            handler.ReceiveOnce,
            StartToReceive,
            CloseUnobserved,
            StartToClose,
            .. furtherDeeds,
        ];
    }

    /// <summary>What no handler should see: empty, if the runtime keeps its promises.</summary>
    public List<string> Unexpected { get; } = [];

    public int SomeBytes => _random.Next(1, 5000);

    /// <summary>Mostly the handler itself, now and then an address that refuses.</summary>
    public PeerAddress Peer(EndPoint endPoint) => PeerAddress.From(OneIn(4) ? new IPEndPoint(IPAddress.Loopback, 1) : endPoint);

    public void Start(EndPoint endPoint)
    {
        _handler.Listen(endPoint);
        KeepDisturbing();
    }

    public void Stop()
    {
        _isStopping = true;
        Disturb(Any());
    }

    public void Opened(Connection connection, int openings)
    {
        if (openings != 1) Unexpected.Add($"The state of {connection} is that of an older connection.");
        _open.Add(connection);
        if (OneIn(12)) Disturb(connection);
        ThrowOnceIn(40);
    }

    public void Closed(Connection connection, int openings)
    {
        if (openings != 1) Unexpected.Add($"The state of {connection} was lost before its end.");
        if (!_open.Remove(connection)) Unexpected.Add($"{connection} closed, and was not open.");
        DisturbQuietly(connection);
        if (OneIn(6)) Disturb(Any());
        ThrowOnceIn(40);
    }

    public void Accepted(Connection connection)
    {
        _handler.Receive(connection);
        if (OneIn(10)) Disturb(connection);
        ThrowOnceIn(60);
    }

    public void Sent(Connection connection)
    {
        if (OneIn(10)) Disturb(connection);
        ThrowOnceIn(60);
    }

    public void Received(Connection connection, in Received received)
    {
        if (OneIn(20)) Disturb(connection);
        ThrowOnceIn(80);
        if (received.TryTake(out BufferLease data)) Answer(connection, data);
        else if (OneIn(2)) _handler.HangUp(connection);
        else _handler.Drop(connection);
        ThrowOnceIn(60);
    }

    public void Caught(Exception exception)
    {
        if (exception is not MischiefException && !IsSecondReceive(exception)) Unexpected.Add(exception.ToString());
        if (OneIn(3)) DisturbQuietly(Any()); // What is thrown here would be the end of Run.
    }

    /// <summary>For a thread other than the ring's, by Post.</summary>
    public void DisturbAny() => Disturb(Any());

    public void MaybeDisturb(Connection connection)
    {
        if (OneIn(3)) Disturb(connection);
    }

    private static bool IsSecondReceive(Exception exception) =>
        exception is InvalidOperationException && exception.Message.Contains("has a receive armed", StringComparison.Ordinal);

    private bool OneIn(int count) => _random.Next(count) == 0;

    private void ThrowOnceIn(int count)
    {
        if (OneIn(count)) throw new MischiefException();
    }

    private Connection Any() => _open.Count == 0 ? default : _open[_random.Next(_open.Count)];

    private void Disturb(Connection connection)
    {
        if (OneIn(4)) _deeds[_random.Next(_deeds.Length)](connection);
        else DisturbQuietly(connection);
    }

    /// <summary>The refusal of a second receive on a stream is caught by the handler, in the middle of a turn: the connection lives on.</summary>
    private void DisturbQuietly(Connection connection)
    {
        try
        {
            _deeds[_random.Next(_deeds.Length)](connection);
        }
        catch (InvalidOperationException exception) when (IsSecondReceive(exception))
        {
            return;
        }
    }

    private async void KeepDisturbing()
    {
        while (!_isStopping)
        {
            await _handler.Delay(TimeSpan.FromMilliseconds(_random.Next(1, 8)));
            if (OneIn(3)) GiveHeld(Any());
            DisturbQuietly(Any());
        }
        while (_held.Count > 0 && OneIn(2)) GiveHeld(Any());
    }

    private void Answer(Connection connection, BufferLease data)
    {
        switch (_random.Next(8))
        {
            case 0:
                _held.Enqueue(data.Keep());
                if (_held.Count > MostHeld) GiveHeld(Any());
                break;
            case 1:
                _handler.Tell(Any(), data.Span);
                break;
            case 2:
                _handler.EchoObserved(connection, data);
                break;
            case 3:
                _handler.Echo(Any(), data);
                break;
            case 4:
                break; // It goes back by itself.
            default:
                _handler.Echo(connection, data);
                break;
        }
    }

    private void GiveHeld(Connection connection)
    {
        if (!_held.TryDequeue(out HeldBuffer buffer)) return;
        if (OneIn(2)) buffer.Return();
        else _handler.EchoHeld(connection, buffer);
    }

    private void HangUpTwice(Connection connection)
    {
        _handler.HangUp(connection);
        _handler.HangUp(connection);
    }

    private void Tell(Connection connection) => _handler.Tell(connection, new byte[SomeBytes]);

    private void TellAndDrop(Connection connection)
    {
        Tell(connection);
        _handler.HangUp(connection);
        _handler.Drop(connection);
    }

    private void ReceiveAnew(Connection connection)
    {
        _handler.StopReceiving(connection);
        _handler.Receive(connection);
    }

    private void CloseUnobserved(Connection connection) => _handler.Close(connection);

    private async void StartToTell(Connection connection)
    {
        await _handler.TellAwaited(connection, SendBuffer.Allocate(SomeBytes));
        MaybeDisturb(connection);
    }

    private async void StartToReceive(Connection connection)
    {
        try
        {
            await _handler.ReceiveInto(connection, ReceiveBuffer.Allocate(SomeBytes));
        }
        catch (InvalidOperationException exception) when (IsSecondReceive(exception))
        {
            return;
        }
        MaybeDisturb(connection);
    }

    private async void StartToClose(Connection connection)
    {
        await _handler.Close(connection);
        MaybeDisturb(connection);
    }
}
