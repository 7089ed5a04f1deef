#!/usr/bin/env bash
# The echo server as Mermaid: its four submissions, and what becomes of each.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

output="$(dotnet run --project samples/Graph -c Release -- samples/EchoServer/EchoServer.cs)" || exit 1
echo "$output"
[ "$(grep -c '^    subgraph' <<<"$output")" -eq 4 ] && grep -q 'hard' <<<"$output"
