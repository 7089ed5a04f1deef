using System.Collections.Immutable;

namespace UringDsl.Generator.Ops;

/// <summary>Flag words that several rows of the op table share.</summary>
internal static class SharedFlags
{
    public static ImmutableArray<OpFlagSpec> RwFlags { get; } =
    [
        OpFlag("HighPriority", "RWF_HIPRI", 0x01),
        OpFlag("DataSync", "RWF_DSYNC", 0x02),
        OpFlag("Sync", "RWF_SYNC", 0x04),
        OpFlag("NoWait", "RWF_NOWAIT", 0x08),
        OpFlag("Append", "RWF_APPEND", 0x10),
        OpFlag("NoAppend", "RWF_NOAPPEND", 0x20, "6.9"),
        OpFlag("Atomic", "RWF_ATOMIC", 0x40, "6.11"),
        OpFlag("DontCache", "RWF_DONTCACHE", 0x80, "6.14"),
    ];

    public static ImmutableArray<OpFlagSpec> SendFlags { get; } =
    [
        OpFlag("OutOfBand", "MSG_OOB", 0x1),
        OpFlag("DontRoute", "MSG_DONTROUTE", 0x4),
        OpFlag("DontWait", "MSG_DONTWAIT", 0x40),
        OpFlag("EndOfRecord", "MSG_EOR", 0x80),
        OpFlag("WaitAll", "MSG_WAITALL", 0x100),
        OpFlag("Confirm", "MSG_CONFIRM", 0x800),
        OpFlag("NoSignal", "MSG_NOSIGNAL", 0x4000),
        OpFlag("More", "MSG_MORE", 0x8000),
        OpFlag("FastOpen", "MSG_FASTOPEN", 0x20000000),
    ];

    public static ImmutableArray<OpFlagSpec> ReceiveFlags { get; } =
    [
        OpFlag("OutOfBand", "MSG_OOB", 0x1),
        OpFlag("Peek", "MSG_PEEK", 0x2),
        OpFlag("Truncate", "MSG_TRUNC", 0x20),
        OpFlag("DontWait", "MSG_DONTWAIT", 0x40),
        OpFlag("WaitAll", "MSG_WAITALL", MsgWaitAll),
        OpFlag("ErrorQueue", "MSG_ERRQUEUE", 0x2000),
        OpFlag("CloseOnExec", "MSG_CMSG_CLOEXEC", 0x40000000),
    ];

    public static ImmutableArray<OpFlagSpec> SpliceFlags { get; } =
    [
        OpFlag("Move", "SPLICE_F_MOVE", 1),
        OpFlag("NonBlock", "SPLICE_F_NONBLOCK", 2),
        OpFlag("More", "SPLICE_F_MORE", 4),
        OpFlag("Gift", "SPLICE_F_GIFT", 8),
        OpFlag("InputFixed", "SPLICE_F_FD_IN_FIXED", 1u << 31),
    ];

    public static ImmutableArray<OpFlagSpec> XattrFlags { get; } =
    [
        OpFlag("Create", "XATTR_CREATE", 1),
        OpFlag("Replace", "XATTR_REPLACE", 2),
    ];

    public static OpFlagSpec PollFirst { get; } = IoFlag("PollFirst", "IORING_RECVSEND_POLL_FIRST", 1, "5.19");
    public static OpFlagSpec ReceiveMultishot { get; } = IoFlag("RecvMultishot", "IORING_RECV_MULTISHOT", 2, "6.0");
    public static OpFlagSpec ReportUsage { get; } = IoFlag("ReportUsage", "IORING_SEND_ZC_REPORT_USAGE", 8, "6.2");
    public static OpFlagSpec Bundle { get; } = IoFlag("Bundle", "IORING_RECVSEND_BUNDLE", 16, "6.10");
    public static OpFlagSpec Vectorized { get; } = IoFlag("Vectorized", "IORING_SEND_VECTORIZED", 32, "6.17");

    public const uint MsgWaitAll = 0x100;

    /// <summary>A flag in the word of the operation, there since the operation or since the given kernel.</summary>
    public static OpFlagSpec OpFlag(string name, string nativeName, uint value, string since = "5.1") =>
        new(name, nativeName, value, since, SqeField.OperationFlags);

    public static OpFlagSpec IoFlag(string name, string nativeName, uint value, string since) =>
        new(name, nativeName, value, since, SqeField.IoPriority);

    public static OpFlagSpec LengthFlag(string name, string nativeName, uint value, string since) =>
        new(name, nativeName, value, since, SqeField.Length);
}
