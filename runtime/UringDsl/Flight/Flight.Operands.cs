using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Files, numbers and structures; where what was stored is found again.</content>
public unsafe partial struct Flight
{
    private static readonly uint s_clearedBytes = BytesToClear();

    /// <summary>The user data of the operation in flight that this one updates or removes.</summary>
    public ulong TargetUserData { readonly get => _targetUserData; internal set => _targetUserData = value; }

    /// <summary>Stores a file beside that of the connection or the chain.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of the file is negative.</exception>
    public void SetFile(int index, RingFile file)
    {
        CheckFile(file);
        FileSlot(index) = file;
        FilesSet |= (byte)(1 << index);
    }

    internal void SetHost(int index, int connection)
    {
        _hosts[index] = connection;
        HostsSet |= (byte)(1 << index);
    }

    internal void ClearHost(int index) => HostsSet &= (byte)~(1 << index);

    /// <summary>The connection whose file is stored, by its index: nothing is freed that has guests. -1 where it is no connection's.</summary>
    internal int HostAt(int index) => (HostsSet & (1 << index)) != 0 ? _hosts[index] : -1;

    internal static void CheckFile(RingFile file)
    {
        if (file.Number >= 0) return;
        throw new ArgumentOutOfRangeException(nameof(file), file.Number, "A file has a number from 0: this one is the error of a call that made none.");
    }

    /// <summary>A stored file.</summary>
    public RingFile FileAt(int index) => FileSlot(index);

    /// <summary>Stores a number, of up to 64 bits.</summary>
    public void SetNumber(int index, long value) => _numbers[index] = value;

