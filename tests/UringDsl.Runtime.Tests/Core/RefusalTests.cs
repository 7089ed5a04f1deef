using System;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Core;

/// <summary>One errno has several causes; the two files of the system tell them apart.</summary>
public class RefusalTests
{
    private const string Open = "Name:\tserver\nSeccomp:\t0\nSeccomp_filters:\t0\n", Filtered = "Name:\tserver\nSeccomp:\t2\nSeccomp_filters:\t1\n";

    [Theory]
    [InlineData(Errno.ENOSYS, "", Open, RefusalReason.Kernel, "CONFIG_IO_URING")]
    [InlineData(Errno.ENOSYS, "", Filtered, RefusalReason.Seccomp, "seccomp=unconfined")]
    [InlineData(Errno.EPERM, "0\n", Filtered, RefusalReason.Seccomp, "io_uring_setup, io_uring_enter and io_uring_register")]
    [InlineData(Errno.EPERM, "", Filtered, RefusalReason.Seccomp, "profile")]
    [InlineData(Errno.EACCES, "0\n", Filtered, RefusalReason.Seccomp, "profile")]
    [InlineData(Errno.EPERM, "2\n", Open, RefusalReason.Sysctl, "sysctl -w kernel.io_uring_disabled=0")]
    [InlineData(Errno.EPERM, "1\n", Open, RefusalReason.Sysctl, "kernel.io_uring_group")]
    [InlineData(Errno.EPERM, "2\n", Filtered, RefusalReason.Sysctl, "kernel.io_uring_disabled is 2")]
    [InlineData(Errno.EPERM, "0\n", Open, RefusalReason.Other, "security module")]
    [InlineData(Errno.EPERM, "", "", RefusalReason.Other, "audit log")]
    [InlineData(Errno.EACCES, "2\n", Open, RefusalReason.Other, "EACCES")]
    [InlineData(Errno.ENOMEM, "0\n", Open, RefusalReason.MemoryLimit, "ulimit -l")]
    [InlineData(Errno.EMFILE, "0\n", Open, RefusalReason.FileLimit, "ulimit -n")]
    [InlineData(Errno.ENFILE, "0\n", Filtered, RefusalReason.FileLimit, "LimitNOFILE=")]
    [InlineData(Errno.EINVAL, "0\n", Open, RefusalReason.Kernel, "Linux 5.19")]
    [InlineData(Errno.EIO, "0\n", Open, RefusalReason.Other, "EIO")]
    public void The_reason_and_the_way_out_are_said(Errno error, string disabled, string status, RefusalReason reason, string advice)
    {
        RingUnavailableException refused = RingUnavailableException.FromErrno("io_uring_setup with 8 entries", error, disabled, status);
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(advice, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith($"io_uring_setup with 8 entries was refused with {error}.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(error, refused.Error);
    }

    [Fact]
    public void A_word_that_only_looks_like_the_filter_is_not_one()
    {
        RingUnavailableException refused = RingUnavailableException.FromErrno("setup", Errno.EPERM, "0", "Name:\tSeccomp:\t2\nSeccomp_filters:\t2\n");
        Assert.Equal(RefusalReason.Other, refused.Reason);
    }
}
