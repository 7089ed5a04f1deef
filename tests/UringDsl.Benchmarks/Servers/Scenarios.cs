using System;
using System.Collections.Generic;

namespace UringDsl.Benchmarks.Servers;

/// <summary>The table of loads.</summary>
internal static class Scenarios
{
    private const string Behind = "{c}/epoll_echo --port {port}";
    private const string Value = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const int ForeignPairs = 20; // A window of a client that is not ours takes as long as it takes, about a second.

    private static readonly Scenario s_storm =
        new("storm", "Connect, echo 64 B, close; 64 at a time", "echo", "load --mode storm --connections 64 --size 64") { Unit = "connection" };

    public static IReadOnlyList<Scenario> All { get; } =
    [
        Echo(1, 64),
        Echo(64, 64),
        Echo(512, 64),
        Echo(64, 64, depth: 16),
        Echo(1, 4096),
        Echo(64, 4096),
        Echo(512, 4096),
        Echo(1, 65536),
        Echo(64, 65536),
        Echo(512, 65536),
        InBatches(Echo(64, 64)),
        InBatches(Echo(512, 64)),
        InBatches(Echo(64, 64, depth: 16)),
        InBatches(Echo(64, 4096)),
        InBatches(Echo(512, 4096)),
        InBatches(Echo(64, 65536)),
        InBatches(Echo(512, 65536)),
        InBatches(s_storm),
        Modes(64),
        Modes(65536),
        s_storm,
        Stream(65536, "64 KiB"),
        Stream(1048576, "1 MiB"),
        new("http", "HTTP plaintext, 64 connections", "http", Ask(Get("plaintext"), "--compare 15 --body 13 --connections 64"))
        {
            Unit = "request",
        },
        new("http-wrk", "HTTP plaintext by wrk, 64 connections", "http", "wrk -t1 -c64 --latency /plaintext")
        {
            Unit = "request", UsualPairs = ForeignPairs,
        },
        Files(65536, "64 KiB"),
        Files(1048576, "1 MiB"),
        Resp(1),
        Resp(16),
        new("resp-benchmark", "RESP SET by redis-benchmark -P 16", "resp", "redis-benchmark -t set -P 16 -c 64 -n 400000")
        {
            Unit = "request", UsualPairs = ForeignPairs,
        },
        new("memcached", "memcached get of 64 B, 64 connections", "memcached", Ask(@"get key\r\n", @"--connections 64", $@"set key 0 0 64\r\n{Value}\r\n"))
        {
            Unit = "request",
        },
        Proxy(64, "64 B"),
        Proxy(65536, "64 KiB"),
        Nops(1),
        Nops(8),
        Nops(64),
        Nops(256),
        Reads(1),
        Reads(8),
        Reads(64),
    ];

    private static Scenario Echo(int connections, int size, int depth = 1) => new(
        $"echo-{connections}-{size}{(depth > 1 ? $"-p{depth}" : "")}",
        $"Echo of {(size < 1024 ? $"{size} B" : $"{size / 1024} KiB")}, {Connections(connections)}{(depth > 1 ? $", {depth} in a pipeline" : "")}",
        "echo",
        $"load --mode echo --connections {connections} --size {size} --depth {depth}") { BytesPerMessage = size };

    private static Scenario InBatches(Scenario scenario) => scenario with
    {
        Name = "batches-" + scenario.Name.Replace("echo-", "", StringComparison.Ordinal),
        Title = scenario.Title + ", in whole batches",
        Group = "batches",
        SharesProcessor = true,
    };

    private static Scenario Modes(int size) => Echo(64, size) with { Name = $"modes-64-{size}", Group = "modes" };

    private static Scenario Stream(int size, string words) => new(
        $"stream-{size}", $"Answers of {words}, 8 connections", "stream", $"load --mode stream --connections 8 --size {size}")
    {
        Unit = "answer",
        BytesPerMessage = size,
    };

    private static Scenario Files(int size, string words) => new(
        $"files-{size}",
        $"Files of {words} over HTTP, 8 connections",
        "http",
        Ask(Get($"{size}"), $"--compare 15 --body {size} --expect {{files}}/{size} --connections 8"))
    {
        Unit = "file",
        Warmth = 4,
        BytesPerMessage = size,
    };

    private static Scenario Proxy(int size, string words) => new(
        $"proxy-{size}", $"TCP proxy, echo of {words}, 64 connections", "proxy", $"load --mode echo --connections 64 --size {size}")
    {
        Behind = Behind,
        BytesPerMessage = size,
    };

    private static Scenario Nops(int batch) => new($"nop-{batch}", $"NOP, {batch} in a batch", "nop", "self") { Unit = "NOP", Batch = batch };

    private static Scenario Reads(int batch) =>
        new($"read-{batch}", $"Read of 4 KiB into a registered buffer, {batch} in a batch", "read", "self") { Unit = "read", Batch = batch };

    private static Scenario Resp(int depth) => new(
        depth > 1 ? $"resp-p{depth}" : "resp",
        $"RESP GET of 64 B, 64 connections{(depth > 1 ? $", {depth} in a pipeline" : "")}",
        "resp",
        Ask(@"GET key\r\n", $"--connections 64 --depth {depth}", $@"SET key {Value}\r\n")) { Unit = "request" };

    private static string Get(string path) => $@"GET /{path} HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static string Ask(string request, string options, string? preparation = null) =>
        $"load --mode ask --request '{request}' {(preparation is null ? "" : $"--prepare '{preparation}'")} {options}";

    private static string Connections(int count) => count == 1 ? "1 connection" : $"{count} connections";
}
