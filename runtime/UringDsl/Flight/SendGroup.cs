namespace UringDsl.Core;

/// <summary>What the nodes of one send operation have in common, while it is put together.</summary>
internal struct SendGroup
{
    public bool IsZeroCopy;     // at least one of them goes out by zero copy, and all may
    public bool IsCopied;       // at least one of them must be free at the completion
}
