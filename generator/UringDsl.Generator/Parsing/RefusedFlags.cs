using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.Generator.Parsing;

/// <summary>URING1028: values of flags and choices that the kernel refuses, whatever else is in the entry. What a parameter brings, it says itself.</summary>
internal static class RefusedFlags
{
    private const string Invalid = "EINVAL", Unsupported = "EOPNOTSUPP";
    private const ulong SeqPacket = 5;

    // Enums of which the kernel takes no bit that it does not know, and the bits that newer kernels know. Of sockets, SOCK_SEQPACKET is known where
    // the address is of AF_UNIX, which the parser does not see.
    private static readonly Dictionary<string, (string Errno, ulong Newer)> s_strict = new()
    {
        ["ReadWriteFlags"] = (Unsupported, 0x100), ["FallocateMode"] = (Unsupported, 0x80), ["RenameFlags"] = (Invalid, 0), ["UnlinkFlags"] = (Invalid, 0),
        ["HardLinkFlags"] = (Invalid, 0), ["StatxFlags"] = (Invalid, 0), ["XattrFlags"] = (Invalid, 0), ["WaitOptions"] = (Invalid, 0),
        ["SyncRangeFlags"] = (Invalid, 0), ["FsyncFlags"] = (Invalid, 0), ["PipeFlags"] = (Invalid, 0), ["SpliceFlags"] = (Invalid, 0),
        ["InstallFlags"] = (Invalid, 0), ["FutexFlags"] = (Invalid, 0xC), ["NopFlags"] = (Invalid, 0), ["UringCommandFlags"] = (Invalid, 0),
        ["WaitIdType"] = (Invalid, 0), ["FileAdvice"] = (Invalid, 0), ["EpollOperation"] = (Invalid, 0), ["SocketKind"] = ("ESOCKTNOSUPPORT", SeqPacket),
    };

    public static void Check(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps)
    {
        foreach (ParsedStep step in steps)
        {
            foreach ((string property, INamedTypeSymbol type, ulong value) in step.Attribute.Enums())
            {
                if (!context.Known.IsRuntimeEnum(type)) continue;
                if ((Unknown(type, value) ?? Combination(context, step, type.Name, value)) is not { } refusal) continue;
                string[] instead = [.. refusal.Instead.Where(v => v != 0).Select(v => EnumText.Of(type, v, type.Name + "."))];
                string remedy = instead.Length == 0 ? $"Remove {property}" : $"Write '{property} = {string.Join($"' or '{property} = ", instead)}'";
                Hint hint = instead.Length == 0 ? Hint.Remove(property) : Hint.Set(property, instead);
                context.Sink.Report(
                    Descriptors.FlagsRefused, step.Attribute.Around(property), hint, step.AttributeName, method.Name,
                    $"{property} = {EnumText.Of(type, value)}", refusal.Errno, refusal.Why, remedy);
            }
        }
    }

    private static Refusal? Unknown(INamedTypeSymbol type, ulong value)
    {
        if (!s_strict.TryGetValue(type.Name, out (string Errno, ulong Newer) strict)) return null;
        bool isFlags = type.GetAttributes().Any(a => a.AttributeClass?.Name == "FlagsAttribute");
        IReadOnlyList<string> members = EnumText.MembersOf(type, value, out ulong unknown);
        if (isFlags) return (unknown & ~strict.Newer) == 0 ? null : new(strict.Errno, "it does not know all of these bits", value & ~unknown);
        bool isKnown = (unknown == 0 && members.Count == 1) || (strict.Newer != 0 && value == strict.Newer);
        return isKnown ? null : new(strict.Errno, $"it is no {type.Name}");
    }

