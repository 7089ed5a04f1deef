using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using UringDsl.CompilerServices;

namespace UringDsl.Core;

/// <summary>
/// All connections of a ring, allocated once. A free position keeps its generation, so that what refers to its last use can be told apart.
/// </summary>
internal sealed unsafe class ConnectionTable : IDisposable
{
    private readonly int[] _free;
    private ConnectionEntry* _entries;
    private int _freeCount;

    public ConnectionTable(int capacity)
    {
        Capacity = capacity;
        _entries = (ConnectionEntry*)NativeMemory.AlignedAlloc((nuint)capacity * (nuint)sizeof(ConnectionEntry), 128);
        NativeMemory.Clear(_entries, (nuint)capacity * (nuint)sizeof(ConnectionEntry));
        _free = new int[capacity];
        for (int i = 0; i < capacity; i++) _free[i] = capacity - 1 - i;
        _freeCount = capacity;
    }

    public int Capacity { get; }

    public int InUse => Capacity - _freeCount;

    public int FreeCount => _freeCount;

    public ref ConnectionEntry this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _entries[index];
    }

    /// <summary>Whether index and generation name a connection that exists.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Exists(int index, uint generation) =>
        (uint)index < (uint)Capacity && _entries[index].Generation == generation && _entries[index].Phase != ConnectionPhase.Free;

    public bool TryTake(RingFile file, ConnectionPhase phase, out Connection connection)
    {
        connection = default;
        if (_freeCount == 0) return false;
        int index = _free[--_freeCount];
        ref ConnectionEntry entry = ref _entries[index];
        uint generation = UserData.Next(entry.Generation);
        entry = default;
        entry.Generation = generation;
        entry.File = file.Number;
        entry.IsFixed = file.IsFixed;
        entry.Phase = phase;
        entry.QueueHead = entry.QueueTail = entry.FlyHead = entry.Vector = entry.CancelFlight = entry.ReceiveFlight = entry.ZeroCopy = -1;
        entry.Flights = entry.LingerNext = entry.LingerPrevious = -1;
        connection = new Connection(index, generation);
        return true;
    }

    public void Return(int index)
    {
        ref ConnectionEntry entry = ref _entries[index];
        if (entry.Phase == ConnectionPhase.Free) throw new InvalidOperationException($"Connection {index} was freed twice.");
        entry.Phase = ConnectionPhase.Free;
        _free[_freeCount++] = index;
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(_entries);
        _entries = null;
    }
}
