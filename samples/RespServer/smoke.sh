#!/usr/bin/env bash
# The clients of Redis: what redis-cli prints must be the transcript, and redis-benchmark must run through without an error.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
source samples/smoke-server.sh

for tool in redis-cli redis-benchmark; do
    command -v "$tool" >/dev/null || { echo "$tool is missing: it is in the package redis-tools"; exit 77; }
done
start_server RespServer

transcript=samples/RespServer/transcript.txt
if ! diff <(grep -v '^> ' "$transcript") <(sed -n 's/^> //p' "$transcript" | redis-cli --no-raw -p "$port"); then
    echo "this is not what $transcript says"
    exit 1
fi

# Prints a row for each test, and ends with 1 at the first answer that is an error. Requests that took no whole millisecond have the rate "inf".
benchmark() {
    local rows="$1" printed
    shift
    printed="$(timeout 30 redis-benchmark -p "$port" --csv "$@")"
    [ $? -eq 0 ] && [ "$(grep -cE '^"[^"]+","([0-9.]+|inf)"' <<<"$printed")" -eq "$rows" ] && return
    echo "redis-benchmark $* failed:"
    echo "$printed"
    exit 1
}
# Its default tests as of Redis 7.0; newer ones add some.
tests=ping,set,get,incr,lpush,rpush,lpop,rpop,sadd,hset,spop,zadd,zpopmin,lrange,mset
benchmark 20 -n 2000 -t "$tests"
benchmark 20 -n 2000 -P 16 -t "$tests"
benchmark 15 -n 200 -d 65536 -t ping,set,get,incr,lpush,rpush,lpop,rpop,sadd,hset,spop,zadd,zpopmin,mset
benchmark 5 -n 20 -c 4 -d 65536 -t lrange

stop_server
