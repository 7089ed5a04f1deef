using System;
using System.IO;
using UringDsl.Abi;

namespace UringDsl;

/// <summary>io_uring was refused. <see cref="Reason"/> says by what, and the message says what to do.</summary>
public sealed class RingUnavailableException : RingException
{
    private RingUnavailableException(Errno error, string message, RefusalReason reason)
        : base(error, message) => Reason = reason;

    /// <summary>What refused it.</summary>
    public RefusalReason Reason { get; }

    internal static RingUnavailableException Because(string message, RefusalReason reason, Errno error = Errno.None) =>
        new(error, message, reason);

    internal static RingUnavailableException FromErrno(string what, Errno error) =>
        FromErrno(what, error, Read("/proc/sys/kernel/io_uring_disabled"), Read("/proc/self/status"));

    /// <summary>Tells the refusals apart: EPERM has two causes, and only files say which.</summary>
    internal static RingUnavailableException FromErrno(string what, Errno error, string disabled, string status)
    {
        (RefusalReason reason, string advice) = error switch
        {
            Errno.ENOSYS when FiltersSystemCalls(status) => (RefusalReason.Seccomp, SeccompAdvice),
            Errno.ENOSYS => (RefusalReason.Kernel, "This kernel was built without io_uring. It needs Linux 5.19 or newer with CONFIG_IO_URING=y."),
            Errno.EPERM when disabled.Trim() is "1" or "2" => (RefusalReason.Sysctl,
                $"The sysctl kernel.io_uring_disabled is {disabled.Trim()}. Set it to 0 (sysctl -w kernel.io_uring_disabled=0), "
                + "or for 1 join the group in kernel.io_uring_group."),
            Errno.EPERM or Errno.EACCES when FiltersSystemCalls(status) => (RefusalReason.Seccomp, SeccompAdvice),
            Errno.EPERM => (RefusalReason.Other, "A security module forbids io_uring to this process. Look in the audit log for a denied io_uring class."),
            Errno.ENOMEM => (RefusalReason.MemoryLimit,
                "RLIMIT_MEMLOCK does not leave room for the ring. Raise it (ulimit -l, LimitMEMLOCK= in a unit file) "
                + "or declare a smaller ring or fewer buffers."),
            Errno.EMFILE or Errno.ENFILE => (RefusalReason.FileLimit,
                "RLIMIT_NOFILE is too low for another descriptor or for the fixed-file table. Raise it (ulimit -n, LimitNOFILE=) "
                + "or declare a smaller [FixedFiles]."),
            Errno.EINVAL => (RefusalReason.Kernel, "The kernel does not know this flag or size. It needs Linux 5.19 or newer."),
            _ => (RefusalReason.Other, "See the manual page of the call for this error."),
        };
        return new RingUnavailableException(error, $"{what} was refused with {error}. {advice}", reason);
    }

    private const string SeccompAdvice =
        "A seccomp filter forbids io_uring to this process, as the default profile of container engines does. Run the container with a profile that allows "
        + "io_uring_setup, io_uring_enter and io_uring_register (or, to try it out, with --security-opt seccomp=unconfined).";

    private static bool FiltersSystemCalls(string status) => status.Contains("\nSeccomp:\t2", StringComparison.Ordinal);

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return ""; // Older kernels have no such file; then it refuses nothing.
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }
}
