using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Diagnostics;

// URING2040 to 2050: multishots that the handler itself submits again, results, connections that are closed, and what overtakes what.
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor MultishotNotRearmed = Of204x(
        "URING2040",
        "A multishot that has ended is submitted again, or given up",
        "'{0}' has Rearm.Manual, and {1} '{2}' neither submits it again nor ends the connection: nothing arrives any more. Where IsArmed is false, submit it " +
        "again after a good result, and close on an end or an error; or leave it to Rearm.Automatic.");

    public static readonly DiagnosticDescriptor MultishotArmedTwice = Of204x(
        "URING2041",
        "A multishot that is armed is not submitted again",
        "'{0}' is submitted here while it is armed: {1}. Two of them would take turns at one stream. Submit it where IsArmed is false.");

    public static readonly DiagnosticDescriptor MultishotRearmedOnError = Of204x(
        "URING2042",
        "A multishot is not submitted again after a lasting error",
        "'{0}' is submitted again {1}. Submit it again after a good result; on ENOBUFS when a buffer has come back, on EMFILE after a pause; else close.");

    public static readonly DiagnosticDescriptor TransferResultIgnored = Of204x(
        "URING2043",
        "How much a transfer has moved is checked",
        "Nothing looks at the result of '{0}': it may have failed, or moved fewer bytes than the buffer has. Ask IsSuccess and how many bytes there " +
        "were, and go on with the rest; or write '_ = await …' where it does not matter.");

    public static readonly DiagnosticDescriptor WholeBufferRead = Of204x(
        "URING2044",
        "Only the received part of a buffer is read",
        "'{0}' is the whole buffer, and '{1}' may have filled a part of it: behind that stand older bytes, or somebody else's. Read [..n] of " +
        "it, where n is the number of bytes in the result.");

    public static readonly DiagnosticDescriptor ConnectionUsedAfterClose = Of204x(
        "URING2045",
        "Nothing is submitted on a connection that was closed",
        "'{0}' is submitted behind '{1}' in line {2}, which has closed {3}: it does nothing, and what it should send is dropped. Submit it " +
        "before; a close waits for the sends in front of it.");

    public static readonly DiagnosticDescriptor TransferTakenForWhole = Of204x(
        "URING2046",
        "An offset goes on by what was moved",
        "'{0}' goes on by '{1}', and '{2}' may have moved fewer bytes: a part of the file is left out. Add the number of bytes in the result.");

    public static readonly DiagnosticDescriptor ErrorTakenForLength = Of204x(
        "URING2047",
        "A result is a length when it is no error",
        "'{0}' is negative after an error, and nothing here asks: as a length it throws, and costs the connection. Ask '{1}.IsSuccess' first.");

    public static readonly DiagnosticDescriptor TransfersUnordered = Of204x(
        "URING2048",
        "One receive, read or write at a time goes by the position of a stream",
        "'{0}' is submitted while '{1}' in line {2} is under way on the same file: which of them gets or puts the first bytes is the kernel's choice. Submit " +
        "it when that has completed, make both one chain, or give each an offset of its own.");

    public static readonly DiagnosticDescriptor WriteOvertaken = Of204x(
        "URING2049",
        "A sync or a close of a file waits for the writes in front of it",
        "'{0}' does not wait for '{1}' in line {2}: the kernel may run it first. Await the write, submit it when the write has completed, or make both one " +
        "chain with 'Link = LinkKind.Hard'.");

    public static readonly DiagnosticDescriptor HeldBufferOverwritten = Of204x(
        "URING2050",
        "A kept buffer is given back before another takes its place",
        "'{0}' is assigned whether or not it holds a buffer: the next message's takes the place of this one, which nothing gives back to the kernel any " +
        "more. Return() what is there first, or put them into a queue.");

    private static DiagnosticDescriptor Of204x(string id, string title, string message) => new(
        id, title, message, LifetimeCategory, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink(id));
}
