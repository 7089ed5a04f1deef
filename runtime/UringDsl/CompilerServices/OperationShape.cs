using System.ComponentModel;

namespace UringDsl.CompilerServices;

/// <summary>How the completions of a submission are handled.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum OperationShape : byte
{
    /// <summary>One operation, one completion.</summary>
    Single,
    /// <summary>Several linked operations, folded into one outcome.</summary>
    Chain,
    /// <summary>RECV into provided buffers: one per connection.</summary>
    Receive,
    /// <summary>ACCEPT on a listening socket.</summary>
    Accept,
    /// <summary>A whole listener.</summary>
    Listener,
    /// <summary>A lone SEND, in the connection's queue.</summary>
    Send,
    /// <summary>ASYNC_CANCEL of another submission.</summary>
    Cancel,
    /// <summary>POLL_ADD or TIMEOUT that completes again and again.</summary>
    Multishot,
    /// <summary>Aborts a connection.</summary>
    Abort,
    /// <summary>MSG_RING: a message to another ring.</summary>
    Message,
    /// <summary>MSG_RING: a connection for another ring.</summary>
    HandOver,
    /// <summary>An open file becomes a connection.</summary>
    Adopt,
}
