using System;
using System.Collections.Generic;
using System.Threading;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Fuzz;

/// <summary>
/// Decides how each piece of a conversation is received and sent back: awaited or not, kept or not, by which buffers, in a chain, on this ring or on
/// another. A faithful one sends everything back; another drops connections, throws and hangs up in the middle.
/// </summary>
internal sealed class Wandering(WandererHandler handler, int seed, bool isFaithful)
{
    private const int Few = 10, MostPieces = 30;

    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(1), s_while = TimeSpan.FromMilliseconds(15);

    private readonly Random _random = new(seed);
    private readonly Dictionary<Connection, Talk> _talks = [];

    public List<string> Unexpected { get; } = [];

    public List<RingAddress> Others { get; } = [];

    /// <summary>Conversations that go on here: none may hang.</summary>
    public int Running { get; private set; }

    public int Given { get; private set; }

    public void Begin(Connection connection)
    {
        _talks[connection] = new Talk();
        _ = Converse(connection);
    }

    public void Closed(Connection connection) => _talks.Remove(connection);

    public void Caught(Exception exception)
    {
        if (exception is not MischiefException) Unexpected.Add(exception.ToString());
    }

    /// <summary>From outside: ends receives that others await, which go on then.</summary>
    public void Disturb()
    {
        Connection connection = default;
        int left = _talks.Count == 0 ? 0 : _random.Next(_talks.Count);
        foreach (Connection each in _talks.Keys)
        {
            connection = each;
            if (left-- == 0) break;
        }
        if (OneIn(3)) handler.StopAllReading();
        else if (OneIn(2)) handler.StopReading(connection);
        else if (OneIn(2)) _ = Breathe();
        else handler.Control.CancelNow(nameof(WandererHandler.Read), Timeout.InfiniteTimeSpan);
    }

    public void Received(Connection connection, in Received received)
    {
        Talk talk = _talks[connection];
        talk.Pieces++;
        talk.IsArmed = received.IsArmed;
        if (!received.TryTake(out BufferLease data))
        {
            talk.IsOver = received.Error != Errno.ENOBUFS; // By hand that one is told.
            if (talk.IsOver) IsEnd("Receive", received.IsSuccess ? Errno.ENOBUFS : received.Error);
            return;
        }
        if (!isFaithful && OneIn(40)) throw new MischiefException();
        if (OneIn(4)) handler.EchoCopy(connection, data.Span);
        else if (OneIn(4)) handler.EchoHeld(connection, data.Keep());
        else handler.Echo(connection, data);
    }

    private async RingTask Converse(Connection connection)
    {
        Running++;
        Talk talk = _talks[connection];
        try
        {
            while (!talk.IsOver && _talks.ContainsKey(connection) && await Step(connection, talk))
            {
            }
            if (!_talks.ContainsKey(connection) || talk.IsGiven) return;
            if (isFaithful) await CheckEnd(connection, talk);
            handler.HangUp(connection);
        }
        finally
        {
            Running--;
        }
    }

    /// <summary>False: the conversation is over, here.</summary>
    private async RingTask<bool> Step(Connection connection, Talk talk)
    {
        if (!isFaithful && OneIn(60)) handler.Drop(connection);
        if (!isFaithful && OneIn(60)) throw new MischiefException();
        if (!isFaithful && OneIn(60)) return false;
        int way = _random.Next(8);
        talk.Way = $"{way}";
        switch (way)
        {
            case 0:
                return await Fill(connection);
            case 1:
                return await Trade(connection);
            case 2 when Others.Count > 0:
                return await Give(connection, talk);
            case 3:
                await handler.Breathe();
                return true;
            case 4 or 5:
                return await Receive(connection, talk);
            default:
                return await Read(connection);
        }
    }

    private async RingTask<bool> Read(Connection connection)
    {
        ReceivedBuffer received = await handler.Read(connection);
        if (received.Error == Errno.ECANCELED) return true;
        if (!received.TryTake(out HeldBuffer data)) return IsEnd("Read", received.IsSuccess ? Errno.ENOBUFS : received.Error);
        if (OneIn(3)) await handler.Delay(s_moment);
        if (OneIn(2)) handler.EchoHeld(connection, data);
        else await handler.EchoAwaited(connection, data);
        return true;
    }

