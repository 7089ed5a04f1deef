namespace UringDsl;

/// <summary>
/// The memory of a send is free: the network has taken its bytes, or the send was never carried out. From now on the memory may be changed. It
/// comes once per send, behind the completion, and also after the connection has gone.
/// </summary>
public readonly ref struct Released
{
    internal Released(Connection connection, SendBuffer buffer, FixedBuffer fixedBuffer, bool wasZeroCopy, bool wasCopied)
    {
        Connection = connection;
        Buffer = buffer;
        FixedBuffer = fixedBuffer;
        WasZeroCopy = wasZeroCopy;
        WasCopied = wasCopied;
    }

    /// <summary>The connection of the send; it may be gone.</summary>
    public Connection Connection { get; }

    /// <summary>What was passed to the submission, if it was a <see cref="SendBuffer"/>.</summary>
    public SendBuffer Buffer { get; }

    /// <summary>What was passed to the submission, if it was a registered buffer; other operations may use it still.</summary>
    public FixedBuffer FixedBuffer { get; }

    /// <summary>At least a part of it went out by zero copy.</summary>
    public bool WasZeroCopy { get; }

    /// <summary>The kernel copied a part of that all the same (Linux 6.2).</summary>
    public bool WasCopied { get; }
}
