#!/usr/bin/env bash
# iperf3, curl, nc and the clients of Redis do not notice that there is a proxy between them and what they talk to.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
source samples/smoke-server.sh

for tool in iperf3 curl redis-server redis-cli redis-benchmark socat nc python3 ss; do
    command -v "$tool" >/dev/null || { echo "$tool is missing"; exit 77; }
done
free_port
upstream_port=$port taken_port=$port upstream=
start_server TcpProxy --upstream "127.0.0.1:$upstream_port"
scratch="$(mktemp -d -t smoke-TcpProxy-XXXXXX)"
trap 'kill "$server" $upstream 2>/dev/null; rm -rf "$output" "$scratch"' EXIT

# What the proxy leads to is one server after the other, all on the same port.
start_upstream() {
    "$@" >"$scratch/upstream.log" 2>&1 &
    upstream=$!
    until ss -Hltn "sport = :$upstream_port" | grep -q .; do
        kill -0 "$upstream" 2>/dev/null || { cat "$scratch/upstream.log"; exit 1; }
        sleep 0.05
    done
}

# iperf3 closes its listener after each test and says when it has opened another.
wait_for_iperf3() {
    until [ "$(grep -c '^Server listening' "$scratch/upstream.log")" -gt "$1" ]; do
        kill -0 "$upstream" 2>/dev/null || { cat "$scratch/upstream.log"; exit 1; }
        sleep 0.05
    done
}

stop_upstream() {
    kill "$upstream"
    wait "$upstream"
    upstream=
}

# check WHAT COMMAND...: prints what it said where it fails.
check() {
    local what="$1"
    shift
    timeout 20 "$@" >"$scratch/said" 2>&1 && return
    echo "$what failed:"
    cat "$scratch/said"
    exit 1
}

start_upstream iperf3 -s --forceflush -B 127.0.0.1 -p "$upstream_port"
runs=0
for streams in 1 4; do
    for direction in '' -R --bidir; do
        wait_for_iperf3 "$((runs++))"
        check "iperf3 -P $streams $direction" iperf3 -c 127.0.0.1 -p "$port" -t 1 -P "$streams" $direction
    done
done
stop_upstream

head -c 16M /dev/urandom >"$scratch/file"
hash="$(sha256sum <"$scratch/file")"
start_upstream python3 -m http.server "$upstream_port" --bind 127.0.0.1 --directory "$scratch"
check curl curl -sS -o "$scratch/copy" "http://127.0.0.1:$port/file"
check 'comparing what curl got' cmp "$scratch/file" "$scratch/copy"
stop_upstream

start_upstream redis-server --port "$upstream_port" --bind 127.0.0.1 --save '' --dir "$scratch"
check 'redis-cli set' redis-cli -p "$port" set key value
[ "$(timeout 10 redis-cli -p "$port" get key)" = value ] || { echo "redis-cli got something else"; exit 1; }
check redis-benchmark redis-benchmark -p "$port" -n 50000 -P 16 -t set,get -q
stop_upstream

# The hash comes when everything has: the end of what nc sends is passed on, and the other direction stays open.
start_upstream socat -t 10 "TCP-LISTEN:$upstream_port,bind=127.0.0.1,reuseaddr" EXEC:sha256sum
[ "$(timeout 20 nc -N 127.0.0.1 "$port" <"$scratch/file")" = "$hash" ] || { echo "nc got another hash"; exit 1; }
wait "$upstream"
upstream=

# Nobody listens there now. The reset comes while curl receives (56), or before it has seen that it was connected (7).
curl -sS --max-time 10 "http://127.0.0.1:$port/" 2>"$scratch/said"
case $? in 7 | 56) ;; *) echo "curl did not see a reset where nobody listens"; cat "$scratch/said"; exit 1 ;; esac

stop_server && grep -qE '^upstream refused +1$' "$output" && grep -qE '^pairs left +0$' "$output"