    private async RingTask<bool> Fill(Connection connection)
    {
        ReceiveBuffer bytes = ReceiveBuffer.Allocate(_random.Next(1, 3000));
        int length = (await handler.Fill(connection, bytes)).Result;
        if (length <= 0) return IsEnd("Fill", (Errno)(-length));
        handler.EchoOwn(connection, SendBuffer.CopyOf(bytes.Span[..length]));
        return true;
    }

    /// <summary>Sends a piece back and receives the next in one chain, for which there is not much time.</summary>
    private async RingTask<bool> Trade(Connection connection)
    {
        ReceiveBuffer bytes = ReceiveBuffer.Allocate(_random.Next(1, 500)), next = ReceiveBuffer.Allocate(_random.Next(1, 500));
        int length = (await handler.Fill(connection, bytes)).Result;
        if (length <= 0) return IsEnd("Fill", (Errno)(-length));
        WandererHandler.TradeOutcome outcome = await handler.Trade(
            connection, SendBuffer.CopyOf(bytes.Span[..length]), next, OneIn(2) ? s_moment : s_while);
        if (outcome.ReceiveBytes > 0) handler.EchoCopy(connection, next.Span[..outcome.ReceiveBytes]);
        return outcome.Kind is OutcomeKind.Completed or OutcomeKind.TimedOut or OutcomeKind.Partial || IsEnd($"Trade: {outcome}", Errno.ECANCELED);
    }

    private async RingTask<bool> Receive(Connection connection, Talk talk)
    {
        int way = _random.Next(4);
        talk.Way = $"Arm {way}";
        Arm(connection, way);
        talk.IsArmed = true;
        int until = talk.Pieces + _random.Next(1, MostPieces);
        for (int i = 0; i < Few && !talk.IsOver && talk.Pieces < until && _talks.ContainsKey(connection); i++)
        {
            await handler.Delay(s_moment);
            if (way != 3 || talk.IsArmed || talk.IsOver || !_talks.ContainsKey(connection)) continue;
            talk.IsArmed = true;
            Arm(connection, way);
        }
        await Stop(connection, way);
        return true;
    }

    private void Arm(Connection connection, int way)
    {
        if (way == 0) handler.ReceiveMany(connection);
        else if (way == 1) handler.ReceiveBundles(connection);
        else if (way == 2) handler.ReceivePieces(connection);
        else handler.ReceiveByHand(connection);
    }

    private async RingTask Stop(Connection connection, int way)
    {
        if (way == 0) await handler.StopMany(connection);
        else if (way == 1) await handler.StopBundles(connection);
        else if (way == 2) await handler.StopPieces(connection);
        else await handler.StopByHand(connection);
    }

    private async RingTask<bool> Give(Connection connection, Talk talk)
    {
        Completion given = await handler.Give(connection, Others[_random.Next(Others.Count)], 0);
        talk.IsGiven = given.IsSuccess;
        if (given.IsSuccess) Given++;
        return !given.IsSuccess;
    }

    /// <summary>Behind the end of the stream there is nothing.</summary>
    private async RingTask CheckEnd(Connection connection, Talk talk)
    {
        int more = (await handler.Fill(connection, ReceiveBuffer.Allocate(1))).Result;
        if (more != 0) Unexpected.Add($"{talk.Way} said that the stream had ended, and then came {more}.");
    }

    /// <summary>A faithful conversation ends with the end of the stream, and with nothing else. Always false.</summary>
    private bool IsEnd(string what, Errno error)
    {
        if (isFaithful && error != Errno.None) Unexpected.Add($"{what}: {error}");
        return false;
    }

    private async RingTask Breathe()
    {
        await handler.Breathe();
        await handler.Delay(s_moment);
    }

    private bool OneIn(int count) => _random.Next(count) == 0;

    private sealed class Talk
    {
        public int Pieces;
        public string Way = "";
        public bool IsArmed, IsOver, IsGiven;
    }
}
