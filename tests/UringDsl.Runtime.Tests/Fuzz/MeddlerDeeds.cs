using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using UringDsl.Abi;
using UringDsl.CompilerServices;
using UringDsl.Runtime.Tests.Operations;

namespace UringDsl.Runtime.Tests.Fuzz;

/// <summary>
/// Random submissions with operands that are right, wrong, gone or absurd, and the books about them: what was taken must complete once, and
/// what was made is somebody's. The seed decides what is done, the kernel when.
/// </summary>
internal sealed partial class MeddlerDeeds : IDisposable
{
    private const int ManyFiles = 12;

    private readonly Meddler _handler;
    private readonly Random _random;
    private readonly string _folder;
    private readonly Action[] _deeds;
    private readonly List<Descriptor> _files = [];
    private readonly List<Slot> _slots = [], _gone = [new Slot(7)];
    private readonly List<FixedBuffer> _blocks = [];
    private readonly FutexWord[] _words = [new(), new(1), new()];
    private readonly FutexWord _disposed = new();
    private readonly Descriptor _epoll = EpollTests.Make();
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly nint _pages = DescriptorTests.Pages();

    public MeddlerDeeds(Meddler handler, int seed, string folder)
    {
        _handler = handler;
        _random = new Random(seed);
        _folder = folder;
        _disposed.Dispose();
        File.WriteAllText(folder + "/a", "some bytes");
        Directory.CreateDirectory(folder + "/d");
        _deeds = [.. FileDeeds, .. OtherDeeds, .. ControlDeeds];
    }

    /// <summary>What no handler should see: empty, if the runtime keeps its promises.</summary>
    public List<string> Unexpected { get; } = [];

    /// <summary>Submissions that were taken and whose end somebody hears of.</summary>
    public int Taken { get; private set; }

    /// <summary>Ends that were heard of.</summary>
    public int Ended { get; private set; }

    /// <summary>Submissions that were refused with an exception.</summary>
    public int Refused { get; private set; }

    public int SlotsHeld => _slots.Count;

    public void DoSome()
    {
        for (int i = _random.Next(1, 25); i > 0; i--) _deeds[_random.Next(_deeds.Length)]();
    }

    public void Told()
    {
        Ended++;
        Misbehave();
    }

    public void Told(in Opened opened)
    {
        Keep(opened);
        Told();
    }

    public void Shot(bool isArmed)
    {
        if (!isArmed) Ended++;
        Misbehave();
    }

    public void Caught(Exception exception)
    {
        if (exception is not MischiefException) Unexpected.Add(exception.ToString());
    }

    /// <summary>After the ring: what the handler still has is closed without one.</summary>
    public void Dispose()
    {
        foreach (Descriptor file in _files) PipeTests.CloseNow(file);
        PipeTests.CloseNow(_epoll);
        foreach (FutexWord word in _words) word.Dispose(); // Throws where an operation has not given it back.
        _socket.Dispose();
        DescriptorTests.Free(_pages);
    }

    private bool OneIn(int count) => _random.Next(count) == 0;

    private T Any<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    private void Misbehave()
    {
        if (OneIn(12)) _deeds[_random.Next(_deeds.Length)]();
        if (OneIn(25)) throw new MischiefException();
    }

    private void Keep(Opened opened)
    {
        if (opened.TryGetSlot(out Slot slot)) _slots.Add(slot);
        else if (opened.TryGetDescriptor(out Descriptor file)) _files.Add(file);
    }

    private void Tell(Action submit)
    {
        if (TrySubmit(submit)) Taken++;
    }

    /// <summary>True when it was taken. A refusal says what is wrong: anything else is a fault.</summary>
    private bool TrySubmit(Action submit)
    {
        try
        {
            submit();
            return true;
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            Refused++;
            return false;
        }
    }

    private async void Await<T>(Func<Pending<T>> submit, Action<T>? then = null)
        where T : struct, IOutcome<T>
    {
        T result;
        try
        {
            result = await Count(submit);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            Refused++;
            return;
        }
        Ended++;
        then?.Invoke(result);
        Misbehave();
    }

