namespace UringDsl.Generator.Model;

/// <summary>One operation of a submission: one SQE.</summary>
/// <param name="Name">Unique in the submission: <c>Send</c>, <c>Send2</c>.</param>
internal sealed record StepSpec(StepOperation Operation, string Name, StepLink Link)
{
    /// <summary>The method of <c>Prep</c> that writes the entry: the row of the op table.</summary>
    public string Row { get; init; } = Operation.ToString();

    /// <summary>The member of <c>Opcode</c>.</summary>
    public string Opcode { get; init; } = Operation.ToString();

    /// <summary>The type of its completion value when it stands alone.</summary>
    public string Completion { get; init; } = "Completion";

    /// <summary>The feature without which the handler cannot start: a member of RingFeature.</summary>
    public string? Feature { get; init; }

    /// <summary>Its completions have 32 bytes.</summary>
    public bool IsLarge { get; init; }

    /// <summary>What a generic operation passes to <c>Prep</c>, in its order.</summary>
    public EquatableArray<ArgumentSpec> Arguments { get; init; }

    /// <summary>IOSQE_CQE_SKIP_SUCCESS.</summary>
    public bool SkipsSuccess { get; init; }

    /// <summary>IOSQE_IO_DRAIN.</summary>
    public bool Drains { get; init; }

    /// <summary>IOSQE_ASYNC.</summary>
    public bool GoesToWorker { get; init; }

    /// <summary>A time that is a constant, and its place among the times of a flight; -1 for none.</summary>
    public int Milliseconds { get; init; } = -1;

    public int ConstantTime { get; init; } = -1;

    /// <summary>MSG_WAITALL.</summary>
    public bool WaitsForAll { get; init; }

    /// <summary>Whether a send leaves its bytes in place: 0 never, 1 where it pays, 2 always.</summary>
    public int ZeroCopy { get; init; }

    /// <summary>The method that hears when the memory of a send is free.</summary>
    public CompletionSpec? Released { get; init; }

    public bool Multishot { get; init; }

    public bool Direct { get; init; }

    public bool ManualRearm { get; init; }

    public bool ReusePort { get; init; }

    /// <summary>The buffer ring of a receive, an index in <see cref="RingSpec.BufferRings"/>.</summary>
    public int BufferGroup { get; init; } = -1;

    /// <summary>The name of that ring.</summary>
    public string? Buffers { get; init; }

    /// <summary>The buffer rings that a receive turns to when that one is empty.</summary>
    public EquatableArray<int> FallOver { get; init; }

    /// <summary>RECVSEND_BUNDLE: one completion may fill several buffers.</summary>
    public bool Bundle { get; init; }

    public int Backlog { get; init; }

    /// <summary>What a socket carries, as socket(2) numbers it.</summary>
    public int SocketType { get; init; } = 1;

    /// <summary>Bytes of each buffer that a multishot RECVMSG keeps for the sender's address.</summary>
    public int NameBytes { get; init; }

    /// <summary>The same for control data.</summary>
    public int ControlBytes { get; init; }

    /// <summary>Flags of a timer, as <c>TimeoutFlags</c> numbers them.</summary>
    public int TimerFlags { get; init; }

    /// <summary>How often a timer fires, or after how many completions it ends; 0 for no limit.</summary>
    public int Count { get; init; }

    /// <summary>An update works on the deadline of another step, not on a timer.</summary>
    public bool UpdatesDeadline { get; init; }

    /// <summary>Limits of a multishot RECV in bytes: of one completion, and of all; 0 for none.</summary>
    public int ShotBytes { get; init; }

    public int TotalBytes { get; init; }

    /// <summary>The peer of what is aborted sees a reset.</summary>
    public bool Resets { get; init; }

    /// <summary>An adopted descriptor stays open.</summary>
    public bool KeepsOriginal { get; init; }

    /// <summary>The direction of a shutdown, as shutdown(2) numbers it.</summary>
    public int How { get; init; }

    /// <summary>The submission that a cancellation or an update names, and its number.</summary>
    public string? CancelTarget { get; init; }

    public byte CancelOperation { get; init; }

    /// <summary>The parameters that the step takes, as indices in <see cref="SubmissionSpec.Parameters"/>; -1 for none.</summary>
    public int FileParameter { get; init; } = -1;

    public int AddressParameter { get; init; } = -1;

    public int PayloadParameter { get; init; } = -1;

    /// <summary>The buffers of a message, in their order.</summary>
    public EquatableArray<int> DataParameters { get; init; }

    /// <summary>The other ring of a message.</summary>
    public int RingParameter { get; init; } = -1;

    public int DataParameter { get; init; } = -1;

    public int ControlParameter { get; init; } = -1;

    public int TimeParameter { get; init; } = -1;

    public int NumberParameter { get; init; } = -1;

    /// <summary>The credentials that the operation runs under.</summary>
    public int PersonalityParameter { get; init; } = -1;
}

/// <summary>How the next step depends on this one.</summary>
internal enum StepLink : byte
{
    None,
    Soft,
    Hard,
}
