// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.
#nullable enable

namespace UringDsl.Abi;

public static partial class Prep
{
    /// <summary>Completes at once. <c>IORING_OP_NOP</c>, Linux 5.1.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="nopFlags"><see cref="NopFlags"/> (6.10).</param>
    /// <param name="result">The result to report, with <see cref="NopFlags.InjectResult"/>.</param>
    /// <param name="firstExtra">What a large completion brings back, with <see cref="NopFlags.LargeCompletion"/>.</param>
    /// <param name="secondExtra">The second word of it.</param>
    /// <remarks>
    /// <para>Result: 0, or the injected result.</para>
    /// <para>A large completion on a ring of small ones is EINVAL.</para>
    /// </remarks>
    public static void Nop(ref Sqe sqe, uint nopFlags = 0, int result = 0, ulong firstExtra = 0, ulong secondExtra = 0)
    {
        Rw(ref sqe, Opcode.Nop, Unfixed(-1), secondExtra, (uint)result, firstExtra, nopFlags);
    }

    /// <summary>Reads at an offset into several buffers, like preadv2. <c>IORING_OP_READV</c>, Linux 5.1.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="vectors">Array of <see cref="IoVector"/>. Copied at submission. What it points to stays until the last completion.</param>
    /// <param name="vectorCount">Number of vectors.</param>
    /// <param name="offset">Position in the file; -1 (all bits) reads or writes at the file position and moves it.</param>
    /// <param name="rwFlags">Flags of preadv2 and pwritev2, <c>RWF_*</c>.</param>
    /// <param name="ioPriority">I/O priority: class in bits 13 to 15, level below; no flag word.</param>
    /// <remarks>
    /// <para>Result: bytes read, 0 at the end of the file.</para>
    /// <para>Takes provided buffers since Linux 5.7.</para>
    /// <para>In a chain, a result other than the length asked for breaks a soft link.</para>
    /// <para>At most 1024 vectors; exactly one with a provided buffer.</para>
    /// <para>A ring that polls the device takes O_DIRECT files only.</para>
    /// </remarks>
    public static void Readv(ref Sqe sqe, RingFile file, nint vectors, uint vectorCount, ulong offset, uint rwFlags = 0, ushort ioPriority = 0)
    {
        Rw(ref sqe, Opcode.Readv, file, (ulong)vectors, vectorCount, offset, rwFlags);
        sqe.IoPriority = ioPriority;
    }

    /// <summary>Writes at an offset from several buffers, like pwritev2. <c>IORING_OP_WRITEV</c>, Linux 5.1.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="vectors">Array of <see cref="IoVector"/>. Copied at submission. What it points to stays until the last completion.</param>
    /// <param name="vectorCount">Number of vectors.</param>
    /// <param name="offset">Position in the file; -1 (all bits) reads or writes at the file position and moves it.</param>
    /// <param name="rwFlags">Flags of preadv2 and pwritev2, <c>RWF_*</c>.</param>
    /// <param name="ioPriority">I/O priority: class in bits 13 to 15, level below; no flag word.</param>
    /// <remarks>
    /// <para>Result: bytes written, possibly fewer than asked.</para>
    /// <para>In a chain, a result other than the length asked for breaks a soft link.</para>
    /// <para>At most 1024 vectors.</para>
    /// </remarks>
    public static void Writev(ref Sqe sqe, RingFile file, nint vectors, uint vectorCount, ulong offset, uint rwFlags = 0, ushort ioPriority = 0)
    {
        Rw(ref sqe, Opcode.Writev, file, (ulong)vectors, vectorCount, offset, rwFlags);
        sqe.IoPriority = ioPriority;
    }

    /// <summary>Makes a file's data durable, like fsync, fdatasync or a sync of a range. <c>IORING_OP_FSYNC</c>, Linux 5.1.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="fsyncFlags">0, or <see cref="UringConstants.FsyncDataOnly"/>.</param>
    /// <param name="offset">Where the range begins.</param>
    /// <param name="length">Bytes of the range; 0 to the end of the file.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>Always runs on a worker thread.</para>
    /// <para>Not ordered after earlier writes unless a link orders it.</para>
    /// </remarks>
    public static void Fsync(ref Sqe sqe, RingFile file, uint fsyncFlags = 0, ulong offset = 0, uint length = 0)
    {
        Rw(ref sqe, Opcode.Fsync, file, 0, length, offset, fsyncFlags);
    }

    /// <summary>Reads at an offset into a registered buffer. <c>IORING_OP_READ_FIXED</c>, Linux 5.1.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="buffer">Address inside the registered buffer. The kernel writes it; it stays until the last completion.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="offset">Position in the file; -1 (all bits) reads or writes at the file position and moves it.</param>
    /// <param name="bufferIndex">Index of the registered buffer.</param>
    /// <param name="rwFlags">Flags of preadv2 and pwritev2, <c>RWF_*</c>.</param>
    /// <param name="ioPriority">I/O priority: class in bits 13 to 15, level below; no flag word.</param>
    /// <remarks>
    /// <para>Result: bytes read, 0 at the end of the file.</para>
    /// <para>In a chain, a result other than the length asked for breaks a soft link.</para>
    /// <para>A range outside the registered buffer, or an unknown index, is EFAULT.</para>
    /// <para>Unregistering a buffer in flight only drops a reference; the memory stays until the last completion.</para>
    /// </remarks>
    public static void ReadFixed(ref Sqe sqe, RingFile file, nint buffer, uint length, ulong offset, ushort bufferIndex, uint rwFlags = 0, ushort ioPriority = 0)
    {
        Rw(ref sqe, Opcode.ReadFixed, file, (ulong)buffer, length, offset, rwFlags);
        sqe.BufferIndex = bufferIndex;
        sqe.IoPriority = ioPriority;
    }

    /// <summary>Writes at an offset from a registered buffer. <c>IORING_OP_WRITE_FIXED</c>, Linux 5.1.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="buffer">Address inside the registered buffer. It stays until the last completion.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="offset">Position in the file; -1 (all bits) reads or writes at the file position and moves it.</param>
    /// <param name="bufferIndex">Index of the registered buffer.</param>
    /// <param name="rwFlags">Flags of preadv2 and pwritev2, <c>RWF_*</c>.</param>
    /// <param name="ioPriority">I/O priority: class in bits 13 to 15, level below; no flag word.</param>
    /// <remarks>
    /// <para>Result: bytes written, possibly fewer than asked.</para>
    /// <para>In a chain, a result other than the length asked for breaks a soft link.</para>
    /// <para>A range outside the registered buffer, or an unknown index, is EFAULT.</para>
    /// <para>Unregistering a buffer in flight only drops a reference; the memory stays until the last completion.</para>
    /// </remarks>
    public static void WriteFixed(ref Sqe sqe, RingFile file, nint buffer, uint length, ulong offset, ushort bufferIndex, uint rwFlags = 0, ushort ioPriority = 0)
    {
        Rw(ref sqe, Opcode.WriteFixed, file, (ulong)buffer, length, offset, rwFlags);
        sqe.BufferIndex = bufferIndex;
        sqe.IoPriority = ioPriority;
    }

    /// <summary>Waits until a file is ready, or with multishot reports it again and again. <c>IORING_OP_POLL_ADD</c>, Linux 5.1.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="events">What to wait for, <see cref="PollEvents"/>.</param>
    /// <param name="pollFlags"><see cref="PollFlags.Multishot"/>, or 0.</param>
    /// <remarks>
    /// <para>Result: the ready events, also those that are reported unasked.</para>
    /// <para>Multishot since Linux 5.13.</para>
    /// <para>A multishot excludes skipped completions and EPOLLEXCLUSIVE (EINVAL).</para>
    /// <para>The first event of a multishot tells the state, later ones changes: unread data is not reported again.</para>
    /// <para>An overflow of the completion queue ends a multishot.</para>
    /// <para>Level triggering is refused although the header defines it.</para>
    /// </remarks>
    public static void PollAdd(ref Sqe sqe, RingFile file, uint events, uint pollFlags = 0)
    {
        Rw(ref sqe, Opcode.PollAdd, file, 0, pollFlags, 0, events);
    }

    /// <summary>Removes or changes a pending poll. <c>IORING_OP_POLL_REMOVE</c>, Linux 5.1.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="targetUserData">User data of the poll.</param>
    /// <param name="pollFlags">What to change, <see cref="PollFlags"/>; 0 removes it.</param>
    /// <param name="events">The new events, with <see cref="PollFlags.UpdateEvents"/>.</param>
    /// <param name="newUserData">The new user data, with <see cref="PollFlags.UpdateUserData"/>.</param>
    /// <remarks>
    /// <para>Result: 0; ENOENT not found; EALREADY completing; ECANCELED the change came too late.</para>
    /// <para>Events and user data without their flag must be 0.</para>
    /// <para>The multishot flag alone is EINVAL.</para>
    /// </remarks>
    public static void PollRemove(ref Sqe sqe, ulong targetUserData, uint pollFlags = 0, uint events = 0, ulong newUserData = 0)
    {
        Rw(ref sqe, Opcode.PollRemove, Unfixed(-1), targetUserData, pollFlags, newUserData, events);
    }

