using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

/// <summary>Both protocols of memcached: the first byte of a connection says which.</summary>
internal sealed class MemcachedProtocol : IRequestProtocol, IServerFacts
{
    private const byte Text = 1, Binary = 2;

    private readonly long _startedAt = Environment.TickCount64;
    private readonly Options _options;
    private readonly RequestServer _server;
    private readonly ItemCache _cache;
    private readonly TextProtocol _text;
    private readonly BinaryProtocol _binary;

    public MemcachedProtocol(Options options, RequestServer server)
    {
        _options = options;
        _server = server;
        _cache = new ItemCache(options.MemoryBytes, options.MaxItemBytes);
        _text = new TextProtocol(_cache, options, this);
        _binary = new BinaryProtocol(_cache, options, this);
        int maxAnswer = RequestServer.MaxUnreadBytes + options.MaxItemBytes; // One item always fits.
        Answers = new AnswerBuffer(maxAnswer, "SERVER_ERROR the answer would be too long: ask for fewer keys\r\n");
    }

    public AnswerBuffer Answers { get; }

    public IEnumerable<(string Name, long Value)> Summary => [("evictions", _cache.Statistics.Evictions)];

    string IServerFacts.Version => "1.6.0-uringdsl";

    IEnumerable<(string Name, string Value)> IServerFacts.Stats
    {
        get
        {
            CacheStatistics cache = _cache.Statistics;
            (string Name, long Value)[] numbers =
            [
                ("pid", Environment.ProcessId),
                ("uptime", (Environment.TickCount64 - _startedAt) / 1000),
                ("time", DateTimeOffset.UtcNow.ToUnixTimeSeconds()),
                ("pointer_size", 8 * IntPtr.Size),
                ("curr_connections", _server.Statistics.ConnectionsOpen),
                ("total_connections", _server.Statistics.ConnectionsOpened),
                ("cmd_get", cache.Gets),
                ("cmd_set", cache.Sets),
                ("cmd_flush", cache.Flushes),
                ("cmd_touch", cache.Touches),
                ("get_hits", cache.Hits),
                ("get_misses", cache.Gets - cache.Hits),
                ("bytes_read", _server.Statistics.BytesReceived),
                ("bytes_written", _server.Statistics.BytesSent),
                ("limit_maxbytes", _options.MemoryBytes),
                ("threads", 1),
                ("bytes", _cache.Bytes),
                ("curr_items", _cache.Count),
                ("total_items", cache.ItemsStored),
                ("evictions", cache.Evictions),
            ];
            yield return ("version", ((IServerFacts)this).Version);
            foreach ((string name, long value) in numbers) yield return (name, value.ToString(CultureInfo.InvariantCulture));
        }
    }

    public Step Next(ReadOnlySpan<byte> input, ref byte dialect)
    {
        if (dialect == 0) dialect = input[0] == BinaryRequest.Magic ? Binary : Text;
        return dialect == Binary ? _binary.Next(input, Answers) : _text.Next(input, Answers);
    }

    public void RefuseIdle(int seconds, byte dialect)
    {
        if (dialect != Binary) Answers.Append(Encoding.ASCII.GetBytes($"SERVER_ERROR no request was completed in {seconds} s\r\n"));
    }
}
