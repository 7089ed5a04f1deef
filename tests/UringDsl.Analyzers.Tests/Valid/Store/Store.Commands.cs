using System.Collections.Generic;
using UringDsl;

namespace Valid.Store;

internal sealed partial class Store
{
    private readonly Dictionary<byte, HeldBuffer> _values = [];

    private partial struct Session
    {
        public int Commands;
    }

    partial void OnStarted() => Listen(at);

    private void OnAccepted(in Accepted accepted)
    {
        if (accepted is { IsSuccess: true, Connection: var connection }) Receive(connection);
    }

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        session.Commands++;
        if (received.TryTake(out BufferLease data)) Run(connection, data);
        if (received.IsArmed) return;
        if (received.IsSuccess) Receive(connection);
        else HangUp(connection);
    }

    private void Run(Connection connection, BufferLease data)
    {
        switch (data.Span)
        {
            case [(byte)'s', var key, ..]:
                HeldBuffer value = data.Keep();
                if (_values.Remove(key, out HeldBuffer old)) old.Return();
                _values.Add(key, value);
                break;
            case [(byte)'t', var key] when _values.Remove(key, out HeldBuffer taken):
                Answer(connection, taken);
                break;
            case [(byte)'g', var key] when _values.TryGetValue(key, out HeldBuffer known):
                Say(connection, known.Span);
                break;
            default:
                Say(connection, "?"u8);
                break;
        }
    }

    partial void OnStopping()
    {
        foreach ((_, HeldBuffer value) in _values) value.Return();
        _values.Clear();
    }
}