    /// <summary>Writes a range of a file out, like sync_file_range. <c>IORING_OP_SYNC_FILE_RANGE</c>, Linux 5.2.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="offset">Where the range begins.</param>
    /// <param name="length">Bytes of the range.</param>
    /// <param name="syncFlags">What to wait for, <c>SYNC_FILE_RANGE_*</c>.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>Always runs on a worker thread.</para>
    /// </remarks>
    public static void SyncFileRange(ref Sqe sqe, RingFile file, ulong offset, uint length, uint syncFlags)
    {
        Rw(ref sqe, Opcode.SyncFileRange, file, 0, length, offset, syncFlags);
    }

    /// <summary>Sends what a message header describes, like sendmsg. <c>IORING_OP_SENDMSG</c>, Linux 5.3.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <param name="message">A <see cref="MessageHeader"/>. Copied at submission. What it points to stays until the last completion.</param>
    /// <param name="msgFlags">Flags of the socket call, <see cref="MsgFlags"/>.</param>
    /// <param name="ioPriority">Flags of the operation in the priority word, <see cref="RecvSendFlags"/>.</param>
    /// <remarks>
    /// <para>Result: bytes that the socket took, possibly fewer than asked without WAITALL.</para>
    /// <para>In a chain, a short transfer breaks a soft link with WAITALL only.</para>
    /// <para>Control data is read again whenever the operation is tried; it stays until the completion.</para>
    /// <para>An error after partial progress is reported as the bytes that went out; the next operation gets the error.</para>
    /// <para>A bundle is refused.</para>
    /// </remarks>
    public static void Sendmsg(ref Sqe sqe, RingFile file, nint message, uint msgFlags, ushort ioPriority)
    {
        Rw(ref sqe, Opcode.Sendmsg, file, (ulong)message, 1, 0, msgFlags);
        sqe.IoPriority = ioPriority;
    }

    /// <summary>Receives what a message header describes, or with multishot again and again, like recvmsg. <c>IORING_OP_RECVMSG</c>, Linux 5.3.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <param name="message">A <see cref="MessageHeader"/>; a one-shot writes it back, a multishot copies it. The kernel writes it; it stays until the last completion. What it points to stays until the last completion.</param>
    /// <param name="msgFlags">Flags of the socket call, <see cref="MsgFlags"/>.</param>
    /// <param name="ioPriority">Flags of the operation in the priority word, <see cref="RecvSendFlags"/>.</param>
    /// <remarks>
    /// <para>Result: bytes; in a multishot 16 bytes of io_uring_recvmsg_out, the name, the control data and the payload.</para>
    /// <para>Multishot since Linux 6.0.</para>
    /// <para>Takes provided buffers since Linux 5.7.</para>
    /// <para>In a chain, a short transfer breaks a soft link with WAITALL only.</para>
    /// <para>Without WAITALL the end of the stream (0) does not break a soft link.</para>
    /// <para>With a provided buffer the header names at most one vector.</para>
    /// <para>A multishot without provided buffers, with WAITALL or with a bundle is EINVAL.</para>
    /// <para>A provided buffer smaller than 16 bytes, the name and the control data is EFAULT.</para>
    /// </remarks>
    public static void Recvmsg(ref Sqe sqe, RingFile file, nint message, uint msgFlags, ushort ioPriority)
    {
        Rw(ref sqe, Opcode.Recvmsg, file, (ulong)message, 1, 0, msgFlags);
        sqe.IoPriority = ioPriority;
    }

    /// <summary>Fires after a time, or after a number of completions. <c>IORING_OP_TIMEOUT</c>, Linux 5.4.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="timespec">The time as a <see cref="Timespec"/>. Copied at submission.</param>
    /// <param name="completionCount">Completions that end the wait, 0 for a plain timer; in a multishot the number of shots, 0 for no limit.</param>
    /// <param name="timeoutFlags"><see cref="TimeoutFlags"/>.</param>
    /// <remarks>
    /// <para>Result: ETIME on expiry, whatever the flags; 0 when the count was reached; ECANCELED when removed.</para>
    /// <para>Multishot since Linux 6.4.</para>
    /// <para>An expiry breaks a soft link without the flag that makes it a success.</para>
    /// <para>Two clocks, a negative time, or multishot with a point in time are EINVAL.</para>
    /// <para>Completions of timers count for other timers.</para>
    /// </remarks>
    public static void Timeout(ref Sqe sqe, nint timespec, uint completionCount, uint timeoutFlags)
    {
        Rw(ref sqe, Opcode.Timeout, Unfixed(-1), (ulong)timespec, 1, completionCount, timeoutFlags);
    }

    /// <summary>Removes or changes a timeout. <c>IORING_OP_TIMEOUT_REMOVE</c>, Linux 5.5.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="targetUserData">User data of the timeout.</param>
    /// <param name="timeoutFlags"><see cref="TimeoutFlags"/>; 0 removes it.</param>
    /// <param name="timespec">The new time as a <see cref="Timespec"/>, with <see cref="TimeoutFlags.Update"/>. Copied at submission.</param>
    /// <remarks>
    /// <para>Result: 0; ENOENT unknown, or fired and about to complete; EALREADY or EBUSY firing.</para>
    /// <para>Of several timeouts with the same user data exactly one is hit.</para>
    /// <para>ENOENT does not mean that a multishot has stopped.</para>
    /// </remarks>
    public static void TimeoutRemove(ref Sqe sqe, ulong targetUserData, uint timeoutFlags = 0, nint timespec = 0)
    {
        Rw(ref sqe, Opcode.TimeoutRemove, Unfixed(-1), targetUserData, 0, (ulong)timespec, timeoutFlags);
    }

    /// <summary>Accepts one connection, or with multishot every one, like accept4. <c>IORING_OP_ACCEPT</c>, Linux 5.5.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The listening socket, a slot or a descriptor.</param>
    /// <param name="address">Where the peer's address goes, or 0. The kernel writes it; it stays until the last completion.</param>
    /// <param name="addressLength">An int that holds the room and gets the length, or 0. The kernel writes it; it stays until the last completion.</param>
    /// <param name="acceptFlags">Flags of accept4: SOCK_NONBLOCK (0x800), SOCK_CLOEXEC (0x80000).</param>
    /// <param name="ioPriority">Flags of the operation in the priority word, <see cref="AcceptFlags"/>.</param>
    /// <param name="target">Where the descriptor goes.</param>
    /// <remarks>
    /// <para>Result: the descriptor; 0 for a given slot; the slot for an allocated one.</para>
    /// <para>Multishot since Linux 5.19.</para>
    /// <para>Makes direct descriptors since Linux 5.15.</para>
    /// <para>After a one-shot accept into a given slot the next member may use that slot.</para>
    /// <para>A direct target excludes SOCK_CLOEXEC (EINVAL).</para>
    /// <para>A multishot takes direct descriptors into allocated slots only; every connection overwrites the same address.</para>
    /// <para>EMFILE leaves the connection in the backlog; with a full slot table the connection is accepted, dropped and reported as ENFILE.</para>
    /// <para>The limit of open files is read while the submission is prepared and holds for the life of a multishot.</para>
    /// </remarks>
    public static void Accept(ref Sqe sqe, RingFile file, nint address, nint addressLength, uint acceptFlags, ushort ioPriority, DirectTarget target)
    {
        Rw(ref sqe, Opcode.Accept, file, (ulong)address, 0, (ulong)addressLength, acceptFlags);
        sqe.IoPriority = ioPriority;
        sqe.FileIndex = target.FileIndex;
    }

    /// <summary>Cancels submissions in flight. <c>IORING_OP_ASYNC_CANCEL</c>, Linux 5.5.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="userData">User data to match.</param>
    /// <param name="cancelFlags">What is matched, <see cref="CancelFlags"/>.</param>
    /// <param name="file">Descriptor or slot to match, with <see cref="CancelFlags.File"/>.</param>
    /// <param name="opcode">Operation to match, with <see cref="CancelFlags.Operation"/>.</param>
    /// <remarks>
    /// <para>Result: 0 when one was found; with All or Any their number, also 0; ENOENT no match; EALREADY running, it may or may not stop.</para>
    /// <para>Any excludes matching by file or operation (EINVAL).</para>
    /// <para>A member of a chain that has not started cannot be found.</para>
    /// </remarks>
    public static void AsyncCancel(ref Sqe sqe, ulong userData, uint cancelFlags, int file = -1, uint opcode = 0)
    {
        Rw(ref sqe, Opcode.AsyncCancel, Unfixed(file), userData, opcode, 0, cancelFlags);
    }

