using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace UringDsl.Core;

internal static unsafe partial class Payloads
{
    public static Payload OfBuffer(ProvidedBuffers buffers, int id, int length, int offset = 0) => new()
    {
        Address = buffers.Address(id) + offset,
        Length = length,
        Capacity = buffers.CapacityOf(length, offset),
        Key = (nint)(((long)buffers.Group << 32) | (uint)id),
        Kind = PayloadKind.Lease,
    };

    /// <summary>A pinned array; the handle keeps it alive until the operation has retired, whatever its owner does.</summary>
    public static Payload OfArray(byte[]? array, int offset, int length, string parameter)
    {
        if (array is null) throw new ArgumentException("The buffer is empty: make one with Allocate.", parameter);
        return new Payload
        {
            Address = AddressOf(array) + offset,
            Length = length,
            Key = GCHandle.ToIntPtr(GCHandle.Alloc(array)),
            Kind = PayloadKind.Managed,
        };
    }

    // Safety: allocated on the pinned heap, where it stays; the payload's handle keeps it alive.
    public static nint AddressOf(byte[] array) => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));

    /// <summary>A copy of bytes whose owner may change them at once.</summary>
    public static Payload OfBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) throw new ArgumentException("There is nothing to send: a send of no bytes tells nobody anything.", nameof(bytes));
        void* memory = NativeMemory.Alloc((nuint)bytes.Length);
        bytes.CopyTo(new Span<byte>(memory, bytes.Length));
        return new Payload { Address = (nint)memory, Length = bytes.Length, Key = (nint)memory, Kind = PayloadKind.Native };
    }

    public static int GroupOf(nint key) => (int)(key >> 32);

    public static int BufferOf(nint key) => (int)key;
}
