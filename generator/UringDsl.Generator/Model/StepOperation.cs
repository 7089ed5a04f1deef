namespace UringDsl.Generator.Model;

/// <summary>
/// What an operation attribute asks for. The names are the members of <c>Opcode</c>, except for the last two, which are the runtime's
/// own.
/// </summary>
internal enum StepOperation : byte
{
    Nop,
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
    Listener,
    Abort,
}
