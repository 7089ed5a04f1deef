using System;
using System.Runtime.InteropServices;

namespace UringDsl;

/// <summary>
/// Control data of a message: what the kernel or the peer says beside the payload, as <c>struct cmsghdr</c> in a row. It can be walked with
/// <c>foreach</c>; what does not fit into the bytes that are there is not given out.
/// </summary>
/// <param name="bytes">The raw bytes.</param>
public readonly ref struct ControlMessages(ReadOnlySpan<byte> bytes)
{
    private const int HeaderBytes = 16, Alignment = 8;

    /// <summary>The raw bytes.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    /// <summary>There is none.</summary>
    public bool IsEmpty => Bytes.IsEmpty;

    /// <summary>Writes one control message, for a send.</summary>
    /// <param name="destination">Where it goes; <see cref="BytesFor"/> says how many bytes it takes.</param>
    /// <param name="level">The protocol: 0 is IP, 1 is the socket, 41 is IPv6.</param>
    /// <param name="type">What it is, as the protocol numbers it.</param>
    /// <param name="data">Its data.</param>
    /// <returns>Bytes written: where the next one begins.</returns>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    public static int Write(Span<byte> destination, int level, int type, ReadOnlySpan<byte> data)
    {
        int size = BytesFor(data.Length);
        if (destination.Length < size) throw new ArgumentException($"A control message of {data.Length} bytes takes {size}.", nameof(destination));
        destination[..size].Clear();
        long length = HeaderBytes + data.Length;
        MemoryMarshal.Write(destination, in length);
        MemoryMarshal.Write(destination[8..], in level);
        MemoryMarshal.Write(destination[12..], in type);
        data.CopyTo(destination[HeaderBytes..]);
        return size;
    }

    /// <summary>Bytes that a control message of so many data bytes takes.</summary>
    /// <param name="dataBytes">Bytes of its data.</param>
    public static int BytesFor(int dataBytes) => checked(HeaderBytes + dataBytes + Alignment - 1) & -Alignment;

    /// <summary>For <c>foreach</c>.</summary>
    public Enumerator GetEnumerator() => new(Bytes);

    /// <summary>Walks over control messages.</summary>
    public ref struct Enumerator
    {
        private ReadOnlySpan<byte> _left;

        internal Enumerator(ReadOnlySpan<byte> bytes) => _left = bytes;

        /// <summary>The control message at which it stands.</summary>
        public ControlMessage Current { get; private set; }

        /// <summary>Goes on to the next one. False behind the last.</summary>
        public bool MoveNext()
        {
            if (_left.Length < HeaderBytes) return false;
            ulong length = MemoryMarshal.Read<ulong>(_left);
            if (length < HeaderBytes || length > (ulong)_left.Length) return false;
            Current = new ControlMessage(
                MemoryMarshal.Read<int>(_left[8..]), MemoryMarshal.Read<int>(_left[12..]), _left[HeaderBytes..(int)length]);
            int next = ((int)length + Alignment - 1) & -Alignment;
            _left = next < _left.Length ? _left[next..] : default;
            return true;
        }
    }
}
