using System;
using System.Collections.Generic;
using System.Linq;

namespace UringDsl.Runtime.Tests.Abi;

/// <summary>What the headers of Linux 6.1 do not have: nothing checks these there but the running kernel and the table's own reader.</summary>
internal static class NewerThanHeader
{
    private const string Constants = """
        IORING_OP_READ_MULTISHOT IORING_OP_WAITID IORING_OP_FUTEX_WAIT IORING_OP_FUTEX_WAKE IORING_OP_FUTEX_WAITV
        IORING_OP_FIXED_FD_INSTALL IORING_OP_FTRUNCATE IORING_OP_BIND IORING_OP_LISTEN IORING_OP_RECV_ZC IORING_OP_EPOLL_WAIT
        IORING_OP_READV_FIXED IORING_OP_WRITEV_FIXED IORING_OP_PIPE IORING_NOP_INJECT_RESULT IORING_NOP_FILE
        IORING_NOP_FIXED_FILE IORING_NOP_FIXED_BUFFER IORING_NOP_TW IORING_NOP_CQE32 RWF_ATOMIC RWF_DONTCACHE
        IORING_TIMEOUT_MULTISHOT IORING_TIMEOUT_IMMEDIATE_ARG IORING_ACCEPT_DONTWAIT IORING_ACCEPT_POLL_FIRST
        IORING_RECVSEND_BUNDLE IORING_SEND_VECTORIZED IORING_MSG_RING_FLAGS_PASS IORING_URING_CMD_MULTISHOT
        IORING_FIXED_FD_NO_CLOEXEC IORING_CQE_F_BUF_MORE IORING_CQE_F_SKIP IORING_CQE_F_32 IORING_SETUP_NO_MMAP
        IORING_SETUP_REGISTERED_FD_ONLY IORING_SETUP_NO_SQARRAY IORING_SETUP_HYBRID_IOPOLL IORING_SETUP_CQE_MIXED
        IORING_SETUP_SQE_MIXED IORING_SETUP_SQ_REWIND IORING_FEAT_REG_REG_RING IORING_FEAT_RECVSEND_BUNDLE
        IORING_FEAT_MIN_TIMEOUT IORING_FEAT_RW_ATTR IORING_FEAT_NO_IOWAIT IORING_ENTER_ABS_TIMER IORING_ENTER_EXT_ARG_REG
        IORING_ENTER_NO_IOWAIT SOCKET_URING_OP_SIOCINQ SOCKET_URING_OP_SIOCOUTQ SOCKET_URING_OP_GETSOCKOPT
        SOCKET_URING_OP_SETSOCKOPT SOCKET_URING_OP_TX_TIMESTAMP SOCKET_URING_OP_GETSOCKNAME IOU_PBUF_RING_MMAP IOU_PBUF_RING_INC
        IORING_REGISTER_PBUF_STATUS IORING_REGISTER_NAPI IORING_UNREGISTER_NAPI IORING_REGISTER_CLOCK
        IORING_REGISTER_CLONE_BUFFERS IORING_REGISTER_SEND_MSG_RING IORING_REGISTER_ZCRX_IFQ IORING_REGISTER_RESIZE_RINGS
        IORING_REGISTER_MEM_REGION IORING_REGISTER_QUERY IORING_REGISTER_ZCRX_CTRL IORING_REGISTER_BPF_FILTER
        IORING_REGISTER_USE_REGISTERED_RING IORING_CQE_F_TSTAMP_HW IORING_OFF_PBUF_RING IORING_OFF_PBUF_SHIFT
        """;

    private const string Fields = """
        io_uring_sqe.level io_uring_sqe.optname io_uring_sqe.waitid_flags io_uring_sqe.futex_flags io_uring_sqe.install_fd_flags
        io_uring_sqe.nop_flags io_uring_sqe.pipe_flags io_uring_sqe.zcrx_ifq_idx io_uring_sqe.optlen io_uring_sqe.optval
        io_sqring_offsets.user_addr io_cqring_offsets.user_addr io_uring_getevents_arg.min_wait_usec io_uring_buf_reg.flags
        io_uring_sync_cancel_reg.opcode
        """;

    /// <summary>The expressions that do not compile with these headers.</summary>
    public static IReadOnlyCollection<string> Expressions { get; } = [.. Words(Constants), .. Words(Fields).Select(Offset)];

    private static string[] Words(string text) => text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static string Offset(string field) => $"offsetof(struct {field.Replace(".", ", ", StringComparison.Ordinal)})";
}
