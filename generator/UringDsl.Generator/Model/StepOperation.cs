namespace UringDsl.Generator.Model;

/// <summary>
/// What an operation attribute asks for. The names are the members of <c>Opcode</c>, except for <see cref="Listener"/> and
/// <see cref="Abort"/>, which are the runtime's own, and for <see cref="Generic"/>.
/// </summary>
internal enum StepOperation : byte
{
    Timeout,
    LinkTimeout,
    Socket,
    Bind,
    Listen,
    Accept,
    Connect,
    Recv,
    Send,
    Shutdown,
    Close,
    AsyncCancel,
    Sendmsg,
    Recvmsg,
    MsgRing,
    Listener,
    Abort,
    HandOver,
    Adopt,
    ReadMultishot,

    /// <summary>Whatever the row of the op table says, and nothing else.</summary>
    Generic,
}