    /// <summary>Gives the member of the chain in front of it a deadline. <c>IORING_OP_LINK_TIMEOUT</c>, Linux 5.5.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="timespec">The time as a <see cref="Timespec"/>. Copied at submission.</param>
    /// <param name="timeoutFlags"><see cref="TimeoutFlags"/>.</param>
    /// <remarks>
    /// <para>Result: ECANCELED when the guarded member finished first; ETIME fired; ENOENT or EALREADY fired too late. Never 0.</para>
    /// <para>It may carry a link itself; two in a row, or a head, cancel the whole chain before anything ran.</para>
    /// </remarks>
    public static void LinkTimeout(ref Sqe sqe, nint timespec, uint timeoutFlags)
    {
        Rw(ref sqe, Opcode.LinkTimeout, Unfixed(-1), (ulong)timespec, 1, 0, timeoutFlags);
    }

    /// <summary>Connects a socket, like connect. <c>IORING_OP_CONNECT</c>, Linux 5.5.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <param name="address">The peer's address. Copied at submission.</param>
    /// <param name="addressLength">Bytes of the address, by value.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>Cancelling leaves a TCP handshake in progress until the socket is closed.</para>
    /// </remarks>
    public static void Connect(ref Sqe sqe, RingFile file, nint address, uint addressLength)
    {
        Rw(ref sqe, Opcode.Connect, file, (ulong)address, 0, addressLength);
    }

    /// <summary>Reserves or releases space of a file, like fallocate. <c>IORING_OP_FALLOCATE</c>, Linux 5.6.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="mode">Mode of fallocate, 0 to reserve.</param>
    /// <param name="offset">Where the range begins.</param>
    /// <param name="length">Bytes of the range.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>Always runs on a worker thread.</para>
    /// </remarks>
    public static void Fallocate(ref Sqe sqe, RingFile file, uint mode, ulong offset, ulong length)
    {
        Rw(ref sqe, Opcode.Fallocate, file, length, mode, offset);
    }

    /// <summary>Opens a file, like openat. <c>IORING_OP_OPENAT</c>, Linux 5.6.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="directory">The directory of a relative path; -100 is the working directory.</param>
    /// <param name="path">The path. Copied at submission.</param>
    /// <param name="openFlags">Access mode and flags of open, <c>O_*</c>.</param>
    /// <param name="mode">Permissions of a new file.</param>
    /// <param name="target">Where the descriptor goes.</param>
    /// <remarks>
    /// <para>Result: the descriptor; 0 for a given slot; the slot for an allocated one.</para>
    /// <para>Makes direct descriptors since Linux 5.15.</para>
    /// <para>The directory is an ordinary descriptor: IOSQE_FIXED_FILE is EBADF.</para>
    /// <para>A direct target excludes O_CLOEXEC (EINVAL).</para>
    /// </remarks>
    public static void Openat(ref Sqe sqe, Descriptor directory, nint path, uint openFlags, uint mode, DirectTarget target)
    {
        Rw(ref sqe, Opcode.Openat, directory, (ulong)path, mode, 0);
        sqe.OperationFlags = FileFlags.ToNative(openFlags);
        sqe.FileIndex = target.FileIndex;
    }

    /// <summary>Closes a descriptor or a slot. <c>IORING_OP_CLOSE</c>, Linux 5.6.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">A descriptor, or a slot (5.15).</param>
    /// <remarks>
    /// <para>Result: 0; EBADF for an empty slot.</para>
    /// <para>A slot goes to file_index as slot + 1 with descriptor 0; IOSQE_FIXED_FILE is EBADF.</para>
    /// <para>Both a descriptor and a slot, or a slot outside the table, are EINVAL.</para>
    /// <para>It does not cancel operations in flight.</para>
    /// <para>A ring cannot be closed this way (EBADF).</para>
    /// </remarks>
    public static void Close(ref Sqe sqe, RingFile file)
    {
        Rw(ref sqe, Opcode.Close, file.IsFixed ? Unfixed(0) : file, 0, 0, 0);
        if (file.IsFixed) sqe.FileIndex = (uint)file.Number + 1;
    }

    /// <summary>Fills or clears slots of the fixed-file table. <c>IORING_OP_FILES_UPDATE</c>, Linux 5.6.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="descriptors">Array of int, -1 clears; with allocation the slots are written back. The kernel writes it; it stays until the last completion.</param>
    /// <param name="count">Number of entries.</param>
    /// <param name="firstSlot">First slot, or <see cref="UringConstants.FileIndexAllocate"/>.</param>
    /// <remarks>
    /// <para>Result: entries updated.</para>
    /// <para>Without a table it is ENXIO.</para>
    /// <para>IOSQE_FIXED_FILE is EINVAL.</para>
    /// </remarks>
    public static void FilesUpdate(ref Sqe sqe, nint descriptors, uint count, uint firstSlot)
    {
        Rw(ref sqe, Opcode.FilesUpdate, Unfixed(-1), (ulong)descriptors, count, firstSlot);
    }

    /// <summary>Reads the attributes of a file, like statx. <c>IORING_OP_STATX</c>, Linux 5.6.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="directory">The directory of a relative path; -100 is the working directory.</param>
    /// <param name="path">The path; empty, with <c>AT_EMPTY_PATH</c>, for the directory's own attributes. Copied at submission.</param>
    /// <param name="statxFlags">How the path is resolved, <c>AT_*</c>.</param>
    /// <param name="mask">The attributes wanted, <c>STATX_*</c>.</param>
    /// <param name="result">A <c>statx</c> of 256 bytes. The kernel writes it; it stays until the last completion.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>Always runs on a worker thread.</para>
    /// <para>The directory is an ordinary descriptor: IOSQE_FIXED_FILE is EBADF.</para>
    /// </remarks>
    public static void Statx(ref Sqe sqe, Descriptor directory, nint path, uint statxFlags, uint mask, nint result)
    {
        Rw(ref sqe, Opcode.Statx, directory, (ulong)path, mask, (ulong)result, statxFlags);
    }

    /// <summary>Reads at an offset, like pread. <c>IORING_OP_READ</c>, Linux 5.6.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="buffer">Where the data goes; 0 with a provided buffer. The kernel writes it; it stays until the last completion.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="offset">Position in the file; -1 (all bits) reads or writes at the file position and moves it.</param>
    /// <param name="rwFlags">Flags of preadv2 and pwritev2, <c>RWF_*</c>.</param>
    /// <param name="ioPriority">I/O priority: class in bits 13 to 15, level below; no flag word.</param>
    /// <remarks>
    /// <para>Result: bytes read, 0 at the end of the file.</para>
    /// <para>Takes provided buffers since Linux 5.7.</para>
    /// <para>In a chain, a result other than the length asked for breaks a soft link.</para>
    /// <para>The priority word is an I/O priority: flags of the network operations are refused there, or taken for a priority.</para>
    /// </remarks>
    public static void Read(ref Sqe sqe, RingFile file, nint buffer, uint length, ulong offset, uint rwFlags = 0, ushort ioPriority = 0)
    {
        Rw(ref sqe, Opcode.Read, file, (ulong)buffer, length, offset, rwFlags);
        sqe.IoPriority = ioPriority;
    }

    /// <summary>Writes at an offset, like pwrite. <c>IORING_OP_WRITE</c>, Linux 5.6.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="buffer">The data. It stays until the last completion.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="offset">Position in the file; -1 (all bits) reads or writes at the file position and moves it.</param>
    /// <param name="rwFlags">Flags of preadv2 and pwritev2, <c>RWF_*</c>.</param>
    /// <param name="ioPriority">I/O priority: class in bits 13 to 15, level below; no flag word.</param>
    /// <remarks>
    /// <para>Result: bytes written, possibly fewer than asked.</para>
    /// <para>In a chain, a result other than the length asked for breaks a soft link.</para>
    /// <para>Two writes at the file position that are in flight together race for it.</para>
    /// </remarks>
    public static void Write(ref Sqe sqe, RingFile file, nint buffer, uint length, ulong offset, uint rwFlags = 0, ushort ioPriority = 0)
    {
        Rw(ref sqe, Opcode.Write, file, (ulong)buffer, length, offset, rwFlags);
        sqe.IoPriority = ioPriority;
    }

    /// <summary>Tells how a range of a file will be used, like posix_fadvise. <c>IORING_OP_FADVISE</c>, Linux 5.6.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="offset">Where the range begins.</param>
    /// <param name="length">Bytes of the range; 0 to the end of the file.</param>
    /// <param name="advice">0 normal, 1 random, 2 sequential, 3 will need, 4 do not need, 5 no reuse.</param>
    /// <param name="longLength">Bytes of the range when they exceed 32 bits (6.11); it wins over the other.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// </remarks>
    public static void Fadvise(ref Sqe sqe, RingFile file, ulong offset, uint length, uint advice, ulong longLength = 0)
    {
        Rw(ref sqe, Opcode.Fadvise, file, longLength, length, offset, advice);
    }

