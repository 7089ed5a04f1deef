// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

namespace UringDsl.Abi;

/// <summary>The operation of a submission, <c>enum io_uring_op</c>.</summary>
public enum Opcode : byte
{
    /// <summary>Completes at once. <c>IORING_OP_NOP</c>, Linux 5.1.</summary>
    Nop = 0,
    /// <summary>Reads at an offset into several buffers, like preadv2. <c>IORING_OP_READV</c>, Linux 5.1.</summary>
    Readv = 1,
    /// <summary>Writes at an offset from several buffers, like pwritev2. <c>IORING_OP_WRITEV</c>, Linux 5.1.</summary>
    Writev = 2,
    /// <summary>Makes a file's data durable, like fsync, fdatasync or a sync of a range. <c>IORING_OP_FSYNC</c>, Linux 5.1.</summary>
    Fsync = 3,
    /// <summary>Reads at an offset into a registered buffer. <c>IORING_OP_READ_FIXED</c>, Linux 5.1.</summary>
    ReadFixed = 4,
    /// <summary>Writes at an offset from a registered buffer. <c>IORING_OP_WRITE_FIXED</c>, Linux 5.1.</summary>
    WriteFixed = 5,
    /// <summary>Waits until a file is ready, or with multishot reports it again and again. <c>IORING_OP_POLL_ADD</c>, Linux 5.1.</summary>
    PollAdd = 6,
    /// <summary>Removes or changes a pending poll. <c>IORING_OP_POLL_REMOVE</c>, Linux 5.1.</summary>
    PollRemove = 7,
    /// <summary>Writes a range of a file out, like sync_file_range. <c>IORING_OP_SYNC_FILE_RANGE</c>, Linux 5.2.</summary>
    SyncFileRange = 8,
    /// <summary>Sends what a message header describes, like sendmsg. <c>IORING_OP_SENDMSG</c>, Linux 5.3.</summary>
    Sendmsg = 9,
    /// <summary>Receives what a message header describes, or with multishot again and again, like recvmsg. <c>IORING_OP_RECVMSG</c>, Linux 5.3.</summary>
    Recvmsg = 10,
    /// <summary>Fires after a time, or after a number of completions. <c>IORING_OP_TIMEOUT</c>, Linux 5.4.</summary>
    Timeout = 11,
    /// <summary>Removes or changes a timeout. <c>IORING_OP_TIMEOUT_REMOVE</c>, Linux 5.5.</summary>
    TimeoutRemove = 12,
    /// <summary>Accepts one connection, or with multishot every one, like accept4. <c>IORING_OP_ACCEPT</c>, Linux 5.5.</summary>
    Accept = 13,
    /// <summary>Cancels submissions in flight. <c>IORING_OP_ASYNC_CANCEL</c>, Linux 5.5.</summary>
    AsyncCancel = 14,
    /// <summary>Gives the member of the chain in front of it a deadline. <c>IORING_OP_LINK_TIMEOUT</c>, Linux 5.5.</summary>
    LinkTimeout = 15,
    /// <summary>Connects a socket, like connect. <c>IORING_OP_CONNECT</c>, Linux 5.5.</summary>
    Connect = 16,
    /// <summary>Reserves or releases space of a file, like fallocate. <c>IORING_OP_FALLOCATE</c>, Linux 5.6.</summary>
    Fallocate = 17,
    /// <summary>Opens a file, like openat. <c>IORING_OP_OPENAT</c>, Linux 5.6.</summary>
    Openat = 18,
    /// <summary>Closes a descriptor or a slot. <c>IORING_OP_CLOSE</c>, Linux 5.6.</summary>
    Close = 19,
    /// <summary>Fills or clears slots of the fixed-file table. <c>IORING_OP_FILES_UPDATE</c>, Linux 5.6.</summary>
    FilesUpdate = 20,
    /// <summary>Reads the attributes of a file, like statx. <c>IORING_OP_STATX</c>, Linux 5.6.</summary>
    Statx = 21,
    /// <summary>Reads at an offset, like pread. <c>IORING_OP_READ</c>, Linux 5.6.</summary>
    Read = 22,
    /// <summary>Writes at an offset, like pwrite. <c>IORING_OP_WRITE</c>, Linux 5.6.</summary>
    Write = 23,
    /// <summary>Tells how a range of a file will be used, like posix_fadvise. <c>IORING_OP_FADVISE</c>, Linux 5.6.</summary>
    Fadvise = 24,
    /// <summary>Tells how a range of memory will be used, like madvise. <c>IORING_OP_MADVISE</c>, Linux 5.6.</summary>
    Madvise = 25,
    /// <summary>Sends from one buffer, like send and sendto. <c>IORING_OP_SEND</c>, Linux 5.6.</summary>
    Send = 26,
    /// <summary>Receives into one buffer, or with multishot again and again, like recv. <c>IORING_OP_RECV</c>, Linux 5.6.</summary>
    Recv = 27,
    /// <summary>Opens a file with rules about how the path is resolved, like openat2. <c>IORING_OP_OPENAT2</c>, Linux 5.6.</summary>
    Openat2 = 28,
    /// <summary>Changes what an epoll instance watches, like epoll_ctl. <c>IORING_OP_EPOLL_CTL</c>, Linux 5.6.</summary>
    EpollCtl = 29,
    /// <summary>Moves bytes between a pipe and another file, like splice. <c>IORING_OP_SPLICE</c>, Linux 5.7.</summary>
    Splice = 30,
    /// <summary>Adds buffers to a group, one submission at a time; a buffer ring replaces it. <c>IORING_OP_PROVIDE_BUFFERS</c>, Linux 5.7.</summary>
    ProvideBuffers = 31,
    /// <summary>Removes buffers from a group. <c>IORING_OP_REMOVE_BUFFERS</c>, Linux 5.7.</summary>
    RemoveBuffers = 32,
    /// <summary>Copies bytes from one pipe to another without consuming them, like tee. <c>IORING_OP_TEE</c>, Linux 5.8.</summary>
    Tee = 33,
    /// <summary>Ends one or both directions of a connection, like shutdown. <c>IORING_OP_SHUTDOWN</c>, Linux 5.11.</summary>
    Shutdown = 34,
    /// <summary>Renames a file, like renameat2. <c>IORING_OP_RENAMEAT</c>, Linux 5.11.</summary>
    Renameat = 35,
    /// <summary>Removes a file or an empty directory, like unlinkat. <c>IORING_OP_UNLINKAT</c>, Linux 5.11.</summary>
    Unlinkat = 36,
    /// <summary>Makes a directory, like mkdirat. <c>IORING_OP_MKDIRAT</c>, Linux 5.15.</summary>
    Mkdirat = 37,
    /// <summary>Makes a symbolic link, like symlinkat. <c>IORING_OP_SYMLINKAT</c>, Linux 5.15.</summary>
    Symlinkat = 38,
    /// <summary>Makes a hard link, like linkat. <c>IORING_OP_LINKAT</c>, Linux 5.15.</summary>
    Linkat = 39,
    /// <summary>Posts a completion to another ring. <c>IORING_OP_MSG_RING</c>, Linux 5.18.</summary>
    MsgRing = 40,
    /// <summary>Sets an extended attribute of an open file, like fsetxattr. <c>IORING_OP_FSETXATTR</c>, Linux 5.19.</summary>
    Fsetxattr = 41,
    /// <summary>Sets an extended attribute of a path, like setxattr. <c>IORING_OP_SETXATTR</c>, Linux 5.19.</summary>
    Setxattr = 42,
    /// <summary>Reads an extended attribute of an open file, like fgetxattr. <c>IORING_OP_FGETXATTR</c>, Linux 5.19.</summary>
    Fgetxattr = 43,
    /// <summary>Reads an extended attribute of a path, like getxattr. <c>IORING_OP_GETXATTR</c>, Linux 5.19.</summary>
    Getxattr = 44,
    /// <summary>Makes a socket, like socket. <c>IORING_OP_SOCKET</c>, Linux 5.19.</summary>
    Socket = 45,
    /// <summary>A command of the file's driver; sockets have a few. <c>IORING_OP_URING_CMD</c>, Linux 5.19.</summary>
    UringCmd = 46,
    /// <summary>Sends from one buffer without copying it, like send and sendto. <c>IORING_OP_SEND_ZC</c>, Linux 6.0.</summary>
    SendZc = 47,
    /// <summary>Sends what a message header describes without copying it, like sendmsg. <c>IORING_OP_SENDMSG_ZC</c>, Linux 6.1.</summary>
    SendmsgZc = 48,
    /// <summary>Reads again and again from a pipe, an eventfd, a terminal or a tun device into provided buffers. <c>IORING_OP_READ_MULTISHOT</c>, Linux 6.7.</summary>
    ReadMultishot = 49,
    /// <summary>Waits for a child process, like waitid. <c>IORING_OP_WAITID</c>, Linux 6.7.</summary>
    Waitid = 50,
    /// <summary>Waits until a futex is woken. <c>IORING_OP_FUTEX_WAIT</c>, Linux 6.7.</summary>
    FutexWait = 51,
    /// <summary>Wakes waiters of a futex. <c>IORING_OP_FUTEX_WAKE</c>, Linux 6.7.</summary>
    FutexWake = 52,
    /// <summary>Waits until one of several futexes is woken. <c>IORING_OP_FUTEX_WAITV</c>, Linux 6.7.</summary>
    FutexWaitv = 53,
    /// <summary>Makes an ordinary descriptor of a slot; the slot stays open. <c>IORING_OP_FIXED_FD_INSTALL</c>, Linux 6.8.</summary>
    FixedFdInstall = 54,
    /// <summary>Sets the length of a file, like ftruncate. <c>IORING_OP_FTRUNCATE</c>, Linux 6.9.</summary>
    Ftruncate = 55,
    /// <summary>Names a socket, like bind. <c>IORING_OP_BIND</c>, Linux 6.11.</summary>
    Bind = 56,
    /// <summary>Makes a socket accept connections, like listen. <c>IORING_OP_LISTEN</c>, Linux 6.11.</summary>
    Listen = 57,
    /// <summary>Receives again and again into memory that the network device writes directly. <c>IORING_OP_RECV_ZC</c>, Linux 6.15.</summary>
    RecvZc = 58,
    /// <summary>Waits for events of an epoll instance, like epoll_wait. <c>IORING_OP_EPOLL_WAIT</c>, Linux 6.15.</summary>
    EpollWait = 59,
    /// <summary>Reads at an offset into several pieces of one registered buffer. <c>IORING_OP_READV_FIXED</c>, Linux 6.15.</summary>
    ReadvFixed = 60,
    /// <summary>Writes at an offset from several pieces of one registered buffer. <c>IORING_OP_WRITEV_FIXED</c>, Linux 6.15.</summary>
    WritevFixed = 61,
    /// <summary>Makes a pipe, like pipe2. <c>IORING_OP_PIPE</c>, Linux 6.16.</summary>
    Pipe = 62,
}
