using System;
using System.Collections.Generic;

internal sealed partial class RespServer
{
    private readonly long _startedAt = Environment.TickCount64;

    public IEnumerable<(string Name, long Value)> Summary =>
    [
        ("connections", Statistics.ConnectionsOpened),
        ("requests", _requests),
        ("malformed requests", _malformed),
        ("idle connections closed", _idle),
        ("flooding connections aborted", _flooding),
        ("receives", Statistics.Receives),
        ("sends", Statistics.Sends),
    ];

    private string Info() => $"""
        # Server
        redis_version:7.0.0
        server_name:RespServer
        process_id:{Environment.ProcessId}
        tcp_port:{_options.EndPoint.Port}
        uptime_in_seconds:{(Environment.TickCount64 - _startedAt) / 1000}

        # Clients
        connected_clients:{Statistics.ConnectionsOpen}

        # Memory
        used_memory:{GC.GetTotalMemory(forceFullCollection: false)}

        # Stats
        total_connections_received:{Statistics.ConnectionsOpened}
        total_commands_processed:{_requests}
        total_net_input_bytes:{Statistics.BytesReceived}
        total_net_output_bytes:{Statistics.BytesSent}

        # Keyspace
        db0:keys={_keys.Count}

        """.ReplaceLineEndings("\r\n");
}
