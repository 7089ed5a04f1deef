using System;
using System.Runtime.InteropServices;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>One listener, or one [Accept]: what it listens on, whether an ACCEPT is in flight, and when it is tried again.</summary>
internal sealed unsafe class Acceptor : IDisposable
{
    public const int SocketStep = 0, ReuseAddressStep = 1, ReusePortStep = 2, BindStep = 3, ListenStep = 4, AcceptStep = 5, CloseStep = 6;
    public const int NoDelayStep = 7; // behind the others by its number only

    private const int AddressOffset = sizeof(int);
    private byte* _memory; // int 1 (an option's value), then the address

    public Acceptor(int index, byte operation)
    {
        Index = index;
        Operation = operation;
        _memory = (byte*)NativeMemory.AllocZeroed(AddressOffset + PeerAddress.MaxLength);
        *(int*)_memory = 1;
    }

    public int Index { get; }

    public uint Generation { get; set; } = 1;

    public byte Operation { get; set; }

    public RingFile File { get; set; }

    /// <summary>The connection that listens, where the file is that of one.</summary>
    public Connection Owner { get; set; }

    public PeerAddress Address { get; private set; }

    public bool IsListener { get; init; }

    public bool IsDirect { get; set; }

    public bool IsMultishot { get; set; }

    public bool IsManual { get; set; }

    public bool ReusesPort { get; set; }

    public int Backlog { get; set; }

    /// <summary>Accepting is to go on: not stopped, not failed.</summary>
    public bool IsWanted { get; set; } = true;

    /// <summary>An ACCEPT is in flight.</summary>
    public bool IsArmed { get; set; }

    public bool ArmedMultishot { get; set; }

    public bool IsCancelling { get; set; }

    /// <summary>The slot that the ACCEPT in flight names, -1 where the kernel picks it.</summary>
    public int PickedSlot { get; set; } = -1;

    /// <summary>The handler's table of connections is full, or nearly; a close resumes.</summary>
    public bool AwaitsRoom { get; set; }

    /// <summary>When to try again after the kernel ran out of something; <see cref="long.MaxValue"/> for no time.</summary>
    public long RetryAt { get; set; } = long.MaxValue;

    public int BackoffMilliseconds { get; set; }

    public int SetupPending { get; set; }

    public bool HasSocket { get; set; }

    public bool IsListening { get; set; }

    public bool IsClosing { get; set; }

    public Errno Failure { get; set; }

    /// <summary>The handler is about to be told of the failure.</summary>
    public bool IsFailureDue { get; set; }

    public int FailedStep { get; set; }

    public nint OptionValue => (nint)_memory;

    public nint AddressMemory => (nint)(_memory + AddressOffset);

    /// <summary>Whether a completion of this step can be a real one.</summary>
    public bool Expects(int step) => step switch
    {
        AcceptStep => IsArmed,
        CloseStep => IsClosing && SetupPending > 0,
        < AcceptStep or NoDelayStep => !IsClosing && SetupPending > 0,
        CompilerServices.UserData.StepMade => IsFailureDue,
        _ => false,
    };

    public void SetAddress(in PeerAddress address)
    {
        Address = address;
        address.Bytes.CopyTo(new Span<byte>((void*)AddressMemory, PeerAddress.MaxLength));
    }

    public ulong UserData(int step) => CompilerServices.UserData.Pack(Operation, step, Generation, Index);

    public void Dispose()
    {
        NativeMemory.Free(_memory);
        _memory = null;
    }

    public string StepName => FailedStep switch
    {
        SocketStep => "SOCKET",
        ReuseAddressStep => "setting SO_REUSEADDR",
        ReusePortStep => "setting SO_REUSEPORT",
        NoDelayStep => "setting TCP_NODELAY",
        BindStep => "BIND",
        ListenStep => "LISTEN",
        _ => "ACCEPT",
    };
}
