using System.Collections.Generic;
using UringDsl;
using UringDsl.Abi;

internal sealed partial class TcpProxy
{
    private int _pairs; // joined, or being joined
    private long _clients, _joined, _ended, _broken, _idle, _stopped, _gone, _refused, _late, _failed, _turnedAway, _bytesUp, _bytesDown;

    /// <summary>The table at the end.</summary>
    public IEnumerable<(string Name, long Value)> Summary =>
    [
        ("clients", _clients),
        ("clients joined with upstream", _joined),
        ("clients turned away", _turnedAway),
        ("clients gone before", _gone),
        ("upstream refused", _refused),
        ("upstream timed out", _late),
        ("upstream failed otherwise", _failed),
        ("pairs ended in order", _ended),
        ("pairs broken by one side", _broken),
        ("pairs ended as idle", _idle),
        ("pairs ended by the stop", _stopped),
        ("bytes to upstream", _bytesUp),
        ("bytes to clients", _bytesDown),
        ("receives paused", Statistics.Pauses),
        ("receives without a buffer", Statistics.NoBuffers),
        ("receives", Statistics.Receives),
        ("sends", Statistics.Sends),
        ("bytes copied", Statistics.BytesCopied),
        ("pairs left", _pairs),
    ];

    private void CountFailed(in DialOutcome dialed)
    {
        if (dialed.Kind == OutcomeKind.TimedOut) _late++;
        else if (dialed.Error == Errno.ECONNREFUSED) _refused++;
        else if (dialed.Kind == OutcomeKind.Cancelled) _stopped++;
        else _failed++;
    }
}