    /// <summary>Tells how a range of memory will be used, like madvise. <c>IORING_OP_MADVISE</c>, Linux 5.6.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="address">Where the range begins; it stays mapped. It stays until the last completion.</param>
    /// <param name="length">Bytes of the range.</param>
    /// <param name="advice">What madvise takes, <c>MADV_*</c>.</param>
    /// <param name="longLength">Bytes of the range when they exceed 32 bits (6.11); it wins over the other.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>Always runs on a worker thread.</para>
    /// </remarks>
    public static void Madvise(ref Sqe sqe, nint address, uint length, uint advice, ulong longLength = 0)
    {
        Rw(ref sqe, Opcode.Madvise, Unfixed(-1), (ulong)address, length, longLength, advice);
    }

    /// <summary>Sends from one buffer, like send and sendto. <c>IORING_OP_SEND</c>, Linux 5.6.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <param name="buffer">The data, or an array of <see cref="IoVector"/> with <see cref="RecvSendFlags.Vectorized"/>. It stays until the last completion.</param>
    /// <param name="length">Bytes, or vectors with <see cref="RecvSendFlags.Vectorized"/>; a cap with a provided buffer, 0 for all of it.</param>
    /// <param name="msgFlags">Flags of the socket call, <see cref="MsgFlags"/>.</param>
    /// <param name="ioPriority">Flags of the operation in the priority word, <see cref="RecvSendFlags"/>.</param>
    /// <param name="destination">The peer's address for an unconnected socket (6.0), or 0. Copied at submission.</param>
    /// <param name="destinationLength">Bytes of that address.</param>
    /// <remarks>
    /// <para>Result: bytes that the socket took, possibly fewer than asked without WAITALL.</para>
    /// <para>Takes provided buffers since Linux 6.10.</para>
    /// <para>In a chain, a short transfer breaks a soft link with WAITALL only.</para>
    /// <para>More than int.MaxValue bytes are EINVAL.</para>
    /// <para>A registered buffer is refused; only the zero-copy operations take one.</para>
    /// <para>A bundle without provided buffers is a plain send on 6.18 and EINVAL up to 6.12; its length does not cap the total.</para>
    /// <para>A bundle sets WAITALL by itself.</para>
    /// </remarks>
    public static void Send(ref Sqe sqe, RingFile file, nint buffer, uint length, uint msgFlags, ushort ioPriority, nint destination = 0, ushort destinationLength = 0)
    {
        Rw(ref sqe, Opcode.Send, file, (ulong)buffer, length, (ulong)destination, msgFlags);
        sqe.IoPriority = ioPriority;
        sqe.AddressLength = destinationLength;
    }

    /// <summary>Receives into one buffer, or with multishot again and again, like recv. <c>IORING_OP_RECV</c>, Linux 5.6.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <param name="buffer">Where the data goes; 0 with a provided buffer. The kernel writes it; it stays until the last completion.</param>
    /// <param name="length">Bytes; in a multishot a cap per completion (6.17), before that 0.</param>
    /// <param name="msgFlags">Flags of the socket call, <see cref="MsgFlags"/>.</param>
    /// <param name="ioPriority">Flags of the operation in the priority word, <see cref="RecvSendFlags"/>.</param>
    /// <param name="totalLimit">Bytes after which a multishot ends (6.17), 0 for no limit.</param>
    /// <remarks>
    /// <para>Result: bytes; 0 at the end of the stream, for an empty datagram and for an empty buffer.</para>
    /// <para>Multishot since Linux 6.0.</para>
    /// <para>Takes provided buffers since Linux 5.7.</para>
    /// <para>In a chain, a short transfer breaks a soft link with WAITALL only.</para>
    /// <para>Without WAITALL the end of the stream (0) does not break a soft link.</para>
    /// <para>A multishot without provided buffers, or with WAITALL, is EINVAL.</para>
    /// <para>A total limit without multishot is EINVAL.</para>
    /// <para>An empty group is ENOBUFS at once, even when no data waits.</para>
    /// <para>More than int.MaxValue bytes are EINVAL.</para>
    /// <para>A registered buffer is refused.</para>
    /// </remarks>
    public static void Recv(ref Sqe sqe, RingFile file, nint buffer, uint length, uint msgFlags, ushort ioPriority, uint totalLimit = 0)
    {
        Rw(ref sqe, Opcode.Recv, file, (ulong)buffer, length, 0, msgFlags);
        sqe.IoPriority = ioPriority;
        sqe.OptionLength = totalLimit;
    }

    /// <summary>Opens a file with rules about how the path is resolved, like openat2. <c>IORING_OP_OPENAT2</c>, Linux 5.6.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="directory">The directory of a relative path; -100 is the working directory.</param>
    /// <param name="path">The path. Copied at submission.</param>
    /// <param name="how">An <c>open_how</c> of 24 bytes. Copied at submission.</param>
    /// <param name="target">Where the descriptor goes.</param>
    /// <remarks>
    /// <para>Result: the descriptor; 0 for a given slot; the slot for an allocated one.</para>
    /// <para>Makes direct descriptors since Linux 5.15.</para>
    /// <para>The directory is an ordinary descriptor: IOSQE_FIXED_FILE is EBADF.</para>
    /// <para>A direct target excludes O_CLOEXEC (EINVAL).</para>
    /// </remarks>
    public static void Openat2(ref Sqe sqe, Descriptor directory, nint path, nint how, DirectTarget target)
    {
        Rw(ref sqe, Opcode.Openat2, directory, (ulong)path, 24, (ulong)how);
        sqe.FileIndex = target.FileIndex;
    }

    /// <summary>Changes what an epoll instance watches, like epoll_ctl. <c>IORING_OP_EPOLL_CTL</c>, Linux 5.6.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="epoll">The epoll instance.</param>
    /// <param name="operation">1 add, 2 delete, 3 modify.</param>
    /// <param name="target">The descriptor that is watched.</param>
    /// <param name="epollEvent">An <c>epoll_event</c>. Copied at submission.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>The kernel marks it as deprecated.</para>
    /// <para>IOSQE_FIXED_FILE is ignored, not refused: the number is taken for a descriptor.</para>
    /// </remarks>
    public static void EpollCtl(ref Sqe sqe, Descriptor epoll, int operation, Descriptor target, nint epollEvent)
    {
        Rw(ref sqe, Opcode.EpollCtl, epoll, (ulong)epollEvent, (uint)operation, (uint)target.Number);
    }

    /// <summary>Moves bytes between a pipe and another file, like splice. <c>IORING_OP_SPLICE</c>, Linux 5.7.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="source">The file read from, a slot or a descriptor.</param>
    /// <param name="sourceOffset">Position in the source; -1 (all bits) for a pipe or the file position.</param>
    /// <param name="target">The file written to, a slot or a descriptor.</param>
    /// <param name="targetOffset">Position in the target; -1 (all bits) for a pipe or the file position.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="spliceFlags">Flags of splice, <c>SPLICE_F_*</c>.</param>
    /// <remarks>
    /// <para>Result: bytes moved, possibly fewer than asked.</para>
    /// <para>Always runs on a worker thread.</para>
    /// <para>In a chain, a result other than the length asked for breaks a soft link.</para>
    /// <para>One of the two files is a pipe.</para>
    /// </remarks>
    public static void Splice(ref Sqe sqe, RingFile source, ulong sourceOffset, RingFile target, ulong targetOffset, uint length, uint spliceFlags = 0)
    {
        Rw(ref sqe, Opcode.Splice, target, sourceOffset, length, targetOffset);
        sqe.SpliceFileIn = source.Number;
        if (source.IsFixed) spliceFlags |= UringConstants.SpliceInputFixed;
        sqe.OperationFlags = spliceFlags;
    }

    /// <summary>Adds buffers to a group, one submission at a time; a buffer ring replaces it. <c>IORING_OP_PROVIDE_BUFFERS</c>, Linux 5.7.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="address">Where the first buffer begins; each is the kernel's until the completion that consumes it. The kernel writes it; it stays until the last completion.</param>
    /// <param name="length">Bytes of each buffer.</param>
    /// <param name="count">Number of buffers.</param>
    /// <param name="bufferGroup">The group.</param>
    /// <param name="firstId">Id of the first buffer.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>A group that is a buffer ring is EINVAL.</para>
    /// <para>Ids beyond 65535 are E2BIG.</para>
    /// </remarks>
    public static void ProvideBuffers(ref Sqe sqe, nint address, uint length, int count, ushort bufferGroup, ushort firstId)
    {
        Rw(ref sqe, Opcode.ProvideBuffers, Unfixed(count), (ulong)address, length, firstId);
        sqe.BufferGroup = bufferGroup;
    }

