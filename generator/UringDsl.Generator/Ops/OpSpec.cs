using System.Collections.Immutable;

namespace UringDsl.Generator.Ops;

/// <summary>One operation: a row of the op table.</summary>
internal sealed record OpSpec
{
    /// <summary>Name of the method in <c>Prep</c>, and of the member of <c>Opcode</c> unless <see cref="FormOf"/> says otherwise.</summary>
    public required string Name { get; init; }

    /// <summary>The attributes that stand for it in declarations.</summary>
    public ImmutableArray<AttributeSpec> Attributes { get; init; } = [];

    /// <summary>The opcode.</summary>
    public required byte Number { get; init; }

    /// <summary>Name in the system's header.</summary>
    public string NativeName => "IORING_OP_" + NativeNames.Snake(Opcode);

    /// <summary>The first kernel that has it.</summary>
    public required KernelVersion Since { get; init; }

    /// <summary>A sentence about what it does.</summary>
    public required string Summary { get; init; }

    /// <summary>Set when this row is a shape of another operation: the name of that one.</summary>
    public string? FormOf { get; init; }

    /// <summary>The member of <c>Opcode</c>.</summary>
    public string Opcode => FormOf ?? Name;

    /// <summary>What it takes, in the order of <c>Prep.X</c>.</summary>
    public ImmutableArray<OperandSpec> Operands { get; init; } = [];

    /// <summary>Words that always hold the same text, a C# constant.</summary>
    public ImmutableArray<(SqeField Field, string Value)> Constants { get; init; } = [];

    /// <summary>The descriptor word of an operation without a file operand.</summary>
    public int UnusedFile { get; init; } = -1;

    /// <summary>Flags of the submission that the operation cannot do without.</summary>
    public SqeFlagSet RequiredSqeFlags { get; init; }

    /// <summary>Flags of the submission that the kernel refuses here; the shared ones only.</summary>
    public SqeFlagSet RefusedSqeFlags { get; init; } = SqeFlagSet.BufferSelect;

    /// <summary>Words that must be 0.</summary>
    public SqeFields MustBeZero { get; init; }

    /// <summary>Flags of its own.</summary>
    public ImmutableArray<OpFlagSpec> Flags { get; init; } = [];

    /// <summary>What its file may be.</summary>
    public FileUse File { get; init; }

    /// <summary>Whether provided buffers are possible.</summary>
    public BufferSelectUse BufferSelect { get; init; }

    /// <summary>The first kernel with provided buffers here, when later than the operation.</summary>
    public KernelVersion? BufferSelectSince { get; init; }

    /// <summary>Whether new descriptors can go to slots.</summary>
    public DirectResult DirectResult { get; init; }

    /// <summary>The first kernel with direct descriptors here, when later than the operation.</summary>
    public KernelVersion? DirectSince { get; init; }

    /// <summary>How it stays armed, or null.</summary>
    public MultishotSpec? Multishot { get; init; }

    /// <summary>What a good result is.</summary>
    public ResultKind Result { get; init; }

    /// <summary>The result in words.</summary>
    public string ResultText { get; init; } = "0";

    /// <summary>Flags that its completions may carry.</summary>
    public CqeFlagSet CqeFlags { get; init; }

    /// <summary>How it behaves in a chain.</summary>
    public ChainSpec Chain { get; init; } = ChainSpec.Plain;

    /// <summary>True when it always goes to a worker thread.</summary>
    public bool IsWorkerOnly { get; init; }

    /// <summary>True when the priority word holds an I/O priority, not flags.</summary>
    public bool HasIoPriority { get; init; }

    /// <summary>What else the kernel insists on, a sentence each.</summary>
    public ImmutableArray<string> Constraints { get; init; } = [];
}
