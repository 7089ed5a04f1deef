using System;
using System.Runtime.InteropServices;
using UringDsl.Abi;

namespace UringDsl.Core;

internal static unsafe partial class Payloads
{
    /// <summary>Parts of one registered buffer, which is lent once.</summary>
    public static Payload OfVectors(FixedBuffer[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Length is 0 or > MaxVectors) throw new ArgumentException($"There are {parts.Length} buffers: give 1 to {MaxVectors}.", nameof(parts));
        Payload payload = parts[0].Lend();
        nint start = payload.Address - parts[0].Offset;
        payload.Kind = PayloadKind.FixedVectors;
        payload.Capacity = parts.Length;
        payload.Length = 0;
        payload.Address = (nint)NativeMemory.Alloc((nuint)parts.Length, (nuint)sizeof(IoVector));
        for (int i = 0; i < parts.Length; i++)
        {
            if (!parts[i].IsPartOf(parts[0]))
            {
                ReleaseVectors(parts[0].Table, in payload);
                throw new ArgumentException(
                    $"The buffer at position {i} is not a part of the first one: one operation works with one registered buffer.", nameof(parts));
            }
            ((IoVector*)payload.Address)[i] = new IoVector { Base = (ulong)(start + parts[i].Offset), Length = (ulong)parts[i].Length };
            payload.Length = (int)Math.Min(int.MaxValue, (long)payload.Length + parts[i].Length);
        }
        return payload;
    }

    /// <summary>The key of a registered buffer: its number, and its place in the kernel's table.</summary>
    public static nint KeyOf(int index, ushort place) => ((nint)place << 32) | index;

    /// <summary>The place in the kernel's table that a key names.</summary>
    public static ushort PlaceOf(nint key) => (ushort)(key >> 32);

    public static void ReleaseVectors(RegisteredBuffers table, in Payload payload)
    {
        table.EndUse((int)payload.Key);
        NativeMemory.Free((void*)payload.Address);
    }
}
