using System.Threading;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl.Core;

/// <summary>
/// What other rings know of one run of a ring. Whoever has a message to it under way holds a pin: the number of the ring's descriptor is not
/// closed before the last one has gone, so it can't name something else by then.
/// </summary>
internal sealed class RingPort(RingLoop loop, int file, bool takesMessages, bool takesConnections, bool hasFiles)
{
    private readonly Lock _lock = new();
    private int _pins;
    private int _credits;
    private volatile bool _isOpen = true;
    private bool _closesFile; // the ring has ended, and the last pin closes its descriptor

    public RingLoop Loop { get; } = loop;

    /// <summary>The ring's descriptor, for MSG_RING.</summary>
    public int File { get; } = file;

    public bool TakesMessages { get; } = takesMessages;

    public bool TakesConnections { get; } = takesConnections;

    public bool HasFiles { get; } = hasFiles;

    /// <summary>It is not stopping.</summary>
    public bool IsOpen => _isOpen;

    public int Pins
    {
        get
        {
            lock (_lock) return _pins;
        }
    }

    /// <summary>Connections for which this ring has room set aside.</summary>
    public int Credits => Volatile.Read(ref _credits);

    /// <summary>Announces a message. EOWNERDEAD: the ring is stopping.</summary>
    public Errno TryPin()
    {
        lock (_lock)
        {
            if (!_isOpen) return Errno.EOWNERDEAD;
            _pins++;
            return Errno.None;
        }
    }

    public void Unpin()
    {
        bool wakes, closes;
        lock (_lock)
        {
            _pins--;
            wakes = _pins == 0 && !_isOpen;
            closes = _pins == 0 && _closesFile;
        }
        if (closes) _ = NativeMethods.Close(File);
        else if (wakes) Loop.Wake(); // It waits for its last message before it ends.
    }

    /// <summary>The ring is stopping: nothing new is sent to it.</summary>
    public void Refuse()
    {
        lock (_lock) _isOpen = false;
    }

    /// <summary>The ring ends. True: it closes its descriptor; false: a message is still under way, and the last one will.</summary>
    public bool Leave()
    {
        lock (_lock)
        {
            _isOpen = false;
            _closesFile = _pins > 0;
            return !_closesFile;
        }
    }

    public bool TryTakeCredit()
    {
        while (true)
        {
            int credits = Credits;
            if (credits <= 0) return false;
            if (Interlocked.CompareExchange(ref _credits, credits - 1, credits) == credits) return true;
        }
    }

    public void AddCredits(int count) => Interlocked.Add(ref _credits, count);

    /// <summary>Takes room back, as much of it as nobody has claimed.</summary>
    public int TakeBack(int count)
    {
        int taken = 0;
        while (taken < count && TryTakeCredit()) taken++;
        return taken;
    }
}
