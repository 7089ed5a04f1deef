using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>
/// URING1030: a step that fails whatever happens, because of what the steps before it do to the same socket or file. A socket that the chain is
/// given may be in any state; one that it makes is known.
/// </summary>
internal static class OrderRules
{
    public static void Check(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps)
    {
        if (steps.Count < 2) return;
        if (steps[0].Spec.Opcode == "Openat") CheckFile(context, method, steps);
        else CheckSocket(context, method, steps);
    }

    private static void CheckSocket(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps)
    {
        const int Datagram = 2;
        bool isMade = steps[0].Operation == StepOperation.Socket, isStream = !isMade || steps[0].Spec.SocketType != Datagram;
        bool isConnected = !isMade;
        ParsedStep? connected = steps[0].Operation == StepOperation.Accept ? steps[0] : null, bound = null, listening = null, silent = null;
        foreach (ParsedStep step in steps.Skip(isMade || connected is not null ? 1 : 0))
        {
            bool sends = step.Operation is StepOperation.Send or StepOperation.Sendmsg;
            bool receives = step.Operation is StepOperation.Recv or StepOperation.Recvmsg;
            bool isAddressed = step.Operation == StepOperation.Sendmsg && step.Spec.AddressParameter >= 0;
            (string Why, string Remedy)? problem = step.Operation switch
            {
                StepOperation.Listen when !isStream => ("a datagram socket has no connections to listen for (EOPNOTSUPP)", "Make the socket a stream"),
                StepOperation.Bind when bound is not null => ("the socket has an address already (EINVAL)", "Remove one of the two"),
                StepOperation.Bind when (listening ?? (IsNamed(method, connected) ? connected : null)) is { } before =>
                    ($"{before.AttributeName} has given the socket an address (EINVAL)", $"Put it in front of {before.AttributeName}"),
                StepOperation.Listen when connected is not null => ("the socket is connected (EINVAL)", "Listen on a socket of its own"),
                StepOperation.Connect when listening is not null => ("the socket listens (EISCONN)", "Connect a socket of its own"),
                StepOperation.Connect when isStream && connected is not null => ("the socket is connected already (EISCONN)", "Remove one of the two"),
                StepOperation.Shutdown when !isConnected => ("the socket is not connected yet (ENOTCONN)", "Put it behind Connect"),
                _ when sends && silent is not null =>
                    ($"{silent.AttributeName} has ended what this side says (EPIPE)", $"Put it in front of {silent.AttributeName}"),
                _ when sends && !isConnected && !isAddressed =>
                    ($"the socket is not connected yet ({(isStream ? "EPIPE" : "EDESTADDRREQ")})", "Put it behind Connect"),
                _ when receives && !isConnected && isStream => ("the socket is not connected yet (ENOTCONN)", "Put it behind Connect"),
                _ => null,
            };
            if (problem is { } said) Report(context, method, step, said.Why, said.Remedy, Hint.None);
            if (step.Operation == StepOperation.Connect) (connected, isConnected) = (step, true);
            if (step.Operation == StepOperation.Bind) bound = step;
            if (step.Operation == StepOperation.Listen) listening = step;
            // What has come before the end of receiving can still be received.
            if (step is { Operation: StepOperation.Shutdown, Spec.How: 1 or 2 }) silent ??= step;
        }
    }

    // To connect gives a socket of the internet an address, and one of AF_UNIX none.
    private static bool IsNamed(IMethodSymbol method, ParsedStep? connected) => connected?.Operation == StepOperation.Accept
        || (connected is { Spec.AddressParameter: >= 0 and var at } && at < method.Parameters.Length && method.Parameters[at].Type.Name == "IPEndPoint");

    private static void CheckFile(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps)
    {
        const long Access = 3, ForWriting = 1, Path = 0x200000, Directory = 0x10000, Temporary = 0x400000;
        ParsedStep open = steps[0];
        if (!open.Spec.Direct || open.Spec.Arguments.FirstOrDefault(a => a.Name == "openFlags") is not { Source: ArgumentSource.Constant }) return;
        long flags = open.Attribute.Wide("Flags") ?? 0;
        bool reads = steps.Any(s => Reads(s)), writes = steps.Any(s => Writes(s));
        string wanted = reads && writes ? "OpenFlags.ReadWrite" : writes ? "OpenFlags.Write" : "OpenFlags.Read";
        IEnumerable<string> others = open.Attribute.Enums().Where(e => e.Property == "Flags")
            .SelectMany(e => EnumText.MembersOf(e.Type, e.Value & ~(ulong)(Access | Path), out _))
            .Where(name => name is not ("Read" or "Write" or "ReadWrite"))
            .Select(name => "OpenFlags." + name);
        Hint hint = Hint.Set("Flags", string.Join(" | ", others.Prepend(wanted))).On(open.Attribute.Location);
        foreach (ParsedStep step in steps.Skip(1))
        {
            string? why = !Reads(step) && !Writes(step) ? null
                : (flags & Path) != 0 ? "the file is opened as a path alone (EBADF)"
                : (flags & Directory) != 0 && (flags & Temporary) == 0 ? "a directory is opened, which is no stream of bytes (EISDIR or EBADF)"
                : Writes(step) && (flags & Access) == 0 ? $"the file is opened for reading alone ({(step.Spec.Opcode == "Ftruncate" ? "EINVAL" : "EBADF")})"
                : Reads(step) && (flags & Access) == ForWriting ? "the file is opened for writing alone (EBADF)"
                : null;
            if (why is null) continue;
            bool isDirectory = (flags & Directory) != 0;
            Report(
                context, method, step, why, isDirectory ? "Open a file" : $"Write 'Flags = {wanted}' on {open.AttributeName}", isDirectory ? Hint.None : hint);
        }
    }

    private static bool Reads(ParsedStep step) =>
        step.Spec.Opcode is "Read" or "Readv" or "ReadFixed" or "ReadvFixed" ? IsOwn(step, "file") : step.Spec.Opcode == "Splice" && IsOwn(step, "source");

    private static bool Writes(ParsedStep step) => step.Spec.Opcode is "Write" or "Writev" or "WriteFixed" or "WritevFixed" or "Fallocate" or "Ftruncate"
        ? IsOwn(step, "file")
        : step.Spec.Opcode == "Splice" && IsOwn(step, "target");

    // The file that the chain has made, not one that is given.
    private static bool IsOwn(ParsedStep step, string operand) =>
        step.Spec.Arguments.Any(a => a.Name == operand && a is { Source: ArgumentSource.File, Index: < 0 });

    private static void Report(HandlerContext context, IMethodSymbol method, ParsedStep step, string why, string remedy, Hint hint) =>
        context.Sink.Report(Descriptors.StepCannotSucceed, step.Attribute.Location, hint, step.AttributeName, method.Name, why, remedy);
}
