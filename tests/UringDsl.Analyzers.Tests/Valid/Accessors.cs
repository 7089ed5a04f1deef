using System;
using System.Collections.Generic;
using UringDsl;

namespace Valid.Accessors;

// Properties, an indexer and an event with bodies: their parameters have no syntax of their own.
[RingHandler]
[FixedFiles(16, Reserved = 8)]
[BufferRing("In")]
internal sealed partial class Gate
{
    private readonly Slot[] _slots = new Slot[8];
    private readonly List<string> _names = [];
    private Slot _log;
    private HeldBuffer _held;
    private Action<int>? _changed;
    private int _limit, _depth;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Reply(Connection connection, HeldBuffer data);

    [Close] private partial void CloseSlot(Slot file);

    public int Limit { get => _limit; set => _limit = value; }

    public int Depth { get => _depth; init => _depth = value; }

    public Slot Log
    {
        get => _log;
        set
        {
            if (_log != value) CloseSlot(_log);
            _log = value;
        }
    }

    public Slot this[int index]
    {
        get => _slots[index];
        set => _slots[index] = value;
    }

    public string this[string prefix, int at]
    {
        get => prefix + _names[at];
        set => _names.Insert(at, prefix + value);
    }

    private HeldBuffer Last
    {
        get => _held;
        set
        {
            if (_held.Length > 0) _held.Return();
            _held = value;
        }
    }

    public event Action<int> Changed
    {
        add => _changed += value;
        remove
        {
            Action<int>? gone = value;
            _changed -= gone;
        }
    }

    public void Swap(int index, Slot next)
    {
        CloseSlot(this[index]);
        this[index] = next;
        _changed?.Invoke(Limit + Depth);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) return;
        Last = data.Keep();
        Reply(connection, Last);
        _held = default;
    }
}
