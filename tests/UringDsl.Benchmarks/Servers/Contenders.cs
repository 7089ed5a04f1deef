using System.Collections.Generic;

namespace UringDsl.Benchmarks.Servers;

/// <summary>The table of servers. Ours comes first: it is what the others are compared with.</summary>
internal static class Contenders
{
    private const string Net = "dotnet {net} --port {port} --mode ";
    private const double NetWarm = 2, BatchWarm = 4; // The latter's time goes into few methods: how they were optimized is all of it.
    private const double LargeBuffers = 4; // 64 of 65536 bytes

    private static readonly string[] s_echo = ["echo", "batches"]; // what C speaks
    private static readonly Dictionary<string, string> s_inline = new() { ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1" };

    public static IReadOnlyList<Contender> All { get; } =
    [
        Sample("uringdsl", "echo", "EchoServer"),
        Sample("uringdsl-resp", "resp", "RespServer", "--idle 3600"),
        Sample("uringdsl-memcached", "memcached", "MemcachedServer", "--idle 3600"),
        Sample("uringdsl-http", "http", "HttpServer", "--idle 3600 --root {files}"),
        Sample("uringdsl-proxy", "proxy", "TcpProxy", "--idle 3600 --upstream 127.0.0.1:{behind}"),
        new("uringdsl-stream", "UringDsl, SEND", ["stream"], Net + "uring-stream") { WarmSeconds = NetWarm, IsOurs = true },
        new("uringdsl-stream-zc", "UringDsl, SEND_ZC from a registered buffer", ["stream"], Net + "uring-stream-zero-copy") { WarmSeconds = NetWarm },
        Way("default", "64 incremental buffers of 64 KiB") with { IsOurs = true, Groups = ["modes", "batches"] },
        Way("minimum-wait", "the same, a minimum wait of 50 µs"),
        Way("small", "1024 buffers of 4 KiB"),
        Way("receive-bundles", "the same, receive bundles"),
        Way("bundles", "the same, receive and send bundles"),
        new("uringdsl-nop", "UringDsl", ["nop"], Net + "nop --batch {batch}") { WarmSeconds = BatchWarm, IsOurs = true },
        new("uringdsl-read", "UringDsl", ["read"], Net + "read --batch {batch} --file {blocks}") { WarmSeconds = BatchWarm, IsOurs = true },

        new("c-uring", "C, io_uring", s_echo, "{c}/uring_echo --port {port}"),
        new("c-uring-incremental", "C, io_uring, incremental buffers", s_echo, "{c}/uring_echo --port {port} --incremental 1"),
        new("c-uring-small", "C, io_uring, a quarter of the buffers: 4 MiB, as UringDsl has", ["batches"], "{c}/uring_echo --port {port} --buffers 256"),
        new("c-epoll", "C, epoll", ["echo"], "{c}/epoll_echo --port {port}"),
        new("c-stream", "C, SEND", ["stream"], "{c}/stream --port {port}"),
        new("c-stream-zc", "C, SEND_ZC", ["stream"], "{c}/stream --port {port} --zero-copy 1"),
        new("c-stream-zc-registered", "C, SEND_ZC from a registered buffer", ["stream"], "{c}/stream --port {port} --registered 1"),
        new("c-stream-epoll", "C, epoll", ["stream"], "{c}/epoll_stream --port {port}"),
        new("c-nop", "C", ["nop"], "{c}/batch --batch {batch}"),
        new("c-read", "C, a registration for each buffer", ["read"], "{c}/batch --batch {batch} --file {blocks}"),
        new("c-read-together", "C, one registration", ["read"], "{c}/batch --batch {batch} --file {blocks} --together 1"),

        new("saea", "SocketAsyncEventArgs, inline completions", ["echo"], Net + "saea") { WarmSeconds = NetWarm, Environment = s_inline },
        new("sockets", "System.Net.Sockets, async", ["echo"], Net + "sockets") { WarmSeconds = NetWarm },
        new("kestrel", "Kestrel, connection handler", ["echo"], Net + "kestrel") { WarmSeconds = 3 },
        new("saea-stream", "SocketAsyncEventArgs, inline completions", ["stream"], Net + "saea-stream") { WarmSeconds = NetWarm, Environment = s_inline },
        new("sockets-stream", "System.Net.Sockets, async", ["stream"], Net + "stream") { WarmSeconds = NetWarm },
        new("kestrel-stream", "Kestrel, connection handler", ["stream"], Net + "kestrel-stream") { WarmSeconds = 3 },
        new("kestrel-http", "Kestrel, minimal API and static files", ["http"], Net + "http --files {files}") { WarmSeconds = 4 },

        new("redis", "redis-server", ["resp"], "redis-server --port {port} --bind 127.0.0.1 --appendonly no --save ''"),
        new("memcached", "memcached, one thread", ["memcached"], "memcached -u nobody -l 127.0.0.1 -p {port} -U 0 -t 1"),
        new("nginx", "nginx, one process", ["http"], "nginx -p {folder} -e stderr -c {folder}/configuration")
        {
            Configuration = """
                daemon off;
                master_process off;
                pid {folder}/pid;
                error_log stderr crit;
                events { worker_connections 4096; }
                http {
                    access_log off;
                    sendfile on;
                    tcp_nopush on;
                    keepalive_timeout 3600;
                    keepalive_requests 1000000000;
                    client_body_temp_path {folder}/client; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
                    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
                    server {
                        listen 127.0.0.1:{port};
                        location = /plaintext { default_type text/plain; return 200 "Hello, World!"; }
                        location / { root {files}; }
                    }
                }
                """,
        },
        new("haproxy", "HAProxy, one thread", ["proxy"], "haproxy -db -f {folder}/configuration") { Configuration = HaProxy("tune.bufsize 65536", "") },
        new("haproxy-splice", "HAProxy, one thread, splice", ["proxy"], "haproxy -db -f {folder}/configuration")
        {
            // It begins to splice when receives have filled its buffer several times, so that one stays as large as it is by default.
            Configuration = HaProxy("", "option splice-auto"),
        },
    ];

    private static Contender Sample(string name, string group, string sample, string options = "") =>
        new(name, "UringDsl", [group], $"dotnet {{samples}}/{sample}/bin/Release/net10.0/{sample}.dll --port {{port}} {options}")
        {
            WarmSeconds = NetWarm,
            DeclaredMebibytes = LargeBuffers,
            IsOurs = true,
        };

    private static Contender Way(string name, string title) =>
        new($"uringdsl-{name}", title, ["modes"], Net + "uring-echo-" + name) { WarmSeconds = NetWarm, DeclaredMebibytes = LargeBuffers };

    private static string HaProxy(string global, string defaults) => $$"""
        global
            maxconn 4096
            nbthread 1
            {{global}}
        defaults
            mode tcp
            timeout connect 5s
            timeout client 1h
            timeout server 1h
            {{defaults}}
        listen all
            bind 127.0.0.1:{port}
            server behind 127.0.0.1:{behind}

        """;
}
