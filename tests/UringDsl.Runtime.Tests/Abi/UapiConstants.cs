using System;
using System.Collections.Generic;
using System.Linq;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Abi;

/// <summary>Which constant of the headers each of ours is. A test sees to it that no member is left out.</summary>
internal static class UapiConstants
{
    /// <summary>Members of our types by name, in the words <c>Ours=NATIVE</c>; the native prefix of a type stands in front.</summary>
    private static readonly (Type Type, string Prefix, string Names)[] s_types =
    [
        (typeof(SqeFlags), "", """
            FixedFile=IOSQE_FIXED_FILE Drain=IOSQE_IO_DRAIN Link=IOSQE_IO_LINK HardLink=IOSQE_IO_HARDLINK
            Async=IOSQE_ASYNC BufferSelect=IOSQE_BUFFER_SELECT CqeSkipSuccess=IOSQE_CQE_SKIP_SUCCESS
            """),
        (typeof(CqeFlags), "IORING_CQE_", """
            Buffer=F_BUFFER More=F_MORE SocketNonEmpty=F_SOCK_NONEMPTY Notification=F_NOTIF BufferMore=F_BUF_MORE
            Skip=F_SKIP Large=F_32
            """),
        (typeof(SetupFlags), "IORING_SETUP_", """
            IoPoll=IOPOLL SqPoll=SQPOLL SqAffinity=SQ_AFF CqSize=CQSIZE Clamp=CLAMP AttachWorkQueue=ATTACH_WQ
            Disabled=R_DISABLED SubmitAll=SUBMIT_ALL CooperativeTaskRun=COOP_TASKRUN TaskRunFlag=TASKRUN_FLAG
            Sqe128=SQE128 Cqe32=CQE32 SingleIssuer=SINGLE_ISSUER DeferTaskRun=DEFER_TASKRUN NoMmap=NO_MMAP
            RegisteredFileOnly=REGISTERED_FD_ONLY NoSqArray=NO_SQARRAY HybridIoPoll=HYBRID_IOPOLL CqeMixed=CQE_MIXED
            SqeMixed=SQE_MIXED SqRewind=SQ_REWIND
            """),
        (typeof(FeatureFlags), "IORING_FEAT_", """
            SingleMmap=SINGLE_MMAP NoDrop=NODROP SubmitStable=SUBMIT_STABLE CurrentPosition=RW_CUR_POS
            CurrentPersonality=CUR_PERSONALITY FastPoll=FAST_POLL Poll32Bits=POLL_32BITS SqPollNonFixed=SQPOLL_NONFIXED
            ExtendedArgument=EXT_ARG NativeWorkers=NATIVE_WORKERS ResourceTags=RSRC_TAGS CqeSkip=CQE_SKIP
            LinkedFile=LINKED_FILE RegisterRegisteredRing=REG_REG_RING RecvSendBundle=RECVSEND_BUNDLE
            MinimumTimeout=MIN_TIMEOUT ReadWriteAttributes=RW_ATTR NoIoWait=NO_IOWAIT
            """),
        (typeof(EnterFlags), "IORING_ENTER_", """
            GetEvents=GETEVENTS SqWakeup=SQ_WAKEUP SqWait=SQ_WAIT ExtendedArgument=EXT_ARG RegisteredRing=REGISTERED_RING
            AbsoluteTimer=ABS_TIMER ExtendedArgumentRegistered=EXT_ARG_REG NoIoWait=NO_IOWAIT
            """),
        (typeof(RecvSendFlags), "", """
            PollFirst=IORING_RECVSEND_POLL_FIRST RecvMultishot=IORING_RECV_MULTISHOT FixedBuffer=IORING_RECVSEND_FIXED_BUF
            ReportUsage=IORING_SEND_ZC_REPORT_USAGE Bundle=IORING_RECVSEND_BUNDLE Vectorized=IORING_SEND_VECTORIZED
            """),
        (typeof(AcceptFlags), "IORING_ACCEPT_", "Multishot=MULTISHOT DontWait=DONTWAIT PollFirst=POLL_FIRST"),
        (typeof(TimeoutFlags), "", """
            Absolute=IORING_TIMEOUT_ABS Update=IORING_TIMEOUT_UPDATE BootTime=IORING_TIMEOUT_BOOTTIME
            RealTime=IORING_TIMEOUT_REALTIME LinkTimeoutUpdate=IORING_LINK_TIMEOUT_UPDATE
            ExpirySucceeds=IORING_TIMEOUT_ETIME_SUCCESS Multishot=IORING_TIMEOUT_MULTISHOT
            ImmediateArgument=IORING_TIMEOUT_IMMEDIATE_ARG
            """),
        (typeof(CancelFlags), "IORING_ASYNC_CANCEL_", "All=ALL File=FD Any=ANY FixedFile=FD_FIXED UserData=USERDATA Operation=OP"),
        (typeof(MsgFlags), "MSG_", """
            OutOfBand=OOB Peek=PEEK DontRoute=DONTROUTE ControlTruncated=CTRUNC Truncate=TRUNC DontWait=DONTWAIT
            EndOfRecord=EOR WaitAll=WAITALL Confirm=CONFIRM ErrorQueue=ERRQUEUE NoSignal=NOSIGNAL More=MORE
            FastOpen=FASTOPEN CloseOnExec=CMSG_CLOEXEC
            """),
        (typeof(SocketOperation), "SOCKET_URING_OP_", """
            BytesReadable=SIOCINQ BytesUnsent=SIOCOUTQ GetOption=GETSOCKOPT SetOption=SETSOCKOPT
            TransmitTimestamp=TX_TIMESTAMP GetName=GETSOCKNAME
            """),
        (typeof(NopFlags), "IORING_NOP_", """
            InjectResult=INJECT_RESULT File=FILE FixedFile=FIXED_FILE FixedBuffer=FIXED_BUFFER TaskWork=TW
            LargeCompletion=CQE32
            """),
        (typeof(PollFlags), "IORING_POLL_", "Multishot=ADD_MULTI UpdateEvents=UPDATE_EVENTS UpdateUserData=UPDATE_USER_DATA Level=ADD_LEVEL"),
        (typeof(PollEvents), "", """
            In=POLLIN Priority=POLLPRI Out=POLLOUT Error=POLLERR HangUp=POLLHUP ReadHangUp=POLLRDHUP
            Exclusive=EPOLLEXCLUSIVE EdgeTriggered=EPOLLET
            """),
        (typeof(OpenFlags), "O_", """
            Read=RDONLY Write=WRONLY ReadWrite=RDWR Create=CREAT Exclusive=EXCL NoControllingTerminal=NOCTTY Truncate=TRUNC
            Append=APPEND NonBlocking=NONBLOCK DataSync=DSYNC NoAccessTime=NOATIME CloseOnExec=CLOEXEC Sync=SYNC Path=PATH
            Direct=DIRECT Directory=DIRECTORY NoFollow=NOFOLLOW Temporary=TMPFILE
            """),
        (typeof(OpenResolve), "RESOLVE_", """
            NoOtherMount=NO_XDEV NoMagicLinks=NO_MAGICLINKS NoSymbolicLinks=NO_SYMLINKS Beneath=BENEATH InRoot=IN_ROOT Cached=CACHED
            """),
        (typeof(StatxMask), "STATX_", """
            Type=TYPE Mode=MODE LinkCount=NLINK UserId=UID GroupId=GID AccessTime=ATIME ModificationTime=MTIME ChangeTime=CTIME
            Inode=INO Size=SIZE Blocks=BLOCKS Basic=BASIC_STATS BirthTime=BTIME MountId=MNT_ID DirectAlignment=DIOALIGN
            """),
        (typeof(FutexFlags), "FUTEX_", "Size32=32 Private=PRIVATE_FLAG"),
        (typeof(ChildChange), "CLD_", "Exited=EXITED Killed=KILLED Dumped=DUMPED Trapped=TRAPPED Stopped=STOPPED Continued=CONTINUED"),
        (typeof(MessageRingCommand), "IORING_MSG_", "Data=DATA SendFile=SEND_FD"),
        (typeof(MessageRingFlags), "IORING_MSG_RING_", "CqeSkip=CQE_SKIP PassFlags=FLAGS_PASS"),
        (typeof(UringCommandFlags), "IORING_URING_CMD_", "FixedBuffer=FIXED Multishot=MULTISHOT"),
        (typeof(BufferRingFlags), "IOU_PBUF_RING_", "Mmap=MMAP Incremental=INC"),
        (typeof(SqRingFlags), "IORING_SQ_", "NeedWakeup=NEED_WAKEUP CqOverflow=CQ_OVERFLOW TaskRun=TASKRUN"),
        (typeof(CqRingFlags), "IORING_CQ_", "EventFileDisabled=EVENTFD_DISABLED"),
        (typeof(RegisterOpcode), "IORING_", """
            RegisterBuffers=REGISTER_BUFFERS UnregisterBuffers=UNREGISTER_BUFFERS RegisterFiles=REGISTER_FILES
            UnregisterFiles=UNREGISTER_FILES RegisterEventFile=REGISTER_EVENTFD UnregisterEventFile=UNREGISTER_EVENTFD
            RegisterFilesUpdate=REGISTER_FILES_UPDATE RegisterEventFileAsync=REGISTER_EVENTFD_ASYNC
            RegisterProbe=REGISTER_PROBE RegisterPersonality=REGISTER_PERSONALITY
            UnregisterPersonality=UNREGISTER_PERSONALITY RegisterRestrictions=REGISTER_RESTRICTIONS
            RegisterEnableRings=REGISTER_ENABLE_RINGS RegisterFiles2=REGISTER_FILES2
            RegisterFilesUpdate2=REGISTER_FILES_UPDATE2 RegisterBuffers2=REGISTER_BUFFERS2
            RegisterBuffersUpdate=REGISTER_BUFFERS_UPDATE RegisterWorkerAffinity=REGISTER_IOWQ_AFF
            UnregisterWorkerAffinity=UNREGISTER_IOWQ_AFF RegisterWorkerLimits=REGISTER_IOWQ_MAX_WORKERS
            RegisterRingFiles=REGISTER_RING_FDS UnregisterRingFiles=UNREGISTER_RING_FDS
            RegisterBufferRing=REGISTER_PBUF_RING UnregisterBufferRing=UNREGISTER_PBUF_RING
            RegisterSyncCancel=REGISTER_SYNC_CANCEL RegisterFileAllocationRange=REGISTER_FILE_ALLOC_RANGE
            RegisterBufferRingStatus=REGISTER_PBUF_STATUS RegisterNapi=REGISTER_NAPI UnregisterNapi=UNREGISTER_NAPI
            RegisterClock=REGISTER_CLOCK RegisterCloneBuffers=REGISTER_CLONE_BUFFERS
            RegisterSendMessageRing=REGISTER_SEND_MSG_RING RegisterZeroCopyReceive=REGISTER_ZCRX_IFQ
            RegisterResizeRings=REGISTER_RESIZE_RINGS RegisterMemoryRegion=REGISTER_MEM_REGION
            RegisterQuery=REGISTER_QUERY RegisterZeroCopyReceiveControl=REGISTER_ZCRX_CTRL
            RegisterBpfFilter=REGISTER_BPF_FILTER UseRegisteredRing=REGISTER_USE_REGISTERED_RING
            """),
        (typeof(UringConstants), "", """
            FileIndexAllocate=IORING_FILE_INDEX_ALLOC FilesSkip=IORING_REGISTER_FILES_SKIP
            ResourceSparse=IORING_RSRC_REGISTER_SPARSE InstallNoCloseOnExec=IORING_FIXED_FD_NO_CLOEXEC
            SpliceInputFixed=SPLICE_F_FD_IN_FIXED FsyncDataOnly=IORING_FSYNC_DATASYNC
            NotificationCopied=IORING_NOTIF_USAGE_ZC_COPIED CqeHardwareTimestamp=IORING_CQE_F_TSTAMP_HW
            CqeBufferShift=IORING_CQE_BUFFER_SHIFT OperationSupported=IO_URING_OP_SUPPORTED
            SqRingMapOffset=IORING_OFF_SQ_RING CqRingMapOffset=IORING_OFF_CQ_RING SqesMapOffset=IORING_OFF_SQES
            BufferRingMapOffset=IORING_OFF_PBUF_RING BufferRingMapShift=IORING_OFF_PBUF_SHIFT
            """),
    ];

