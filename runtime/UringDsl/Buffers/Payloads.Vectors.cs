using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <content>Memory that is more than one run of bytes: vectors, structures, paths, futexes.</content>
internal static unsafe partial class Payloads
{
    public const int MaxVectors = 1024;     // UIO_MAXIOV
    public const int MaxFutexes = 128;      // FUTEX_WAITV_MAX
    public const int MaxPathBytes = 4095;   // PATH_MAX without the NUL

    public static Payload OfZeros(int bytes, PayloadKind kind)
    {
        void* memory = NativeMemory.AllocZeroed((nuint)bytes);
        return new Payload { Address = (nint)memory, Length = bytes, Key = (nint)memory, Kind = kind };
    }

    public static Payload OfVectors(SendBuffer[] buffers)
    {
        ArgumentNullException.ThrowIfNull(buffers);
        Payload payload = OfVectors<IoVector>(buffers.Length, MaxVectors, "buffers", nameof(buffers));
        for (int i = 0; i < buffers.Length; i++) SetVector(ref payload, i, buffers[i].Array, buffers[i].Offset, buffers[i].Length, nameof(buffers));
        return payload;
    }

    public static Payload OfVectors(ReceiveBuffer[] buffers)
    {
        ArgumentNullException.ThrowIfNull(buffers);
        Payload payload = OfVectors<IoVector>(buffers.Length, MaxVectors, "buffers", nameof(buffers));
        for (int i = 0; i < buffers.Length; i++) SetVector(ref payload, i, buffers[i].Array, buffers[i].Offset, buffers[i].Length, nameof(buffers));
        return payload;
    }

    public static Payload OfFutex(FutexWord futex)
    {
        ArgumentNullException.ThrowIfNull(futex);
        nint address = futex.Borrow();
        return new Payload { Address = address, Length = sizeof(uint), Key = GCHandle.ToIntPtr(GCHandle.Alloc(futex)), Kind = PayloadKind.Futex };
    }

    public static Payload OfFutexes(FutexCondition[] futexes)
    {
        ArgumentNullException.ThrowIfNull(futexes);
        foreach (FutexCondition futex in futexes)
        {
            if (futex.Word is null) throw new ArgumentException("A condition has no futex.", nameof(futexes));
        }
        Payload payload = OfVectors<FutexWaiter>(futexes.Length, MaxFutexes, "futexes", nameof(futexes));
        try
        {
            for (int i = 0; i < futexes.Length; i++)
            {
                ((FutexWaiter*)payload.Address)[i] = FutexWaiter.For(futexes[i].Word.Borrow(), futexes[i].Expected);
                Handles(in payload)[i] = GCHandle.ToIntPtr(GCHandle.Alloc(futexes[i].Word));
            }
        }
        catch
        {
            ReleaseVectors(in payload); // One of them has been disposed.
            throw;
        }
        return payload;
    }

    /// <summary>A path or a name as the kernel takes it: UTF-8 with a NUL behind it.</summary>
    public static Payload OfPath(ReadOnlySpan<char> path)
    {
        CheckPath(path.Length, path.IndexOf('\0'));
        int bytes = Encoding.UTF8.GetByteCount(path);
        CheckPath(bytes, -1);
        Payload payload = OfZeros(bytes + 1, PayloadKind.Native);
        Span<byte> native = new((void*)payload.Address, bytes);
        if (Utf8.FromUtf16(path, native, out int read, out _, replaceInvalidSequences: false) == OperationStatus.Done) return payload;
        NativeMemory.Free((void*)payload.Address);
        throw new ArgumentException($"The path has half of a character at position {read}, which would become another name: give its bytes.", nameof(path));
    }

    /// <summary>The same from bytes, which need not be valid UTF-8: the kernel does not care.</summary>
    public static Payload OfPath(ReadOnlySpan<byte> path)
    {
        CheckPath(path.Length, path.IndexOf((byte)0));
        Payload payload = OfZeros(path.Length + 1, PayloadKind.Native);
        path.CopyTo(new Span<byte>((void*)payload.Address, path.Length));
        return payload;
    }

    public static void ReleaseVectors(in Payload payload)
    {
        for (int i = 0; i < payload.Capacity; i++)
        {
            nint key = Handles(in payload)[i];
            if (key == 0) continue; // It was refused before this one was reached.
            if (GCHandle.FromIntPtr(key).Target is FutexWord) ReleaseFutex(key);
            else GCHandle.FromIntPtr(key).Free();
        }
        NativeMemory.Free((void*)payload.Address);
    }

    public static void ReleaseFutex(nint key)
    {
        GCHandle handle = GCHandle.FromIntPtr(key);
        ((FutexWord)handle.Target!).Return();
        handle.Free();
    }

    /// <summary>Native memory for so many structures, and behind them for what keeps alive what they point to.</summary>
    private static Payload OfVectors<T>(int count, int most, string what, string parameter)
        where T : unmanaged
    {
        if (count == 0) throw new ArgumentException($"There are no {what}: give at least one.", parameter);
        if (count > most) throw new ArgumentException($"These are {count} {what}, and the kernel takes at most {most} in one operation.", parameter);
        Payload payload = OfZeros(count * (sizeof(T) + sizeof(nint)), PayloadKind.Vectors);
        payload.Capacity = count;
        payload.Key = count * sizeof(T); // where the handles begin
        payload.Length = 0;
        return payload;
    }

    private static nint* Handles(in Payload payload) => (nint*)(payload.Address + payload.Key);

    private static void SetVector(ref Payload payload, int index, byte[]? array, int offset, int length, string parameter)
    {
        if (array is null)
        {
            ReleaseVectors(in payload);
            throw new ArgumentException($"The buffer at position {index} is empty: make one with Allocate.", parameter);
        }
        ((IoVector*)payload.Address)[index] = new IoVector
        {
            Base = (ulong)(nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array)) + (ulong)offset, // Safety: allocated on the pinned heap.
            Length = (ulong)length,
        };
        Handles(in payload)[index] = GCHandle.ToIntPtr(GCHandle.Alloc(array));
        payload.Length = (int)Math.Min(int.MaxValue, (long)payload.Length + length);
    }

    private static void CheckPath(int length, int nul)
    {
        const string Parameter = "path";
        if (length == 0) throw new ArgumentException("The path or name is empty: name a file, or \".\" for the directory itself.", Parameter);
        if (nul >= 0) throw new ArgumentException($"The path has a NUL at position {nul}: the kernel would take it for the end.", Parameter);
        if (length > MaxPathBytes) throw new ArgumentException($"The path has more than {MaxPathBytes} bytes, which the kernel refuses.", Parameter);
    }
}
