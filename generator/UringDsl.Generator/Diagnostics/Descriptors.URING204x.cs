using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Diagnostics;

// URING2040 to 2045: multishots that the handler itself submits again, results, and connections that are closed.
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
        "A multishot is not submitted again for what does not pass",
        "'{0}' is submitted again {1}. Submit it again after a good result; on ENOBUFS when a buffer has come back, on EMFILE after a pause; else close.");

    public static readonly DiagnosticDescriptor TransferResultIgnored = Of204x(
        "URING2043",
        "How much a transfer has moved is asked",
        "Nothing looks at the result of '{0}': it may have failed, or moved fewer bytes than the buffer has. Ask IsSuccess and how many bytes there " +
        "were, and go on with the rest; or write '_ = await …' where it does not matter.");

    public static readonly DiagnosticDescriptor WholeBufferRead = Of204x(
        "URING2044",
        "Of a buffer that was received into, what was received is read",
        "'{0}' is the whole buffer, and '{1}' may have filled a part of it: behind that stand older bytes, or somebody else's. Read [..n] of " +
        "it, where n is the number of bytes in the result.");

    public static readonly DiagnosticDescriptor ConnectionUsedAfterClose = Of204x(
        "URING2045",
        "Nothing is submitted on a connection that was closed",
        "'{0}' is submitted behind '{1}' in line {2}, which has closed the connection: it does nothing, and what it should send is dropped. Submit it " +
        "before; a close waits for the sends in front of it.");

    private static DiagnosticDescriptor Of204x(string id, string title, string message) => new(
        id, title, message, LifetimeCategory, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink(id));
}
