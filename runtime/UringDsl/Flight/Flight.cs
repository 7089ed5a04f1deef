using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <summary>
/// One submission of one operation or one chain: its arguments, in native memory until its last completion, and the results of its steps. It
/// never moves.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
// Safety: a flight lives in native memory only (NativePool), so the addresses of its parts are stable.
[StructLayout(LayoutKind.Sequential)]
public unsafe partial struct Flight
{
    /// <summary>Steps of the longest chain.</summary>
    public const int MaxSteps = 16;

    private const int LineBytes = 64; // of the cache

    /// <summary>Distinct times, buffers (with paths and structures), numbers and files that one submission may take, each.</summary>
    public const int MaxArguments = 8;

    private FreeBlock _block;       // of the pool
    internal uint Generation;
    internal int ConnectionIndex;   // -1 for none
    internal int NextOfConnection;  // the connection's list of published submissions, -1 at its end; without a connection LentBuffer
    internal uint ConnectionGeneration;
    internal int Pending;           // completions still to come
    private RingFile _file;
    private ulong _expected;
    internal ushort Arrived;        // bit per step whose completion is in
    internal FlightPhase Phase;
    private byte _operation;
    internal int MessageBlock;      // first of its blocks of headers and vectors, counted from 1; 0 for none
    internal byte PayloadEnd;       // behind the last payload that was stored
    internal byte FilesSet;         // bit per file that was stored
    internal bool HasTime;          // a time was stored
    internal bool HasOutputs;       // memory that the observer reads
    internal bool IsOrdered;        // it holds its connection's queue
    internal bool IsCancelling;     // a step that starts behind a hard link is cancelled too
    internal bool WasCancelled;     // ended without reaching the kernel
    internal bool IsSpread;         // what is behind the first cache line, which ends here, may not be zero

    private fixed int _results[MaxSteps];
    private fixed int _wanted[MaxSteps];
    internal byte HostsSet;         // bit per stored file that is a connection's, which must stay open
    internal int AdoptedFile;       // a descriptor that becomes a connection, or the slot that the kernel picked for it
    internal int Original;          // closed once that has worked; -1 for none
    internal bool OwnsConnection;   // it made the connection
    internal bool AdoptsIntoSlot;
    internal bool IsDuplicate;      // it was made for the connection
    internal bool IsDatagram;
    internal bool OwnsSlot;         // it makes a file in a slot that was reserved for it
    internal bool HasFile;          // it made a file in its slot, which nobody has got yet
    internal bool HasDescriptor;    // it made one descriptor or more, which nobody has got yet
    internal bool IsRepeating;          // its attempt has failed; the arguments stay for the next one
    internal bool RepeatsOnSlot;        // each attempt makes a file of its own
    internal int Repeats;               // attempts that have failed
    internal int NextWaiting;           // the list of those that wait for their next attempt, -1 at its end
    internal long RepeatAt;
    internal int ListenerIndex;         // the connection on which its first step accepts
    internal uint ListenerGeneration;   // 0 for none
    internal bool HasCount;             // a multishot timer that runs out a number of times
    internal uint ShotsLeft;            // how often it still does
    internal bool HasNewEvents;         // an update changed what it polls for, or its time
    internal bool HasNewTime;
    internal uint NewEvents;
    internal int ZeroCopy;          // its zero-copy record plus 1, 0 for none
    internal ushort ZeroCopySteps;  // bit per step whose completions go to that record
    internal ulong FirstExtra;          // of a completion of 32 bytes
    internal ulong SecondExtra;
    internal uint CompletionFlags;      // of the last shot
    internal uint AddressBytes;
    internal uint FileIndex;
    private Timespec _newTime;
    private ulong _targetUserData;
    private fixed long _payloads[MaxArguments * Payload.Words]; // from here on nothing is cleared that was not stored
    private fixed long _numbers[MaxArguments];
    private fixed long _files[MaxArguments];
    private fixed int _hosts[MaxArguments];
    private fixed long _times[MaxArguments * 2];
    private fixed byte _address[PeerAddress.MaxLength];

    /// <summary>Whole cache lines, since the first is all that most submissions touch.</summary>
    internal static int BlockBytes => (sizeof(Flight) + LineBytes - 1) & -LineBytes;

    /// <summary>Its place in the pool.</summary>
    internal readonly int Index => _block.Index;

    /// <summary>Which submission it was: a later one has a higher number. It stands where the pool links those that are free.</summary>
    internal long Order { readonly get => (long)_block.Next; set => _block.Next = (FreeBlock*)value; }

    /// <summary>The id of the submission.</summary>
    public byte Operation { readonly get => _operation; internal set => _operation = value; }

    /// <summary>What the only completion of a plain submission brings back; 0 of others, and when it is in.</summary>
    public ulong Expected { readonly get => _expected; internal set => _expected = value; }

    /// <summary>The file that its steps work on.</summary>
    public RingFile File { readonly get => _file; internal set => _file = value; }

    /// <summary>The registered buffer that a plain submission has been lent, where it stores no payload; -1 for none. It has no connection.</summary>
    internal int LentBuffer { readonly get => NextOfConnection; set => NextOfConnection = value; }

    /// <summary>Where a SOCKET of this submission puts its descriptor.</summary>
    public readonly DirectTarget Target => new(FileIndex);

    /// <summary>What names this submission.</summary>
    public readonly FlightHandle Handle => new(Index, Generation);

    /// <summary>The stored address, for the kernel.</summary>
    public nint Address => (nint)Unsafe.AsPointer(ref _address[0]);

    /// <summary>Bytes of the stored address.</summary>
    public readonly uint AddressLength => AddressBytes;

    /// <summary>The family of the stored address, as socket(2) takes it.</summary>
    public int AddressFamily => *(ushort*)Address;

    /// <summary>What the completion of step <paramref name="step"/> brings back.</summary>
    public readonly ulong UserData(int step) => CompilerServices.UserData.Pack(_operation, step, Generation, Index);

    /// <summary>Stores a socket address.</summary>
    public void SetAddress(in PeerAddress address)
    {
        if (address.Length == 0) throw new ArgumentException("The address is empty.", nameof(address));
        address.Bytes.CopyTo(new Span<byte>((void*)Address, PeerAddress.MaxLength));
        AddressBytes = (uint)address.Length;
    }

    /// <summary>Stores a time; the kernel reads it when the submission is taken.</summary>
    public void SetTime(int index, TimeSpan value)
    {
        if (value < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(value), value, "The kernel takes no negative time.");
        HasTime = true;
        _times[index * 2] = value.Ticks / TimeSpan.TicksPerSecond;
        _times[index * 2 + 1] = value.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick;
    }

    internal TimeSpan TimeAt(int index) =>
        new(_times[index * 2] * TimeSpan.TicksPerSecond + _times[index * 2 + 1] / TimeSpan.NanosecondsPerTick);

    /// <summary>A stored time, for the kernel.</summary>
    public nint Time(int index) => (nint)Unsafe.AsPointer(ref _times[index * 2]);

    internal ref int Result(int step) => ref _results[step];

    internal ref int WantedBytes(int step) => ref _wanted[step];
}