    public static IReadOnlyList<(string Native, long Expected)> All { get; } = [.. s_types.SelectMany(Of)];

    /// <summary>Members that no native name is given for; and names given for no member.</summary>
    public static IEnumerable<string> Unmatched => s_types.SelectMany(entry =>
        Members(entry.Type).Except(Pairs(entry.Names).Select(pair => pair.Ours))
            .Concat(Pairs(entry.Names).Select(pair => pair.Ours).Except(Members(entry.Type)))
            .Select(name => $"{entry.Type.Name}.{name}"));

    private static IEnumerable<(string Native, long Expected)> Of((Type Type, string Prefix, string Names) entry) =>
        Pairs(entry.Names).Select(pair => (entry.Prefix + pair.Native, Value(entry.Type, pair.Ours)));

    private static IEnumerable<(string Ours, string Native)> Pairs(string names) => names
        .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('='))
        .Select(pair => (pair[0], pair[1]));

    private static IEnumerable<string> Members(Type type) =>
        type.IsEnum ? Enum.GetNames(type).Where(name => name != "None") : type.GetFields().Where(field => field.IsLiteral).Select(field => field.Name);

    private static long Value(Type type, string name)
    {
        object value = type.IsEnum
            ? Convert.ChangeType(Enum.Parse(type, name), Enum.GetUnderlyingType(type), null)
            : type.GetField(name)!.GetRawConstantValue()!;
        if (value is uint flags && type == typeof(OpenFlags)) return FileFlags.ToNative(flags);
        return value is ulong large ? unchecked((long)large) : Convert.ToInt64(value, null);
    }
}