    /// <summary>Stores a number of bytes or of entries, which the kernel would take for a very large one if it were negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public void SetLength(int index, long value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        SetNumber(index, value);
    }

    /// <summary>A stored number.</summary>
    public readonly long Number(int index) => _numbers[index];

    /// <summary>Stores a structure that the kernel reads.</summary>
    public void SetStructure<T>(int index, in T value)
        where T : unmanaged
    {
        Payload payload = Payloads.OfZeros(sizeof(T), PayloadKind.Native);
        *(T*)payload.Address = value;
        NewPayload(index) = payload;
    }

    /// <summary>Stores a change of an epoll instance. The structure is packed on x86-64, and only there.</summary>
    public void SetStructure(int index, in EpollEvent value)
    {
        Payload payload = Payloads.OfZeros(EpollEvent.NativeSize, PayloadKind.Native);
        value.Write(new Span<byte>((void*)payload.Address, EpollEvent.NativeSize));
        NewPayload(index) = payload;
    }

    /// <summary>Stores several structures that the kernel reads, in their order.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public void SetStructures<T>(int index, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (values.IsEmpty) throw new ArgumentException("There is nothing in it: give at least one.", nameof(values));
        Payload payload = Payloads.OfZeros(checked(values.Length * sizeof(T)), PayloadKind.Native);
        values.CopyTo(new Span<T>((void*)payload.Address, values.Length));
        payload.Capacity = values.Length;
        NewPayload(index) = payload;
    }

    /// <summary>Reserves zeroed memory into which the kernel writes; the completion value reads it.</summary>
    public void ReserveStructure(int index, int bytes)
    {
        NewPayload(index) = Payloads.OfZeros(bytes, PayloadKind.Output);
        HasOutputs = true;
    }

    /// <summary>Reserves memory for an int that the kernel reads and then replaces.</summary>
    public void ReserveNumber(int index, int value)
    {
        ReserveStructure(index, sizeof(int));
        *(int*)PayloadAt(index).Address = value;
    }

    /// <summary>The address of a stored buffer, path or structure, or of the vectors of several buffers.</summary>
    public nint PayloadAddress(int index) => PayloadAt(index).Address;

    /// <summary>Bytes of a stored buffer or structure.</summary>
    public uint PayloadLength(int index) => (uint)PayloadAt(index).Length;

    /// <summary>How many buffers, or futexes, were stored together.</summary>
    public uint VectorCount(int index) => (uint)PayloadAt(index).Capacity;

    internal nint NewTime => (nint)Unsafe.AsPointer(ref _newTime);

    internal ref Payload PayloadAt(int index) => ref Unsafe.As<long, Payload>(ref _payloads[index * Payload.Words]);

    /// <summary>The place of a payload that is stored now.</summary>
    internal ref Payload NewPayload(int index)
    {
        PayloadEnd = Math.Max(PayloadEnd, (byte)(index + 1));
        return ref PayloadAt(index);
    }

    /// <summary>Whether its last use left anything in the flags of the first cache line: what <see cref="Clear"/> has to see to.</summary>
    internal bool HasRest => Flags != 0;

    [UnscopedRef]
    private ref ulong Flags => ref Unsafe.As<byte, ulong>(ref PayloadEnd); // up to the end of the cache line

    /// <summary>
    /// What lies behind <see cref="Start"/>, as a new submission finds it. Numbers, files, times and the address are read only where they have been
    /// stored, so their last use stays: clearing it would cost more than most operations do. A plain operation uses the first cache line only, and
    /// where the last user did so too, the others are zero.
    /// </summary>
    internal void Clear(bool isPlain)
    {
        if (PayloadEnd > 0) Unsafe.InitBlock(ref Unsafe.As<long, byte>(ref _payloads[0]), 0, (uint)(PayloadEnd * sizeof(Payload)));
        bool isSpread = !isPlain || IsSpread;
        Flags = 0;
        if (!isSpread) return;
        Unsafe.InitBlock(ref Unsafe.Add(ref Unsafe.As<Flight, byte>(ref this), LineBytes), 0, s_clearedBytes);
        *(ushort*)Address = 0; // The family, which a SOCKET reads.
        IsSpread = !isPlain;
    }

    /// <summary>
    /// Writes the first cache line up to its flags, word by word: it is what every submission pays.
    /// </summary>
    /// <param name="operation">Its id.</param>
    /// <param name="phase">Prepared, or Published where there is nothing to prepare.</param>
    /// <param name="isPlain">It has one completion, which is expected.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Start(byte operation, FlightPhase phase, bool isPlain)
    {
        uint generation = CompilerServices.UserData.Next(Generation);
        Generation = generation;
        ulong* words = (ulong*)Unsafe.AsPointer(ref ConnectionIndex);
        words[0] = ulong.MaxValue; // and of the connection's list
        words[1] = isPlain ? 1ul << 32 : 0; // Pending, with the generation of no connection
        words[2] = 0; // the file
        words[3] = isPlain ? CompilerServices.UserData.Pack(operation, step: 0, generation, Index) : 0;
        words[4] = (ulong)operation << 24 | (ulong)phase << 16; // Arrived and MessageBlock are 0.
    }

    /// <summary>What the kernel has written into the memory that was reserved for it.</summary>
    internal ReadOnlySpan<byte> Output
    {
        get
        {
            for (int i = 0; i < PayloadEnd; i++)
            {
                if (PayloadAt(i).Kind == PayloadKind.Output) return OutputAt(i);
            }
            return default;
        }
    }

    // Safety: it is released when the observer has been called, and read before.
    internal ReadOnlySpan<byte> OutputAt(int index) => PayloadAt(index).Kind == PayloadKind.Output
        ? new ReadOnlySpan<byte>((void*)PayloadAt(index).Address, PayloadAt(index).Length)
        : default;

    internal void SetNewTime(Timespec* time)
    {
        _newTime = *time;
        HasNewTime = true;
    }

    private static uint BytesToClear()
    {
        Flight flight;
        return (uint)((byte*)flight._payloads - (byte*)&flight) - LineBytes;
    }

    private ref RingFile FileSlot(int index) => ref Unsafe.As<long, RingFile>(ref _files[index]);
}
