using System.Collections.Generic;

internal sealed partial class HttpServer
{
    private long _requests, _refused, _files, _shrunk, _unreadable, _held, _idle, _slow;

    /// <summary>The table at the end.</summary>
    public IEnumerable<(string Name, long Value)> Summary =>
    [
        ("connections", Statistics.ConnectionsOpened),
        ("requests", _requests),
        ("refused", _refused),
        ("files sent", _files),
        ("files that shrank", _shrunk),
        ("files that could not be read", _unreadable),
        ("times not received further", _held),
        ("idle connections closed", _idle),
        ("slow connections aborted", _slow),
        ("receives", Statistics.Receives),
        ("sends", Statistics.Sends),
        ("bytes sent", Statistics.BytesSent),
        ("bytes without a copy", Statistics.BytesZeroCopied),
    ];
}
