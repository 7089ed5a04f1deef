namespace UringDsl;

public sealed partial class RingControl
{
    /// <summary>The modes that the ring has: those that were asked for and those that are its defaults.</summary>
    public RingModes Modes => _loop.Modes;

    /// <summary>Entries of the submission queue now.</summary>
    public int SubmissionEntries => _loop.SubmissionEntries;

    /// <summary>Entries of the completion queue now.</summary>
    public int CompletionEntries => _loop.CompletionEntries;
}