    /// <summary>Removes buffers from a group. <c>IORING_OP_REMOVE_BUFFERS</c>, Linux 5.7.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="count">Number of buffers.</param>
    /// <param name="bufferGroup">The group.</param>
    /// <remarks>
    /// <para>Result: buffers removed; ENOENT for an unknown group.</para>
    /// </remarks>
    public static void RemoveBuffers(ref Sqe sqe, int count, ushort bufferGroup)
    {
        Rw(ref sqe, Opcode.RemoveBuffers, Unfixed(count), 0, 0, 0);
        sqe.BufferGroup = bufferGroup;
    }

    /// <summary>Copies bytes from one pipe to another without consuming them, like tee. <c>IORING_OP_TEE</c>, Linux 5.8.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="source">The pipe read from, a slot or a descriptor.</param>
    /// <param name="target">The pipe written to, a slot or a descriptor.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="spliceFlags">Flags of splice, <c>SPLICE_F_*</c>.</param>
    /// <remarks>
    /// <para>Result: bytes copied, possibly fewer than asked.</para>
    /// <para>Always runs on a worker thread.</para>
    /// <para>In a chain, a result other than the length asked for breaks a soft link.</para>
    /// </remarks>
    public static void Tee(ref Sqe sqe, RingFile source, RingFile target, uint length, uint spliceFlags = 0)
    {
        Rw(ref sqe, Opcode.Tee, target, 0, length, 0);
        sqe.SpliceFileIn = source.Number;
        if (source.IsFixed) spliceFlags |= UringConstants.SpliceInputFixed;
        sqe.OperationFlags = spliceFlags;
    }

    /// <summary>Ends one or both directions of a connection, like shutdown. <c>IORING_OP_SHUTDOWN</c>, Linux 5.11.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <param name="how">0 receiving, 1 sending, 2 both.</param>
    /// <remarks>
    /// <para>Result: 0; ENOTCONN when the socket is not connected.</para>
    /// <para>Always runs on a worker thread.</para>
    /// <para>It ends an armed receive with 0 and an armed accept with EINVAL.</para>
    /// </remarks>
    public static void Shutdown(ref Sqe sqe, RingFile file, int how)
    {
        Rw(ref sqe, Opcode.Shutdown, file, 0, (uint)how, 0);
    }

    /// <summary>Renames a file, like renameat2. <c>IORING_OP_RENAMEAT</c>, Linux 5.11.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="oldDirectory">The directory of the old path; -100 is the working directory.</param>
    /// <param name="oldPath">The old path. Copied at submission.</param>
    /// <param name="newDirectory">The directory of the new path; -100 is the working directory.</param>
    /// <param name="newPath">The new path. Copied at submission.</param>
    /// <param name="renameFlags">Flags of renameat2, <c>RENAME_*</c>.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>Always runs on a worker thread.</para>
    /// <para>The directory is an ordinary descriptor: IOSQE_FIXED_FILE is EBADF.</para>
    /// </remarks>
    public static void Renameat(ref Sqe sqe, Descriptor oldDirectory, nint oldPath, Descriptor newDirectory, nint newPath, uint renameFlags = 0)
    {
        Rw(ref sqe, Opcode.Renameat, oldDirectory, (ulong)oldPath, (uint)newDirectory.Number, (ulong)newPath, renameFlags);
    }

    /// <summary>Removes a file or an empty directory, like unlinkat. <c>IORING_OP_UNLINKAT</c>, Linux 5.11.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="directory">The directory of a relative path; -100 is the working directory.</param>
    /// <param name="path">The path. Copied at submission.</param>
    /// <param name="unlinkFlags">0, or <c>AT_REMOVEDIR</c> (0x200).</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>Always runs on a worker thread.</para>
    /// <para>The directory is an ordinary descriptor: IOSQE_FIXED_FILE is EBADF.</para>
    /// </remarks>
    public static void Unlinkat(ref Sqe sqe, Descriptor directory, nint path, uint unlinkFlags = 0)
    {
        Rw(ref sqe, Opcode.Unlinkat, directory, (ulong)path, 0, 0, unlinkFlags);
    }

    /// <summary>Makes a directory, like mkdirat. <c>IORING_OP_MKDIRAT</c>, Linux 5.15.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="directory">The directory of a relative path; -100 is the working directory.</param>
    /// <param name="path">The path. Copied at submission.</param>
    /// <param name="mode">Permissions of the directory.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>Always runs on a worker thread.</para>
    /// <para>The directory is an ordinary descriptor: IOSQE_FIXED_FILE is EBADF.</para>
    /// </remarks>
    public static void Mkdirat(ref Sqe sqe, Descriptor directory, nint path, uint mode)
    {
        Rw(ref sqe, Opcode.Mkdirat, directory, (ulong)path, mode, 0);
    }

    /// <summary>Makes a symbolic link, like symlinkat. <c>IORING_OP_SYMLINKAT</c>, Linux 5.15.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="linkTarget">What the link says. Copied at submission.</param>
    /// <param name="directory">The directory of a relative path; -100 is the working directory.</param>
    /// <param name="linkPath">Path of the link. Copied at submission.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>Always runs on a worker thread.</para>
    /// <para>The directory is an ordinary descriptor: IOSQE_FIXED_FILE is EBADF.</para>
    /// </remarks>
    public static void Symlinkat(ref Sqe sqe, nint linkTarget, Descriptor directory, nint linkPath)
    {
        Rw(ref sqe, Opcode.Symlinkat, directory, (ulong)linkTarget, 0, (ulong)linkPath);
    }

    /// <summary>Makes a hard link, like linkat. <c>IORING_OP_LINKAT</c>, Linux 5.15.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="oldDirectory">The directory of the old path; -100 is the working directory.</param>
    /// <param name="oldPath">The old path. Copied at submission.</param>
    /// <param name="newDirectory">The directory of the new path; -100 is the working directory.</param>
    /// <param name="newPath">The new path. Copied at submission.</param>
    /// <param name="linkFlags">Flags of linkat, <c>AT_*</c>.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>Always runs on a worker thread.</para>
    /// <para>The directory is an ordinary descriptor: IOSQE_FIXED_FILE is EBADF.</para>
    /// </remarks>
    public static void Linkat(ref Sqe sqe, Descriptor oldDirectory, nint oldPath, Descriptor newDirectory, nint newPath, uint linkFlags = 0)
    {
        Rw(ref sqe, Opcode.Linkat, oldDirectory, (ulong)oldPath, (uint)newDirectory.Number, (ulong)newPath, linkFlags);
    }

    /// <summary>Posts a completion to another ring. <c>IORING_OP_MSG_RING</c>, Linux 5.18.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="ring">The other ring, a slot or a descriptor.</param>
    /// <param name="targetUserData">User data of the completion over there.</param>
    /// <param name="result">Result of the completion over there.</param>
    /// <param name="messageFlags"><see cref="MessageRingFlags.PassFlags"/>, or 0.</param>
    /// <param name="targetFlags">Flags of the completion over there, with <see cref="MessageRingFlags.PassFlags"/> (6.3).</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>What is no ring, or a ring still disabled, is EBADFD.</para>
    /// <para>EOVERFLOW when the completion queue over there could not take it.</para>
    /// <para>Success does not mean that anybody over there will read it.</para>
    /// </remarks>
    public static void MsgRing(ref Sqe sqe, RingFile ring, ulong targetUserData, int result, uint messageFlags = 0, uint targetFlags = 0)
    {
        Rw(ref sqe, Opcode.MsgRing, ring, (ulong)MessageRingCommand.Data, (uint)result, targetUserData, messageFlags);
        sqe.FileIndex = targetFlags;
    }

    /// <summary>Sets an extended attribute of an open file, like fsetxattr. <c>IORING_OP_FSETXATTR</c>, Linux 5.19.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="name">Name of the attribute. Copied at submission.</param>
    /// <param name="value">The value. Copied at submission.</param>
    /// <param name="length">Bytes of the value.</param>
    /// <param name="xattrFlags">Flags of setxattr, <c>XATTR_*</c>.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>Always runs on a worker thread.</para>
    /// </remarks>
    public static void Fsetxattr(ref Sqe sqe, RingFile file, nint name, nint value, uint length, uint xattrFlags = 0)
    {
        Rw(ref sqe, Opcode.Fsetxattr, file, (ulong)name, length, (ulong)value, xattrFlags);
    }

    /// <summary>Sets an extended attribute of a path, like setxattr. <c>IORING_OP_SETXATTR</c>, Linux 5.19.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="name">Name of the attribute. Copied at submission.</param>
    /// <param name="value">The value. Copied at submission.</param>
    /// <param name="path">The path. Copied at submission.</param>
    /// <param name="length">Bytes of the value.</param>
    /// <param name="xattrFlags">Flags of setxattr, <c>XATTR_*</c>.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>Always runs on a worker thread.</para>
    /// <para>IOSQE_FIXED_FILE is EBADF.</para>
    /// </remarks>
    public static void Setxattr(ref Sqe sqe, nint name, nint value, nint path, uint length, uint xattrFlags = 0)
    {
        Rw(ref sqe, Opcode.Setxattr, Unfixed(0), (ulong)name, length, (ulong)value, xattrFlags);
        sqe.Address3 = (ulong)path;
    }

