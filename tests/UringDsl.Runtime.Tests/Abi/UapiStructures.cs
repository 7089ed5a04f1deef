using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Abi;

/// <summary>Which structure of the headers each of ours is, field by field.</summary>
internal static class UapiStructures
{
    public static IReadOnlyList<(string Expression, long Expected)> All { get; } =
    [
        .. Of<Sqe>("io_uring_sqe", """
            Opcode=opcode Flags=flags IoPriority=ioprio File=fd Offset=off Address2=addr2 CommandOperation=cmd_op Address=addr
            SpliceOffsetIn=splice_off_in Level=level OptionName=optname Length=len OperationFlags=rw_flags OperationFlags=fsync_flags
            OperationFlags=poll32_events OperationFlags=sync_range_flags OperationFlags=msg_flags OperationFlags=timeout_flags
            OperationFlags=accept_flags OperationFlags=cancel_flags OperationFlags=open_flags OperationFlags=statx_flags
            OperationFlags=fadvise_advice OperationFlags=splice_flags OperationFlags=rename_flags OperationFlags=unlink_flags
            OperationFlags=hardlink_flags OperationFlags=xattr_flags OperationFlags=msg_ring_flags OperationFlags=uring_cmd_flags
            OperationFlags=waitid_flags OperationFlags=futex_flags OperationFlags=install_fd_flags OperationFlags=nop_flags
            OperationFlags=pipe_flags UserData=user_data BufferIndex=buf_index BufferGroup=buf_group Personality=personality
            SpliceFileIn=splice_fd_in FileIndex=file_index FileIndex=zcrx_ifq_idx OptionLength=optlen AddressLength=addr_len
            Address3=addr3 OptionValue=optval Padding=__pad2
            """),
        .. Of<Cqe>("io_uring_cqe", "UserData=user_data Result=res Flags=flags"),
        .. Of<Params>("io_uring_params", """
            SqEntries=sq_entries CqEntries=cq_entries Flags=flags SqThreadCpu=sq_thread_cpu SqThreadIdleMilliseconds=sq_thread_idle
            Features=features WorkQueueFile=wq_fd Reserved0=resv SqOffsets=sq_off CqOffsets=cq_off
            """),
        .. Of<SqRingOffsets>("io_sqring_offsets", """
            Head=head Tail=tail RingMask=ring_mask RingEntries=ring_entries Flags=flags Dropped=dropped Array=array Reserved=resv1
            UserAddress=user_addr
            """),
        .. Of<CqRingOffsets>("io_cqring_offsets", """
            Head=head Tail=tail RingMask=ring_mask RingEntries=ring_entries Overflow=overflow Cqes=cqes Flags=flags Reserved=resv1
            UserAddress=user_addr
            """),
        .. Of<GetEventsArg>("io_uring_getevents_arg", "SignalMask=sigmask SignalMaskSize=sigmask_sz MinimumWaitMicroseconds=min_wait_usec Timespec=ts"),
        .. Of<BufferRegistration>("io_uring_buf_reg", "RingAddress=ring_addr RingEntries=ring_entries BufferGroup=bgid Flags=flags"),
        .. Of<BufferRingEntry>("io_uring_buf", "Address=addr Length=len BufferId=bid Tail=resv"),
        .. Of<BufferRingEntry>("io_uring_buf_ring", "Tail=tail"),
        .. Of<ResourceUpdate>("io_uring_rsrc_update", "Offset=offset Reserved=resv Data=data"),
        .. Of<ResourceUpdate2>("io_uring_rsrc_update2", "Offset=offset Reserved=resv Data=data Tags=tags Count=nr Reserved2=resv2"),
        .. Of<ResourceRegister>("io_uring_rsrc_register", "Count=nr Flags=flags Reserved=resv2 Data=data Tags=tags"),
        .. Of<FileIndexRange>("io_uring_file_index_range", "Offset=off Length=len Reserved=resv"),
        .. Of<ProbeOperation>("io_uring_probe_op", "Opcode=op Reserved0=resv Flags=flags Reserved1=resv2"),
        .. Of<Probe>("io_uring_probe", "LastOpcode=last_op Count=ops_len Reserved0=resv Reserved1=resv2"),
        .. Of<SyncCancelRegister>("io_uring_sync_cancel_reg", "UserData=addr File=fd Flags=flags Timeout=timeout Opcode=opcode"),
        .. Of<Timespec>("__kernel_timespec", "Seconds=tv_sec Nanoseconds=tv_nsec"),
        .. Of<OpenHow>("open_how", "_flags=flags _mode=mode _resolve=resolve"),
        .. Of<StatxTime>("statx_timestamp", "Seconds=tv_sec Nanoseconds=tv_nsec"),
        .. Of<Statx>("statx", """
            Mask=stx_mask BlockSize=stx_blksize Attributes=stx_attributes LinkCount=stx_nlink UserId=stx_uid GroupId=stx_gid Mode=stx_mode
            Inode=stx_ino Size=stx_size Blocks=stx_blocks AttributesMask=stx_attributes_mask AccessTime=stx_atime BirthTime=stx_btime
            ChangeTime=stx_ctime ModificationTime=stx_mtime SpecialDeviceMajor=stx_rdev_major SpecialDeviceMinor=stx_rdev_minor
            DeviceMajor=stx_dev_major DeviceMinor=stx_dev_minor MountId=stx_mnt_id DirectMemoryAlignment=stx_dio_mem_align
            DirectOffsetAlignment=stx_dio_offset_align
            """),
        .. Of<FutexWaiter>("futex_waitv", "Value=val Address=uaddr Flags=flags Reserved=__reserved"),
        ("sizeof(struct epoll_event)", EpollEvent.NativeSize),
        ("offsetof(struct epoll_event, data)", EpollEvent.NativeSize - sizeof(ulong)),
        ("sizeof(siginfo_t)", ChildStatus.NativeSize),
        ("offsetof(siginfo_t, si_signo)", ChildStatus.SignalOffset),
        ("offsetof(siginfo_t, si_code)", ChildStatus.CodeOffset),
        ("offsetof(siginfo_t, si_pid)", ChildStatus.ProcessOffset),
        ("offsetof(siginfo_t, si_uid)", ChildStatus.UserOffset),
        ("offsetof(siginfo_t, si_status)", ChildStatus.StatusOffset),
        .. Of<IoVector>("iovec", "Base=iov_base Length=iov_len"),
        .. Of<MessageHeader>("msghdr", """
            Name=msg_name NameLength=msg_namelen Vectors=msg_iov VectorCount=msg_iovlen Control=msg_control ControlLength=msg_controllen
            Flags=msg_flags
            """),
    ];

    private static IEnumerable<(string Expression, long Expected)> Of<T>(string native, string fields)
    {
        yield return ($"sizeof(struct {native})", Marshal.SizeOf<T>());
        foreach (string[] pair in fields.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=')))
        {
            yield return ($"offsetof(struct {native}, {pair[1]})", (long)Marshal.OffsetOf<T>(pair[0]));
        }
    }
}
