namespace UringDsl.Abi;

/// <summary>Error numbers of Linux. A completion carries them negated.</summary>
public enum Errno
{
    /// <summary>No error.</summary>
    None = 0,
    /// <summary>Operation not permitted (1).</summary>
    EPERM = 1,
    /// <summary>No such file, or no such submission (2).</summary>
    ENOENT = 2,
    /// <summary>No such process (3).</summary>
    ESRCH = 3,
    /// <summary>Interrupted by a signal (4).</summary>
    EINTR = 4,
    /// <summary>Input/output error (5).</summary>
    EIO = 5,
    /// <summary>No such device or address, or no table registered (6).</summary>
    ENXIO = 6,
    /// <summary>Argument list too long (7).</summary>
    E2BIG = 7,
    /// <summary>Not an executable format (8).</summary>
    ENOEXEC = 8,
    /// <summary>Bad file descriptor, or empty slot (9).</summary>
    EBADF = 9,
    /// <summary>No child process (10).</summary>
    ECHILD = 10,
    /// <summary>Not ready, try again; also EWOULDBLOCK (11).</summary>
    EAGAIN = 11,
    /// <summary>Out of memory, or over the limit of locked memory (12).</summary>
    ENOMEM = 12,
    /// <summary>Permission denied (13).</summary>
    EACCES = 13,
    /// <summary>Bad address (14).</summary>
    EFAULT = 14,
    /// <summary>Block device required (15).</summary>
    ENOTBLK = 15,
    /// <summary>Busy (16).</summary>
    EBUSY = 16,
    /// <summary>Already exists; from a single-issuer ring: not its thread (17).</summary>
    EEXIST = 17,
    /// <summary>Link across devices (18).</summary>
    EXDEV = 18,
    /// <summary>No such device (19).</summary>
    ENODEV = 19,
    /// <summary>Not a directory (20).</summary>
    ENOTDIR = 20,
    /// <summary>Is a directory (21).</summary>
    EISDIR = 21,
    /// <summary>Invalid argument (22).</summary>
    EINVAL = 22,
    /// <summary>Table of open files full, or table of slots full (23).</summary>
    ENFILE = 23,
    /// <summary>Too many open descriptors in this process (24).</summary>
    EMFILE = 24,
    /// <summary>Not a terminal, or an unknown ioctl (25).</summary>
    ENOTTY = 25,
    /// <summary>Text file busy (26).</summary>
    ETXTBSY = 26,
    /// <summary>File too large (27).</summary>
    EFBIG = 27,
    /// <summary>No space left on the device (28).</summary>
    ENOSPC = 28,
    /// <summary>Not seekable (29).</summary>
    ESPIPE = 29,
    /// <summary>Read-only file system (30).</summary>
    EROFS = 30,
    /// <summary>Too many links (31).</summary>
    EMLINK = 31,
    /// <summary>The peer no longer reads (32).</summary>
    EPIPE = 32,
    /// <summary>Argument outside the domain of the function (33).</summary>
    EDOM = 33,
    /// <summary>Result not representable, or buffer too small (34).</summary>
    ERANGE = 34,
    /// <summary>Would deadlock; also EDEADLOCK (35).</summary>
    EDEADLK = 35,
    /// <summary>File name too long (36).</summary>
    ENAMETOOLONG = 36,
    /// <summary>No locks available (37).</summary>
    ENOLCK = 37,
    /// <summary>System call not implemented (38).</summary>
    ENOSYS = 38,
    /// <summary>Directory not empty (39).</summary>
    ENOTEMPTY = 39,
    /// <summary>Too many symbolic links (40).</summary>
    ELOOP = 40,
    /// <summary>No message of the wanted type (42).</summary>
    ENOMSG = 42,
    /// <summary>Identifier removed (43).</summary>
    EIDRM = 43,
    /// <summary>Channel number out of range (44).</summary>
    ECHRNG = 44,
    /// <summary>Level 2 not synchronized (45).</summary>
    EL2NSYNC = 45,
    /// <summary>Level 3 halted (46).</summary>
    EL3HLT = 46,
    /// <summary>Level 3 reset (47).</summary>
    EL3RST = 47,
    /// <summary>Link number out of range (48).</summary>
    ELNRNG = 48,
    /// <summary>Protocol driver not attached (49).</summary>
    EUNATCH = 49,
    /// <summary>No CSI structure available (50).</summary>
    ENOCSI = 50,
    /// <summary>Level 2 halted (51).</summary>
    EL2HLT = 51,
    /// <summary>Invalid exchange (52).</summary>
    EBADE = 52,
    /// <summary>Invalid request descriptor (53).</summary>
    EBADR = 53,
    /// <summary>Exchange full (54).</summary>
    EXFULL = 54,
    /// <summary>No anode (55).</summary>
    ENOANO = 55,
    /// <summary>Invalid request code (56).</summary>
    EBADRQC = 56,
    /// <summary>Invalid slot (57).</summary>
    EBADSLT = 57,
    /// <summary>Bad font file format (59).</summary>
    EBFONT = 59,
    /// <summary>Not a stream device (60).</summary>
    ENOSTR = 60,
    /// <summary>No data, or no such attribute (61).</summary>
    ENODATA = 61,
    /// <summary>The timer expired (62).</summary>
    ETIME = 62,
    /// <summary>Out of stream resources (63).</summary>
    ENOSR = 63,
    /// <summary>The machine is not on the network (64).</summary>
    ENONET = 64,
    /// <summary>Package not installed (65).</summary>
    ENOPKG = 65,
    /// <summary>Object is remote (66).</summary>
    EREMOTE = 66,
    /// <summary>Link severed (67).</summary>
    ENOLINK = 67,
    /// <summary>Advertise error (68).</summary>
    EADV = 68,
    /// <summary>Mount error of a remote file system (69).</summary>
    ESRMNT = 69,
    /// <summary>Communication error on send (70).</summary>
    ECOMM = 70,
    /// <summary>Protocol error (71).</summary>
    EPROTO = 71,
    /// <summary>Multihop attempted (72).</summary>
    EMULTIHOP = 72,
    /// <summary>Error of a remote file system (73).</summary>
    EDOTDOT = 73,
    /// <summary>Not a data message (74).</summary>
    EBADMSG = 74,
    /// <summary>Value too large; from MSG_RING: the target could not take the message (75).</summary>
    EOVERFLOW = 75,
    /// <summary>Name not unique on the network (76).</summary>
    ENOTUNIQ = 76,
    /// <summary>File in the wrong state for this; a ring that is still disabled (77).</summary>
    EBADFD = 77,
    /// <summary>Remote address changed (78).</summary>
    EREMCHG = 78,
    /// <summary>Shared library not accessible (79).</summary>
    ELIBACC = 79,
    /// <summary>Shared library corrupted (80).</summary>
    ELIBBAD = 80,
    /// <summary>Library section corrupted (81).</summary>
    ELIBSCN = 81,
    /// <summary>Too many shared libraries (82).</summary>
    ELIBMAX = 82,
    /// <summary>A shared library cannot be executed (83).</summary>
    ELIBEXEC = 83,
    /// <summary>Invalid byte sequence (84).</summary>
    EILSEQ = 84,
    /// <summary>The interrupted call should be restarted (85).</summary>
    ERESTART = 85,
    /// <summary>Stream pipe error (86).</summary>
    ESTRPIPE = 86,
    /// <summary>Too many users (87).</summary>
    EUSERS = 87,
    /// <summary>Not a socket (88).</summary>
    ENOTSOCK = 88,
    /// <summary>Destination address required (89).</summary>
    EDESTADDRREQ = 89,
    /// <summary>Message too long (90).</summary>
    EMSGSIZE = 90,
    /// <summary>Wrong protocol type for the socket (91).</summary>
    EPROTOTYPE = 91,
    /// <summary>Protocol option not available (92).</summary>
    ENOPROTOOPT = 92,
    /// <summary>Protocol not supported (93).</summary>
    EPROTONOSUPPORT = 93,
    /// <summary>Socket type not supported (94).</summary>
    ESOCKTNOSUPPORT = 94,
    /// <summary>Operation not supported; also ENOTSUP (95).</summary>
    EOPNOTSUPP = 95,
    /// <summary>Protocol family not supported (96).</summary>
    EPFNOSUPPORT = 96,
    /// <summary>Address family not supported (97).</summary>
    EAFNOSUPPORT = 97,
    /// <summary>Address already in use (98).</summary>
    EADDRINUSE = 98,
    /// <summary>Address not available (99).</summary>
    EADDRNOTAVAIL = 99,
    /// <summary>Network is down (100).</summary>
    ENETDOWN = 100,
    /// <summary>Network is unreachable (101).</summary>
    ENETUNREACH = 101,
    /// <summary>The network dropped the connection on reset (102).</summary>
    ENETRESET = 102,
    /// <summary>Connection aborted before it was accepted (103).</summary>
    ECONNABORTED = 103,
    /// <summary>Connection reset by the peer (104).</summary>
    ECONNRESET = 104,
    /// <summary>No buffer space; a group of provided buffers is empty (105).</summary>
    ENOBUFS = 105,
    /// <summary>Already connected (106).</summary>
    EISCONN = 106,
    /// <summary>Not connected (107).</summary>
    ENOTCONN = 107,
    /// <summary>Already shut down (108).</summary>
    ESHUTDOWN = 108,
    /// <summary>Too many references (109).</summary>
    ETOOMANYREFS = 109,
    /// <summary>The connection timed out (110).</summary>
    ETIMEDOUT = 110,
    /// <summary>Connection refused (111).</summary>
    ECONNREFUSED = 111,
    /// <summary>Host is down (112).</summary>
    EHOSTDOWN = 112,
    /// <summary>No route to the host (113).</summary>
    EHOSTUNREACH = 113,
    /// <summary>Already in progress; from a cancellation: it is running and may or may not stop (114).</summary>
    EALREADY = 114,
    /// <summary>In progress (115).</summary>
    EINPROGRESS = 115,
    /// <summary>Stale file handle (116).</summary>
    ESTALE = 116,
    /// <summary>The structure needs cleaning (117).</summary>
    EUCLEAN = 117,
    /// <summary>Not a named file of this type (118).</summary>
    ENOTNAM = 118,
    /// <summary>No semaphores available (119).</summary>
    ENAVAIL = 119,
    /// <summary>Is a named file (120).</summary>
    EISNAM = 120,
    /// <summary>Remote input/output error (121).</summary>
    EREMOTEIO = 121,
    /// <summary>Disk quota exceeded (122).</summary>
    EDQUOT = 122,
    /// <summary>No medium (123).</summary>
    ENOMEDIUM = 123,
    /// <summary>Wrong type of medium (124).</summary>
    EMEDIUMTYPE = 124,
    /// <summary>Cancelled, or an earlier member of the chain failed (125).</summary>
    ECANCELED = 125,
    /// <summary>Required key not available (126).</summary>
    ENOKEY = 126,
    /// <summary>Key expired (127).</summary>
    EKEYEXPIRED = 127,
    /// <summary>Key revoked (128).</summary>
    EKEYREVOKED = 128,
    /// <summary>Key rejected (129).</summary>
    EKEYREJECTED = 129,
    /// <summary>The owner died (130).</summary>
    EOWNERDEAD = 130,
    /// <summary>State not recoverable (131).</summary>
    ENOTRECOVERABLE = 131,
    /// <summary>Blocked by a radio switch (132).</summary>
    ERFKILL = 132,
    /// <summary>Memory page has a hardware error (133).</summary>
    EHWPOISON = 133,
}