    /// <summary>Reads an extended attribute of an open file, like fgetxattr. <c>IORING_OP_FGETXATTR</c>, Linux 5.19.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="name">Name of the attribute. Copied at submission.</param>
    /// <param name="value">Where the value goes. The kernel writes it; it stays until the last completion.</param>
    /// <param name="length">Bytes of the value.</param>
    /// <remarks>
    /// <para>Result: length of the value.</para>
    /// <para>Always runs on a worker thread.</para>
    /// </remarks>
    public static void Fgetxattr(ref Sqe sqe, RingFile file, nint name, nint value, uint length)
    {
        Rw(ref sqe, Opcode.Fgetxattr, file, (ulong)name, length, (ulong)value);
    }

    /// <summary>Reads an extended attribute of a path, like getxattr. <c>IORING_OP_GETXATTR</c>, Linux 5.19.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="name">Name of the attribute. Copied at submission.</param>
    /// <param name="value">Where the value goes. The kernel writes it; it stays until the last completion.</param>
    /// <param name="path">The path. Copied at submission.</param>
    /// <param name="length">Bytes of the value.</param>
    /// <remarks>
    /// <para>Result: length of the value.</para>
    /// <para>Always runs on a worker thread.</para>
    /// <para>IOSQE_FIXED_FILE is EBADF.</para>
    /// </remarks>
    public static void Getxattr(ref Sqe sqe, nint name, nint value, nint path, uint length)
    {
        Rw(ref sqe, Opcode.Getxattr, Unfixed(0), (ulong)name, length, (ulong)value);
        sqe.Address3 = (ulong)path;
    }

    /// <summary>Makes a socket, like socket. <c>IORING_OP_SOCKET</c>, Linux 5.19.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="domain">Address family: 1 local, 2 IPv4, 10 IPv6.</param>
    /// <param name="type">1 stream, 2 datagram; with SOCK_NONBLOCK (0x800) or SOCK_CLOEXEC (0x80000).</param>
    /// <param name="protocol">Protocol, 0 for the usual one.</param>
    /// <param name="target">Where the descriptor goes.</param>
    /// <remarks>
    /// <para>Result: the descriptor; 0 for a given slot; the slot for an allocated one.</para>
    /// <para>Makes direct descriptors since Linux 5.19.</para>
    /// <para>With a given slot, SOCKET, BIND, LISTEN and a multishot ACCEPT form one chain.</para>
    /// <para>A direct target excludes SOCK_CLOEXEC (EINVAL).</para>
    /// <para>The limit of open files is read while the submission is prepared.</para>
    /// </remarks>
    public static void Socket(ref Sqe sqe, int domain, int type, int protocol, DirectTarget target)
    {
        Rw(ref sqe, Opcode.Socket, Unfixed(domain), 0, (uint)protocol, (uint)type);
        sqe.FileIndex = target.FileIndex;
    }

    /// <summary>A command of the file's driver; sockets have a few. <c>IORING_OP_URING_CMD</c>, Linux 5.19.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="command">The command; <see cref="SocketOperation"/> on a socket.</param>
    /// <param name="address">What the command takes there. It stays until the last completion.</param>
    /// <param name="length">What the command takes there.</param>
    /// <param name="commandFlags"><see cref="UringCommandFlags"/>.</param>
    /// <param name="bufferIndex"><see cref="FixedBuffer.BufferIndex"/> of a registered buffer, with <see cref="UringCommandFlags.FixedBuffer"/>.</param>
    /// <param name="argument">First eight bytes of the command's own data.</param>
    /// <remarks>
    /// <para>Result: what the command says.</para>
    /// <para>Multishot since Linux 6.18.</para>
    /// <para>Takes provided buffers since Linux 6.18.</para>
    /// <para>An unknown command of a socket is EOPNOTSUPP.</para>
    /// <para>Provided buffers without multishot are EINVAL.</para>
    /// <para>Some commands need the large entries.</para>
    /// </remarks>
    public static void UringCmd(ref Sqe sqe, RingFile file, uint command, nint address = 0, uint length = 0, uint commandFlags = 0, ushort bufferIndex = 0, ulong argument = 0)
    {
        Rw(ref sqe, Opcode.UringCmd, file, (ulong)address, length, command, commandFlags);
        sqe.BufferIndex = bufferIndex;
        sqe.Address3 = argument;
    }

    /// <summary>Sends from one buffer without copying it, like send and sendto. <c>IORING_OP_SEND_ZC</c>, Linux 6.0.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <param name="buffer">The data, or an array of <see cref="IoVector"/> with <see cref="RecvSendFlags.Vectorized"/>. It stays until the notification.</param>
    /// <param name="length">Bytes, or vectors with <see cref="RecvSendFlags.Vectorized"/>; a cap with a provided buffer, 0 for all of it.</param>
    /// <param name="msgFlags">Flags of the socket call, <see cref="MsgFlags"/>.</param>
    /// <param name="ioPriority">Flags of the operation in the priority word, <see cref="RecvSendFlags"/>.</param>
    /// <param name="bufferIndex">Index of the registered buffer, with <see cref="RecvSendFlags.FixedBuffer"/>.</param>
    /// <param name="destination">The peer's address for an unconnected socket (6.0), or 0. Copied at submission.</param>
    /// <param name="destinationLength">Bytes of that address.</param>
    /// <remarks>
    /// <para>Result: bytes sent; the result of the notification is a flag word, never an error.</para>
    /// <para>In a chain, a short transfer breaks a soft link with WAITALL only.</para>
    /// <para>A notification follows every first completion that carries F_MORE, most errors too; one that a chain cancels posts it without F_MORE.</para>
    /// <para>Skipping the completion, or words after the third address, are EINVAL without a notification.</para>
    /// <para>A transport that cannot (the local family) is EOPNOTSUPP; pages count against RLIMIT_MEMLOCK, beyond it ENOMEM.</para>
    /// </remarks>
    public static void SendZc(ref Sqe sqe, RingFile file, nint buffer, uint length, uint msgFlags, ushort ioPriority, ushort bufferIndex = 0, nint destination = 0, ushort destinationLength = 0)
    {
        Rw(ref sqe, Opcode.SendZc, file, (ulong)buffer, length, (ulong)destination, msgFlags);
        sqe.IoPriority = ioPriority;
        sqe.BufferIndex = bufferIndex;
        sqe.AddressLength = destinationLength;
    }

    /// <summary>Sends what a message header describes without copying it, like sendmsg. <c>IORING_OP_SENDMSG_ZC</c>, Linux 6.1.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <param name="message">A <see cref="MessageHeader"/>. Copied at submission. What it points to stays until the notification.</param>
    /// <param name="msgFlags">Flags of the socket call, <see cref="MsgFlags"/>.</param>
    /// <param name="ioPriority">Flags of the operation in the priority word, <see cref="RecvSendFlags"/>.</param>
    /// <param name="bufferIndex">Index of the registered buffer, with <see cref="RecvSendFlags.FixedBuffer"/>.</param>
    /// <remarks>
    /// <para>Result: bytes sent; the result of the notification is a flag word, never an error.</para>
    /// <para>In a chain, a short transfer breaks a soft link with WAITALL only.</para>
    /// <para>Control data is read again whenever the operation is tried; it stays until the completion.</para>
    /// <para>A notification follows every first completion that carries F_MORE, most errors too; one that a chain cancels posts it without F_MORE.</para>
    /// <para>Skipping the completion, or words after the third address, are EINVAL without a notification.</para>
    /// <para>A transport that cannot (the local family) is EOPNOTSUPP; pages count against RLIMIT_MEMLOCK, beyond it ENOMEM.</para>
    /// </remarks>
    public static void SendmsgZc(ref Sqe sqe, RingFile file, nint message, uint msgFlags, ushort ioPriority, ushort bufferIndex = 0)
    {
        Rw(ref sqe, Opcode.SendmsgZc, file, (ulong)message, 1, 0, msgFlags);
        sqe.IoPriority = ioPriority;
        sqe.BufferIndex = bufferIndex;
    }

