using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace UringDsl.Abi;

/// <summary>
/// Fills a submission entry, one method per operation. Each writes all 64 bytes, so that nothing of the entry's former use survives; the
/// user data and the shared flags (links, provided buffers) are the caller's to set afterwards.
/// </summary>
/// <remarks>
/// Addresses are plain numbers: the methods read no memory and keep none alive. What each operand points to, and until when it must stay,
/// stands at the operand. Times are <see cref="Timespec"/>, lengths are bytes.
/// </remarks>
public static partial class Prep
{
    /// <summary>Cancels what is in flight on a file, <c>IORING_OP_ASYNC_CANCEL</c> matching by file, Linux 5.19 (a slot: 6.0).</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file whose operations are cancelled: the one that the slot or the descriptor names when the submission runs.</param>
    /// <param name="cancelFlags">Further <see cref="CancelFlags"/>, such as <see cref="CancelFlags.All"/>.</param>
    /// <param name="opcode">Operation to match, with <see cref="CancelFlags.Operation"/>.</param>
    /// <remarks>Result: 0 when one was found, with All their number; ENOENT no match; EALREADY running, it may or may not stop.</remarks>
    public static void CancelFile(ref Sqe sqe, RingFile file, uint cancelFlags, uint opcode = 0)
    {
        // Here a slot is named by a flag of the operation; IOSQE_FIXED_FILE plays no part.
        uint match = (uint)(file.IsFixed ? CancelFlags.File | CancelFlags.FixedFile : CancelFlags.File);
        AsyncCancel(ref sqe, 0, cancelFlags | match, file.Number, opcode);
    }

    /// <summary>The one writer of an entry: the words that nearly every operation has; all others become 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rw(ref Sqe sqe, Opcode opcode, RingFile file, ulong address, uint length, ulong offset, uint flags = 0)
    {
        // Word by word, and the second half at once: fewer stores than to clear all 64 bytes first and then write the fields.
        ref ulong words = ref Unsafe.As<Sqe, ulong>(ref sqe);
        words = (ulong)(uint)file.Number << 32 | (file.IsFixed ? (ulong)SqeFlags.FixedFile << 8 : 0) | (ulong)opcode;
        sqe.Offset = offset;
        sqe.Address = address;
        Unsafe.Add(ref words, 3) = (ulong)flags << 32 | length;
        Vector256.StoreUnsafe(Vector256<ulong>.Zero, ref Unsafe.Add(ref words, 4));
    }

    private static RingFile Unfixed(int number) => new(number, isFixed: false);
}
