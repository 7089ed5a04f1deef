using System;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

public unsafe partial struct Flight
{
    /// <summary>Stores received bytes to send; the lease is passed on.</summary>
    public void SetPayload(int index, BufferLease data) => NewPayload(index) = data.Consume();

    /// <summary>Stores kept bytes to send; the buffer is passed on.</summary>
    public void SetPayload(int index, HeldBuffer data) => NewPayload(index) = data.Consume();

    /// <summary>Stores the user's memory to send from.</summary>
    public void SetPayload(int index, SendBuffer data) => NewPayload(index) = Payloads.OfArray(data.Array, data.Offset, data.Length, nameof(data));

    /// <summary>Stores a registered buffer; it is lent to the operation until that has retired.</summary>
    public void SetPayload(int index, FixedBuffer data) => NewPayload(index) = data.Lend();

    /// <summary>Stores parts of one registered buffer.</summary>
    public void SetPayload(int index, FixedBuffer[] data) => NewPayload(index) = Payloads.OfVectors(data);

    /// <summary>The place of a stored registered buffer in the kernel's table.</summary>
    public ushort BufferIndex(int index) => Payloads.PlaceOf(PayloadAt(index).Key);

    /// <summary>Stores a copy of bytes to send.</summary>
    public void SetPayload(int index, ReadOnlySpan<byte> data) => NewPayload(index) = Payloads.OfBytes(data);

    /// <summary>Stores a copy of the bytes of a message or of an attribute's value, of which there may be none.</summary>
    public void SetMessage(int index, ReadOnlySpan<byte> data)
    {
        if (!data.IsEmpty) NewPayload(index) = Payloads.OfBytes(data);
    }

    /// <summary>Stores the user's memory to receive into.</summary>
    public void SetPayload(int index, ReceiveBuffer data) =>
        NewPayload(index) = Payloads.OfArray(data.Array, data.Offset, data.Length, nameof(data));

    /// <summary>Stores several pieces of the user's memory to send from: <c>struct iovec</c> for each, in their order.</summary>
    public void SetPayload(int index, SendBuffer[] data) => NewPayload(index) = Payloads.OfVectors(data);

    /// <summary>Stores several pieces of the user's memory to receive into.</summary>
    public void SetPayload(int index, ReceiveBuffer[] data) => NewPayload(index) = Payloads.OfVectors(data);

    /// <summary>Stores the word of a futex, which cannot be freed before the operation has retired.</summary>
    public void SetPayload(int index, FutexWord futex) => NewPayload(index) = Payloads.OfFutex(futex);

    /// <summary>Stores several futexes to wait on: <c>struct futex_waitv</c> for each.</summary>
    public void SetPayload(int index, FutexCondition[] futexes) => NewPayload(index) = Payloads.OfFutexes(futexes);
}