    /// <summary>Reads again and again from a pipe, an eventfd, a terminal or a tun device into provided buffers. <c>IORING_OP_READ_MULTISHOT</c>, Linux 6.7.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="bufferGroup">Group that the buffers come from.</param>
    /// <param name="offset">0, or -1 (all bits).</param>
    /// <param name="rwFlags">Flags of preadv2 and pwritev2, <c>RWF_*</c>.</param>
    /// <remarks>
    /// <para>Result: bytes read; 0 at the end ends it.</para>
    /// <para>It is always multishot.</para>
    /// <para>A regular file is refused with EBADFD.</para>
    /// <para>At the end of the stream a partly used incremental buffer comes without the flag that says so.</para>
    /// </remarks>
    public static void ReadMultishot(ref Sqe sqe, RingFile file, ushort bufferGroup, ulong offset = ulong.MaxValue, uint rwFlags = 0)
    {
        Rw(ref sqe, Opcode.ReadMultishot, file, 0, 0, offset, rwFlags);
        sqe.BufferGroup = bufferGroup;
        sqe.Flags |= SqeFlags.BufferSelect;
    }

    /// <summary>Waits for a child process, like waitid. <c>IORING_OP_WAITID</c>, Linux 6.7.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="idType">What the id is: any child (0), a process (1), a group (2) or a pidfd (3).</param>
    /// <param name="id">The process, the group or the pidfd.</param>
    /// <param name="signalInfo">A <c>siginfo_t</c> of 128 bytes, or 0. The kernel writes it; it stays until the last completion.</param>
    /// <param name="options">What is waited for: exit (4), stop (2), continue (8), or-ed.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>It has no multishot form; every flag bit is refused.</para>
    /// </remarks>
    public static void Waitid(ref Sqe sqe, int idType, int id, nint signalInfo, uint options)
    {
        Rw(ref sqe, Opcode.Waitid, Unfixed(id), 0, (uint)idType, (ulong)signalInfo);
        sqe.FileIndex = options;
    }

    /// <summary>Waits until a futex is woken. <c>IORING_OP_FUTEX_WAIT</c>, Linux 6.7.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="futex">The futex word. It stays until the last completion.</param>
    /// <param name="value">What the futex is expected to hold.</param>
    /// <param name="mask">Bits that a wake and a wait must share; 0xFFFFFFFF for all.</param>
    /// <param name="futexFlags">Size and scope of the futex: 32 bits (2), private to the process (128).</param>
    /// <remarks>
    /// <para>Result: 0; EAGAIN when the futex holds another value.</para>
    /// <para>There is no timeout operand; a LINK_TIMEOUT gives one.</para>
    /// </remarks>
    public static void FutexWait(ref Sqe sqe, nint futex, ulong value, ulong mask, uint futexFlags)
    {
        Rw(ref sqe, Opcode.FutexWait, Unfixed((int)futexFlags), (ulong)futex, 0, value);
        sqe.Address3 = mask;
    }

    /// <summary>Wakes waiters of a futex. <c>IORING_OP_FUTEX_WAKE</c>, Linux 6.7.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="futex">The futex word. Copied at submission.</param>
    /// <param name="count">How many waiters at most.</param>
    /// <param name="mask">Bits that a wake and a wait must share; 0xFFFFFFFF for all.</param>
    /// <param name="futexFlags">Size and scope of the futex: 32 bits (2), private to the process (128).</param>
    /// <remarks>
    /// <para>Result: waiters woken.</para>
    /// </remarks>
    public static void FutexWake(ref Sqe sqe, nint futex, ulong count, ulong mask, uint futexFlags)
    {
        Rw(ref sqe, Opcode.FutexWake, Unfixed((int)futexFlags), (ulong)futex, 0, count);
        sqe.Address3 = mask;
    }

    /// <summary>Waits until one of several futexes is woken. <c>IORING_OP_FUTEX_WAITV</c>, Linux 6.7.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="waiters">Array of <c>futex_waitv</c>. Copied at submission. What it points to stays until the last completion.</param>
    /// <param name="count">Number of waiters, 1 to 128.</param>
    /// <remarks>
    /// <para>Result: index of the futex that was woken; EAGAIN when one holds another value.</para>
    /// <para>There is no timeout operand; a LINK_TIMEOUT gives one.</para>
    /// </remarks>
    public static void FutexWaitv(ref Sqe sqe, nint waiters, uint count)
    {
        Rw(ref sqe, Opcode.FutexWaitv, Unfixed(0), (ulong)waiters, count, 0);
    }

    /// <summary>Makes an ordinary descriptor of a slot; the slot stays open. <c>IORING_OP_FIXED_FD_INSTALL</c>, Linux 6.8.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="installFlags">0, or <see cref="UringConstants.InstallNoCloseOnExec"/>.</param>
    /// <remarks>
    /// <para>Result: the new descriptor.</para>
    /// <para>Other credentials are EPERM.</para>
    /// </remarks>
    public static void FixedFdInstall(ref Sqe sqe, Slot slot, uint installFlags = 0)
    {
        Rw(ref sqe, Opcode.FixedFdInstall, slot, 0, 0, 0, installFlags);
    }

    /// <summary>Sets the length of a file, like ftruncate. <c>IORING_OP_FTRUNCATE</c>, Linux 6.9.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="length">The new length in bytes.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>Always runs on a worker thread.</para>
    /// </remarks>
    public static void Ftruncate(ref Sqe sqe, RingFile file, ulong length)
    {
        Rw(ref sqe, Opcode.Ftruncate, file, 0, 0, length);
    }

    /// <summary>Names a socket, like bind. <c>IORING_OP_BIND</c>, Linux 6.11.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <param name="address">The socket address. Copied at submission.</param>
    /// <param name="addressLength">Bytes of the address, by value.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>A socket that has a name already is EINVAL.</para>
    /// <para>A path of the local family is made by a worker thread.</para>
    /// </remarks>
    public static void Bind(ref Sqe sqe, RingFile file, nint address, uint addressLength)
    {
        Rw(ref sqe, Opcode.Bind, file, (ulong)address, 0, addressLength);
    }

    /// <summary>Makes a socket accept connections, like listen. <c>IORING_OP_LISTEN</c>, Linux 6.11.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <param name="backlog">How many connections may wait.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// </remarks>
    public static void Listen(ref Sqe sqe, RingFile file, int backlog)
    {
        Rw(ref sqe, Opcode.Listen, file, 0, (uint)backlog, 0);
    }

    /// <summary>Receives again and again into memory that the network device writes directly. <c>IORING_OP_RECV_ZC</c>, Linux 6.15.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The TCP socket, a slot or a descriptor.</param>
    /// <param name="interfaceQueue">Index of the registered hardware queue.</param>
    /// <param name="totalLimit">Bytes after which it ends (6.16), 0 for no limit.</param>
    /// <param name="ioPriority">Flags of the operation in the priority word, <see cref="RecvSendFlags"/>.</param>
    /// <remarks>
    /// <para>Result: bytes; their place stands in the upper half of the completion.</para>
    /// <para>It is always multishot.</para>
    /// <para>Needs a registered hardware queue, deferred task running and completions of 32 bytes.</para>
    /// <para>The memory is the caller's until it goes back through the refill queue.</para>
    /// </remarks>
    public static void RecvZc(ref Sqe sqe, RingFile file, uint interfaceQueue, uint totalLimit = 0, ushort ioPriority = RecvSendFlags.RecvMultishot)
    {
        Rw(ref sqe, Opcode.RecvZc, file, 0, totalLimit, 0);
        sqe.FileIndex = interfaceQueue;
        sqe.IoPriority = ioPriority;
    }

    /// <summary>Waits for events of an epoll instance, like epoll_wait. <c>IORING_OP_EPOLL_WAIT</c>, Linux 6.15.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="epoll">The epoll instance, a slot or a descriptor.</param>
    /// <param name="events">Array of <c>epoll_event</c>. The kernel writes it; it stays until the last completion.</param>
    /// <param name="maximumCount">Entries of the array.</param>
    /// <remarks>
    /// <para>Result: events.</para>
    /// <para>There is no timeout operand; a LINK_TIMEOUT gives one.</para>
    /// </remarks>
    public static void EpollWait(ref Sqe sqe, RingFile epoll, nint events, uint maximumCount)
    {
        Rw(ref sqe, Opcode.EpollWait, epoll, (ulong)events, maximumCount, 0);
    }

    /// <summary>Reads at an offset into several pieces of one registered buffer. <c>IORING_OP_READV_FIXED</c>, Linux 6.15.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="vectors">Array of <see cref="IoVector"/>. Copied at submission. What it points to stays until the last completion.</param>
    /// <param name="vectorCount">Number of vectors.</param>
    /// <param name="offset">Position in the file; -1 (all bits) reads or writes at the file position and moves it.</param>
    /// <param name="bufferIndex">Index of the registered buffer.</param>
    /// <param name="rwFlags">Flags of preadv2 and pwritev2, <c>RWF_*</c>.</param>
    /// <param name="ioPriority">I/O priority: class in bits 13 to 15, level below; no flag word.</param>
    /// <remarks>
    /// <para>Result: bytes read, 0 at the end of the file.</para>
    /// <para>In a chain, a result other than the length asked for breaks a soft link.</para>
    /// <para>A range outside the registered buffer, or an unknown index, is EFAULT.</para>
    /// <para>Unregistering a buffer in flight only drops a reference; the memory stays until the last completion.</para>
    /// </remarks>
    public static void ReadvFixed(ref Sqe sqe, RingFile file, nint vectors, uint vectorCount, ulong offset, ushort bufferIndex, uint rwFlags = 0, ushort ioPriority = 0)
    {
        Rw(ref sqe, Opcode.ReadvFixed, file, (ulong)vectors, vectorCount, offset, rwFlags);
        sqe.BufferIndex = bufferIndex;
        sqe.IoPriority = ioPriority;
    }

