using System;
using System.Collections.Generic;

/// <summary>The protocol RESP2, with data in memory.</summary>
internal sealed class RespProtocol : IRequestProtocol
{
    private const int MaxRequestBytes = 1 << 29, ExpiryLooks = 2000;

    private readonly long _startedAt = Environment.TickCount64;
    private readonly Options _options;
    private readonly RequestServer _server;
    private readonly Keyspace _keys = new();
    private readonly CommandTable _commands;
    private readonly RequestReader _reader;
    private readonly Reply _reply;
    private long _malformed;

    public RespProtocol(Options options, RequestServer server)
    {
        _options = options;
        _server = server;
        _commands = new CommandTable(_keys, options, Info);
        _reply = new Reply(RequestServer.MaxUnreadBytes + options.MaxValueBytes); // One value always fits.
        _reader = new RequestReader(options.MaxValueBytes, MaxRequestBytes);
    }

    public AnswerBuffer Answers => _reply;

    public IEnumerable<(string Name, long Value)> Summary => [("malformed requests", _malformed)];

    public Step Next(ReadOnlySpan<byte> input, ref byte dialect)
    {
        switch (_reader.Read(input))
        {
            case ReadResult.Incomplete:
                return new Step(0, Needed: _reader.Needed);
            case ReadResult.Malformed:
                _malformed++;
                _reply.Error(_reader.Error);
                return new Step(input.Length, IsLast: true, IsRequest: false);
        }
        Request request = _reader.RequestIn(input);
        if (request.Count == 0) return new Step(_reader.Length, IsRequest: false);
        return new Step(_reader.Length, IsLast: !_commands.Run(request, _reply));
    }

    public void RefuseIdle(int seconds, byte dialect) => _reply.Error($"ERR no request was completed in {seconds} s");

    /// <summary>Looks after keys that have expired.</summary>
    public void Tick() => _keys.ExpireSome(ExpiryLooks);

    private string Info() => $"""
        # Server
        redis_version:7.0.0
        server_name:RespServer
        process_id:{Environment.ProcessId}
        tcp_port:{_options.EndPoint.Port}
        uptime_in_seconds:{(Environment.TickCount64 - _startedAt) / 1000}

        # Clients
        connected_clients:{_server.Statistics.ConnectionsOpen}

        # Memory
        used_memory:{GC.GetTotalMemory(forceFullCollection: false)}

        # Stats
        total_connections_received:{_server.Statistics.ConnectionsOpened}
        total_commands_processed:{_server.Requests}
        total_net_input_bytes:{_server.Statistics.BytesReceived}
        total_net_output_bytes:{_server.Statistics.BytesSent}

        # Keyspace
        db0:keys={_keys.Count}

        """.ReplaceLineEndings("\r\n");
}
