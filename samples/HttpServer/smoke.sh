#!/usr/bin/env bash
# Clients that many servers are measured with: curl gets files of every size unchanged, and wrk and ab report no failure.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
source samples/smoke-server.sh

for tool in curl wrk ab; do
    command -v "$tool" >/dev/null || { echo "$tool is missing: it is in the package of that name, ab in apache2-utils"; exit 77; }
done
scratch="$(mktemp -d -t smoke-root-XXXXXX)" root="$scratch"
trap 'rm -rf "$scratch"' EXIT
for bytes in 0 1 4095 4096 4097 65536 1048576 67108864; do head -c "$bytes" /dev/urandom >"$root/$bytes"; done
start_server HttpServer --root "$root"
url="http://127.0.0.1:$port"

# same BYTES OPTION...: gets the file of so many bytes, and compares it.
same() {
    local bytes="$1" wanted got
    shift
    wanted="$(sha256sum <"$root/$bytes")"
    got="$(curl -sSf --max-time 30 "$@" "$url/$bytes" | sha256sum)" && [ "$got" = "$wanted" ] && return
    echo "curl $* got something else than the $bytes bytes of the file"
    exit 1
}

# reports TOOL ARGUMENT...: what it prints; it is wrong when it tells of failures, or has counted nothing.
reports() {
    local printed
    printed="$(timeout 20 "$@" 2>&1)" && grep -qE '^(Requests/sec|Requests per second): +[1-9]' <<<"$printed" &&
        ! grep -E '^(Socket errors|Non-2xx|Failed requests: +[1-9]|  Socket errors|  Non-2xx)' <<<"$printed" && return
    echo "$* failed:"
    echo "$printed"
    exit 1
}

for bytes in 0 1 4095 4096 4097 65536 1048576 67108864; do same "$bytes"; done
same 67108864 --http1.0
same 67108864 --limit-rate 20M &
slow=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do same 65536 --max-time 10; done
wait "$slow" || exit 1
[ "$(curl -sS -o "$root/answer" -w '%{http_code}' "$url/none")" = 404 ] || { echo "a file that is not there is not answered with 404"; exit 1; }
[ "$(curl -sS --path-as-is "$url/../etc/passwd")" = "404 Not Found: there is no such file" ] || { echo "a path leads out of the root"; exit 1; }

cat >"$root/pipeline.lua" <<'LUA'
local sixteen
init = function() sixteen = string.rep(wrk.format("GET", "/plaintext"), 16) end
request = function() return sixteen end
LUA
reports wrk -t 1 -c 32 -d 1s "$url/plaintext"
reports wrk -t 1 -c 32 -d 1s -s "$root/pipeline.lua" "$url"
reports wrk -t 1 -c 32 -d 1s "$url/4096"
reports ab -q -n 2000 -c 16 "$url/plaintext"
reports ab -q -n 2000 -c 16 "$url/4097"
reports ab -q -k -n 2000 -c 16 "$url/plaintext"

stop_server