    /// <summary>Writes at an offset from several pieces of one registered buffer. <c>IORING_OP_WRITEV_FIXED</c>, Linux 6.15.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The file, a slot or a descriptor.</param>
    /// <param name="vectors">Array of <see cref="IoVector"/>. Copied at submission. What it points to stays until the last completion.</param>
    /// <param name="vectorCount">Number of vectors.</param>
    /// <param name="offset">Position in the file; -1 (all bits) reads or writes at the file position and moves it.</param>
    /// <param name="bufferIndex">Index of the registered buffer.</param>
    /// <param name="rwFlags">Flags of preadv2 and pwritev2, <c>RWF_*</c>.</param>
    /// <param name="ioPriority">I/O priority: class in bits 13 to 15, level below; no flag word.</param>
    /// <remarks>
    /// <para>Result: bytes written, possibly fewer than asked.</para>
    /// <para>In a chain, a result other than the length asked for breaks a soft link.</para>
    /// <para>A range outside the registered buffer, or an unknown index, is EFAULT.</para>
    /// <para>Unregistering a buffer in flight only drops a reference; the memory stays until the last completion.</para>
    /// </remarks>
    public static void WritevFixed(ref Sqe sqe, RingFile file, nint vectors, uint vectorCount, ulong offset, ushort bufferIndex, uint rwFlags = 0, ushort ioPriority = 0)
    {
        Rw(ref sqe, Opcode.WritevFixed, file, (ulong)vectors, vectorCount, offset, rwFlags);
        sqe.BufferIndex = bufferIndex;
        sqe.IoPriority = ioPriority;
    }

    /// <summary>Makes a pipe, like pipe2. <c>IORING_OP_PIPE</c>, Linux 6.16.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="descriptors">Two ints: the reading end, then the writing end. The kernel writes it; it stays until the last completion.</param>
    /// <param name="pipeFlags">Flags of pipe2, <c>O_*</c>.</param>
    /// <param name="target">Where the ends go; a given slot takes its neighbour as well.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// <para>A direct target excludes O_CLOEXEC (EINVAL).</para>
    /// </remarks>
    public static void Pipe(ref Sqe sqe, nint descriptors, uint pipeFlags, DirectTarget target)
    {
        Rw(ref sqe, Opcode.Pipe, Unfixed(0), (ulong)descriptors, 0, 0);
        sqe.OperationFlags = FileFlags.ToNative(pipeFlags);
        sqe.FileIndex = target.FileIndex;
    }

    /// <summary>Sets an option of a socket, like setsockopt. <c>IORING_OP_URING_CMD</c>, Linux 6.7.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <param name="level">Level of the option, <c>SOL_*</c>.</param>
    /// <param name="name">The option, <c>SO_*</c>.</param>
    /// <param name="value">The value; it is read when the operation runs. It stays until the last completion.</param>
    /// <param name="length">Bytes of the value.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// </remarks>
    public static void SetSocketOption(ref Sqe sqe, RingFile file, int level, int name, nint value, uint length)
    {
        Rw(ref sqe, Opcode.UringCmd, file, 0, 0, (uint)SocketOperation.SetOption);
        sqe.Level = (uint)level;
        sqe.OptionName = (uint)name;
        sqe.OptionValue = (ulong)value;
        sqe.OptionLength = length;
    }

    /// <summary>Reads an option of a socket, like getsockopt. <c>IORING_OP_URING_CMD</c>, Linux 6.7.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <param name="level">Level of the option, <c>SOL_*</c>.</param>
    /// <param name="name">The option, <c>SO_*</c>.</param>
    /// <param name="value">Where the value goes. The kernel writes it; it stays until the last completion.</param>
    /// <param name="length">Bytes of the value.</param>
    /// <remarks>
    /// <para>Result: length of the value.</para>
    /// <para>Of level SOL_SOCKET only: others are EOPNOTSUPP.</para>
    /// <para>A value of more than 16 bytes is cut off, unless a parameter ReceiveBuffer value takes it.</para>
    /// </remarks>
    public static void GetSocketOption(ref Sqe sqe, RingFile file, int level, int name, nint value, uint length)
    {
        Rw(ref sqe, Opcode.UringCmd, file, 0, 0, (uint)SocketOperation.GetOption);
        sqe.Level = (uint)level;
        sqe.OptionName = (uint)name;
        sqe.OptionValue = (ulong)value;
        sqe.OptionLength = length;
    }

    /// <summary>Asks how many bytes wait in the receive queue. <c>IORING_OP_URING_CMD</c>, Linux 6.6.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <remarks>
    /// <para>Result: bytes.</para>
    /// <para>A socket of the local family is EOPNOTSUPP.</para>
    /// </remarks>
    public static void SocketBytesReadable(ref Sqe sqe, RingFile file)
    {
        Rw(ref sqe, Opcode.UringCmd, file, 0, 0, (uint)SocketOperation.BytesReadable);
    }

    /// <summary>Asks how many bytes wait in the send queue. <c>IORING_OP_URING_CMD</c>, Linux 6.6.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <remarks>
    /// <para>Result: bytes.</para>
    /// <para>A socket of the local family is EOPNOTSUPP.</para>
    /// </remarks>
    public static void SocketBytesUnsent(ref Sqe sqe, RingFile file)
    {
        Rw(ref sqe, Opcode.UringCmd, file, 0, 0, (uint)SocketOperation.BytesUnsent);
    }

    /// <summary>Reports when sent bytes have left, from a socket with SO_TIMESTAMPING, again and again. <c>IORING_OP_URING_CMD</c>, Linux 6.17.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <remarks>
    /// <para>Result: the key of what was sent, with OPT_ID; kind and source stand in the upper half of the flags, the time in the larger completion.</para>
    /// <para>It is always multishot.</para>
    /// <para>A ring of small completions is EINVAL.</para>
    /// <para>It takes what is in the socket's error queue, which then nobody else finds there.</para>
    /// </remarks>
    public static void TransmitTimestamps(ref Sqe sqe, RingFile file)
    {
        Rw(ref sqe, Opcode.UringCmd, file, 0, 0, (uint)SocketOperation.TransmitTimestamp);
    }

    /// <summary>Asks for the address of a socket, or of its peer, like getsockname and getpeername. <c>IORING_OP_URING_CMD</c>, Linux 6.19.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="file">The socket, a slot or a descriptor.</param>
    /// <param name="address">Where the address goes. The kernel writes it; it stays until the last completion.</param>
    /// <param name="addressLength">An int that holds the room and gets the length. The kernel writes it; it stays until the last completion.</param>
    /// <param name="peer">1 for the peer's, 0 for its own.</param>
    /// <remarks>
    /// <para>Result: 0.</para>
    /// </remarks>
    public static void SocketName(ref Sqe sqe, RingFile file, nint address, nint addressLength, uint peer)
    {
        Rw(ref sqe, Opcode.UringCmd, file, (ulong)address, 0, (uint)SocketOperation.GetName);
        sqe.Address3 = (ulong)addressLength;
        sqe.OptionLength = peer;
    }

    /// <summary>Passes a direct descriptor to another ring. <c>IORING_OP_MSG_RING</c>, Linux 6.0.</summary>
    /// <param name="sqe">The entry; all of it is written. The caller sets the user data afterwards.</param>
    /// <param name="ring">The other ring, a slot or a descriptor.</param>
    /// <param name="source">The slot of this ring that is passed.</param>
    /// <param name="target">Where it goes in the other ring: a slot, or allocated.</param>
    /// <param name="targetUserData">User data of the completion over there.</param>
    /// <param name="messageFlags"><see cref="MessageRingFlags.CqeSkip"/>, or 0.</param>
    /// <remarks>
    /// <para>Result: 0 for a given slot, the slot for an allocated one; the completion over there says the same.</para>
    /// <para>To itself is EINVAL.</para>
    /// <para>A full table over there is ENFILE.</para>
    /// <para>Success does not mean that anybody over there will read it.</para>
    /// </remarks>
    public static void MsgRingFile(ref Sqe sqe, RingFile ring, Slot source, DirectTarget target, ulong targetUserData, uint messageFlags = 0)
    {
        Rw(ref sqe, Opcode.MsgRing, ring, (ulong)MessageRingCommand.SendFile, 0, targetUserData, messageFlags);
        sqe.Address3 = (uint)source.Index;
        sqe.FileIndex = target.FileIndex;
    }
}
