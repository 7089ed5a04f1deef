using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Diagnostics;

// URING2020 to 2029: what is passed on once.
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor HeldBufferLost = Lifetime(
        "URING2020",
        "A kept buffer is sent or returned on every path",
        "'{0}' is neither sent nor returned on a path from here: the kernel never gets the buffer back, and when MaxQueued of a connection's are out, its " +
        "receive stops for good. Send it, Return() it, or store it for a method that does.");

    public static readonly DiagnosticDescriptor BufferPassedOnTwice = Lifetime(
        "URING2021",
        "A buffer is passed on once",
        "'{0}' was passed on before, by {1} in line {2}: this throws when it runs, and costs the connection. Pass it on in one place; of what is sent to " +
        "several, send copies.");

    public static readonly DiagnosticDescriptor BufferUsedAfterPassedOn = Lifetime(
        "URING2022",
        "A buffer is not used after it was passed on",
        "'{0}' is used after {1} in line {2} has passed the buffer on: its bytes are the kernel's or another operation's by then. Use it before, or copy " +
        "what is needed.");

    public static readonly DiagnosticDescriptor TakenUnasked = Lifetime(
        "URING2023",
        "The result of a Try method is used only where it returned true",
        "'{0}' is empty here, or may be: {1}. Use it inside 'if (…)' of that call.");

    public static readonly DiagnosticDescriptor ReceivedBufferExpired = Lifetime(
        "URING2024",
        "Received bytes are taken before the next await",
        "'{0}' was not taken before the await in line {1}: its buffer has gone back to the kernel, which may have received into it since. Take it with " +
        "TryTake before that await, or copy what is needed.");

    public static readonly DiagnosticDescriptor FixedBufferNotReturned = Lifetime(
        "URING2025",
        "A registered buffer goes back to its pool on every path",
        "'{0}' is not returned on a path from here: its pool has one buffer less until the ring ends. Return() it; that may be done while operations still " +
        "work with it.");

    public static readonly DiagnosticDescriptor FileNotClosed = Lifetime(
        "URING2026",
        "A file that was opened is closed on every path",
        "'{0}' is neither closed nor stored on a path from here: the file stays open until the ring ends, and a descriptor longer. Close it, or store it " +
        "for a method that does.");

    public static readonly DiagnosticDescriptor BufferFieldNeverEmptied = Lifetime(
        "URING2027",
        "A field that keeps buffers gives them back",
        "'{0}' takes kept buffers, and no method of '{1}' sends or returns one that it holds: each of them is lost to the kernel. Return() it before another " +
        "takes its place, and when its connection closes.");

    public static readonly DiagnosticDescriptor ReceivedBytesKept = Lifetime(
        "URING2028",
        "Received bytes are not kept beyond the method",
        "'{0}' keeps the address of received bytes: when the method returns, the buffer goes back to the kernel, which receives the next connection's bytes " +
        "there. Keep() the lease and store the HeldBuffer, or copy the bytes.");

    public static readonly DiagnosticDescriptor FixedBufferMisreturned = Lifetime(
        "URING2029",
        "A registered buffer goes back to where it came from",
        "'{0}' {1}: this throws when it runs, and costs the connection. Write '{2}'.");

    private static DiagnosticDescriptor Lifetime(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error) =>
        new(id, title, message, LifetimeCategory, severity, isEnabledByDefault: true, helpLinkUri: HelpLink(id));
}