    private Pending<T> Count<T>(Func<Pending<T>> submit)
        where T : struct, IOutcome<T>
    {
        Pending<T> pending = submit();
        Taken++;
        return pending;
    }

    private static bool IsRefusal(Exception exception) => exception is ArgumentException or InvalidOperationException;

    private string SomePath() => _random.Next(12) switch
    {
        0 => "",
        1 => _folder + "/a\0b",
        2 => new string('x', Any(255, 256, 4094, 4095, 4096, 100_000)),
        3 => null!,
        4 => _folder + "/d",
        5 => _folder + "/none/b",
        6 => _folder + "/\ud800\u00e4",
        7 => _folder + "/" + new string('\u20ac', Any(80, 100)),
        _ => _folder + Any("/a", "/b", "/c"),
    };

    private OpenFlags SomeOpenFlags() => Any(
        OpenFlags.Read, OpenFlags.ReadWrite, OpenFlags.ReadWrite | OpenFlags.Create, OpenFlags.Write | OpenFlags.Create | OpenFlags.Exclusive,
        OpenFlags.Read | OpenFlags.CloseOnExec, OpenFlags.Path, (OpenFlags)uint.MaxValue, OpenFlags.Append);

    private RingFile SomeFile() => _random.Next(8) switch
    {
        0 => new Descriptor(Any(-1, int.MinValue, int.MaxValue, 1 << 20)),
        1 => SomeSlot(),
        2 => _socket.Connected ? default : new Descriptor((int)_socket.Handle),
        3 or 4 when _slots.Count > 0 => _slots[_random.Next(_slots.Count)],
        _ => SomeDescriptor(),
    };

    private Descriptor SomeDescriptor() => _files.Count == 0 || OneIn(8) ? new Descriptor(Any(-1, 1 << 20)) : _files[_random.Next(_files.Count)];

    private Slot SomeSlot() => _random.Next(5) switch
    {
        0 => new Slot(Any(-1, int.MinValue, int.MaxValue, Meddler.Slots, Meddler.Slots - 1, Meddler.Reserved)),
        1 => _gone[_random.Next(_gone.Count)],
        _ => _slots.Count == 0 ? default : _slots[_random.Next(_slots.Count)],
    };

    private long SomeOffset() => Any<long>(0, 3, 4096, -1, -2, long.MaxValue, long.MinValue);

    private ReceiveBuffer SomeRoom() => OneIn(8) ? default : ReceiveBuffer.Allocate(Any(1, 16, 5000));

    private SendBuffer SomeBytes() => OneIn(8) ? default : SendBuffer.CopyOf("0123456789"u8).Slice(_random.Next(9), 1);

    private TimeSpan SomeTime() => _random.Next(8) switch
    {
        0 => TimeSpan.Zero,
        1 => Any(TimeSpan.MinValue, TimeSpan.FromTicks(-1), Timeout.InfiniteTimeSpan),
        2 => TimeSpan.MaxValue,
        3 => TimeSpan.FromTicks(1),
        _ => TimeSpan.FromMicroseconds(_random.Next(20, 3000)),
    };

    private FixedBuffer SomeBlock()
    {
        if (OneIn(3) && _handler.Blocks.TryTake(out FixedBuffer block)) _blocks.Add(block);
        if (_blocks.Count == 0 || OneIn(8)) return default;
        int index = _random.Next(_blocks.Count);
        FixedBuffer chosen = _blocks[index];
        if (!OneIn(4)) return chosen.Slice(0, Any(1, 100, 4096));
        chosen.Return(); // It is used behind this: a fault of the handler's.
        _blocks.RemoveAt(index);
        return chosen;
    }

    private T[] SomeMany<T>(Func<T> make) => OneIn(10) ? Any<T[]>([], null!, new T[1025]) : [.. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => make())];
}
