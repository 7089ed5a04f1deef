#!/usr/bin/env bash
# The tests that libmemcached has for servers: all of them must pass, for both protocols, on one port.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
source samples/smoke-server.sh

command -v memccapable >/dev/null || { echo "memccapable is missing: it is in the package libmemcached-tools"; exit 77; }
start_server MemcachedServer

for protocol in -a -b; do
    if ! printed="$(timeout 20 memccapable -h 127.0.0.1 -p "$port" "$protocol" 2>&1)" || grep -qi fail <<<"$printed"; then
        echo "memccapable $protocol failed:"
        echo "$printed"
        exit 1
    fi
    echo "memccapable $protocol: $(grep -c '\[pass\]' <<<"$printed") tests passed"
done

stop_server
