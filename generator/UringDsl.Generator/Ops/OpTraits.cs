using System;

namespace UringDsl.Generator.Ops;

/// <summary>What the file operand of an operation may be.</summary>
internal enum FileUse
{
    /// <summary>The operation takes no file.</summary>
    None,
    /// <summary>A slot or a descriptor.</summary>
    SlotOrDescriptor,
    /// <summary>A descriptor; IOSQE_FIXED_FILE is refused.</summary>
    DescriptorOnly,
    /// <summary>A slot; IOSQE_FIXED_FILE is required.</summary>
    SlotOnly,
    /// <summary>A slot or a descriptor, but a slot goes to <c>file_index</c> without IOSQE_FIXED_FILE.</summary>
    SlotByIndex,
}

/// <summary>Whether the kernel may pick a provided buffer.</summary>
internal enum BufferSelectUse
{
    Refused,
    Optional,
    Required,
    /// <summary>Only together with the operation's multishot flag.</summary>
    MultishotOnly,
}

/// <summary>Where an operation can put descriptors it makes, besides the process's table.</summary>
internal enum DirectResult
{
    None,
    /// <summary>A given slot, or one that the kernel allocates.</summary>
    Slot,
    /// <summary>Two neighbouring slots, or two allocated ones.</summary>
    TwoSlots,
    /// <summary>It fills slots from an array.</summary>
    FillsTable,
    /// <summary>A slot of another ring.</summary>
    TargetRing,
}

/// <summary>What a result of 0 or more means.</summary>
internal enum ResultKind
{
    Zero,
    Bytes,
    /// <summary>A descriptor; 0 for a given slot; the slot for an allocated one.</summary>
    Descriptor,
    Count,
    EventMask,
    Value,
}

/// <summary>Flags of a completion, bit for bit those of the runtime's <c>CqeFlags</c>.</summary>
[Flags]
internal enum CqeFlagSet : uint
{
    None = 0,
    Buffer = 1 << 0,
    More = 1 << 1,
    SocketNonEmpty = 1 << 2,
    Notification = 1 << 3,
    BufferMore = 1 << 4,
    Large = 1 << 15,
}

/// <summary>Flags of a submission, bit for bit those of the runtime's <c>SqeFlags</c>.</summary>
[Flags]
internal enum SqeFlagSet : byte
{
    None = 0,
    FixedFile = 1 << 0,
    Drain = 1 << 1,
    Link = 1 << 2,
    HardLink = 1 << 3,
    Async = 1 << 4,
    BufferSelect = 1 << 5,
    CqeSkipSuccess = 1 << 6,
}