    private static Refusal? Combination(HandlerContext context, ParsedStep step, string type, ulong value) => type switch
    {
        "ReadWriteFlags" => ReadWrite(value, step.Spec.Opcode.StartsWith("Read", System.StringComparison.Ordinal), Has(context, "IoPoll")),
        "FallocateMode" => Fallocate(value),
        "OpenFlags" => Open(value, step.Spec.Direct),
        "RenameFlags" when Both(value, 1, 2) => new(Invalid, "files are exchanged only where both exist", value & ~1ul, value & ~2ul),
        "RenameFlags" when Both(value, 2, 4) => new(Invalid, "an exchange leaves no hole to white out", value & ~4ul, value & ~2ul),
        "XattrFlags" when Both(value, 1, 2) => new("EEXIST or ENODATA", "an attribute cannot be there and be missing", value & ~1ul, value & ~2ul),
        "StatxFlags" when Both(value, 0x2000, 0x4000) => new(Invalid, "the answer is either fresh or not", value & ~0x2000ul, value & ~0x4000ul),
        "StatxMask" when (value & 0x80000000) != 0 => new(Invalid, "that bit is reserved", value & ~0x80000000ul),
        "WaitOptions" when (value & 0xE) == 0 => new(Invalid, "it names nothing to wait for", value | 4),
        "FutexFlags" when (value & 3) != 2 => new(Invalid, "a futex has 32 bits, and the flags must say so", (value & ~1ul) | 2),
        "NopFlags" when (value & 0x20) != 0 && !Has(context, "Cqe32") && !Has(context, "CqeMixed") =>
            new(Invalid, "the ring has no large completions, which RingModes.CqeMixed would give it", value & ~0x20ul),
        "UringCommandFlags" when (value & 2) != 0 => new(Invalid, "a multishot command needs provided buffers, which [Command] has not", value & ~2ul),
        _ => null,
    };

    private static Refusal? ReadWrite(ulong value, bool isRead, bool isPolled)
    {
        if ((value & 0x01) != 0 && !isPolled) return new(Invalid, "only a ring with RingModes.IoPoll polls the device", value & ~0x01ul);
        if (Both(value, 0x10, 0x20)) return new(Invalid, "the end of the file is taken or not", value & ~0x20ul, value & ~0x10ul);
        if ((value & 0x40) != 0 && isRead) return new(Unsupported, "only a write can be torn", value & ~0x40ul);
        return null;
    }

    // One thing is done to a range, and KeepSize belongs to some of them.
    private static Refusal? Fallocate(ulong value)
    {
        const ulong Keep = 1, Punch = 2, Collapse = 8, Zero = 0x10, Insert = 0x20, Unshare = 0x40;
        ulong[] deeds = [.. new[] { Punch, Collapse, Zero, Insert, Unshare }.Where(deed => (value & deed) != 0)];
        if (deeds.Length > 1)
        {
            return new(Unsupported, "it does one thing to a range", [.. deeds.Select(deed => deed | (deed == Punch ? Keep : 0))]);
        }

        if ((value & (Punch | Keep)) == Punch) return new(Unsupported, "a hole leaves the size of the file as it is, and the flags must say so", value | Keep);
        bool movesEnd = (value & (Collapse | Insert)) != 0;
        return movesEnd && (value & Keep) != 0 ? new(Unsupported, "it changes the size of the file", value & ~Keep) : null;
    }

    private static Refusal? Open(ulong value, bool isDirect)
    {
        const ulong Access = 3, Create = 0x40, Directory = 0x10000, CloseOnExec = 0x80000, Temporary = 0x410000;
        bool isTemporary = (value & Temporary) == Temporary;
        if (isDirect && (value & CloseOnExec) != 0) return new(Invalid, "a direct descriptor is in no table that a child inherits", value & ~CloseOnExec);
        if (isTemporary && (value & Create) != 0) return new(Invalid, "a temporary file has no name under which it could be made", value & ~Create);
        if (isTemporary && (value & Access) == 0) return new(Invalid, "a temporary file is opened for writing", value | 2);
        if (!isTemporary && Both(value, Create, Directory)) return new(Invalid, "open makes no directories", value & ~Directory, value & ~Create);
        if (!isTemporary && (value & Directory) != 0 && (value & Access) != 0) return new("EISDIR", "a directory is opened for reading", value & ~Access);
        return null;
    }

    private static bool Both(ulong value, ulong one, ulong other) => (value & (one | other)) == (one | other);

    private static bool Has(HandlerContext context, string mode) => context.Ring.Modes.Modes.Contains(mode);

    // What the kernel answers, why, and what could be written; without an alternative, nothing need be.
    private sealed record Refusal(string Errno, string Why, params ulong[] Instead);
}
