#!/usr/bin/env bash
# Files of all sizes come from nginx, or from Python's server, as they are there; and each request is one io_uring_enter, by strace.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
source samples/smoke-server.sh

for tool in python3 strace sha256sum; do
    command -v "$tool" >/dev/null || { echo "$tool is missing"; exit 77; }
done
strace -qq -e trace=none true || { echo "strace may not trace here"; exit 77; }
dotnet build samples/Fetch -c Release -v q -nologo -nodeReuse:false -clp:ErrorsOnly >&2 || exit 1

folder="$(mktemp -d -t smoke-Fetch-XXXXXX)"
trap 'kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT
mkdir "$folder/files"
for size in 0 1 4096 1000000; do head -c "$size" /dev/urandom >"$folder/files/$size"; done
free_port

if command -v nginx >/dev/null; then    # One process with files of its own: no service of the system takes part.
    cat >"$folder/nginx.conf" <<CONF
daemon off; master_process off; pid $folder/pid; error_log $folder/errors warn;
events { worker_connections 64; }
http {
    access_log off; client_body_temp_path $folder/t1; proxy_temp_path $folder/t2; fastcgi_temp_path $folder/t3; uwsgi_temp_path $folder/t4;
    scgi_temp_path $folder/t5;
    server { listen 127.0.0.1:$port; root $folder/files; }
}
CONF
    nginx -p "$folder" -e "$folder/errors" -c "$folder/nginx.conf" &
else
    python3 -m http.server "$port" --bind 127.0.0.1 --directory "$folder/files" >/dev/null 2>&1 &
fi
server=$!
until (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    kill -0 "$server" 2>/dev/null || { echo "the server of HTTP does not start"; exit 1; }
    sleep 0.1
done

fetch() { dotnet samples/Fetch/bin/Release/net10.0/Fetch.dll "$@"; }

for size in 0 1 4096 1000000; do
    fetch "http://127.0.0.1:$port/$size" --output "$folder/$size"
    exit=$?
    if [ "$exit" -eq 5 ]; then exit 77; fi    # io_uring is refused here, and the message has said why
    [ "$exit" -eq 0 ] && [ "$(sha256sum <"$folder/$size")" = "$(sha256sum <"$folder/files/$size")" ] || { echo "$size bytes came wrong"; exit 1; }
done
answer="$(fetch "http://127.0.0.1:$port/nothing")"
[ $? -eq 6 ] && grep -q '^status  *404 ' <<<"$answer" || { echo "a file that is not there is no 404"; exit 1; }

# calls COUNT: so many requests below strace; sets counted. A run that fails is a failure, and not tried again.
calls() {
    if ! strace -f -qq -o "$folder/calls" -e trace=io_uring_enter dotnet samples/Fetch/bin/Release/net10.0/Fetch.dll \
        "http://127.0.0.1:$port/4096" --count "$1" >"$folder/said"; then
        echo "$1 requests below strace failed:"
        cat "$folder/said"
        exit 1
    fi
    counted="$(grep -c 'io_uring_enter(' "$folder/calls")"
}

# Start and end of the ring cost some calls: what is between two counts is the requests alone, 50 of them. One that is held up for 100 ms costs
# two or three calls more and none less, so the least of some runs counts; two may be held up in each. Fewer calls than requests are an error
# of the count.
few=1000000 many=1000000
for attempt in 1 2 3; do
    calls 10
    few=$((counted < few ? counted : few))
    calls 60
    many=$((counted < many ? counted : many))
    echo "io_uring_enter calls: $few for 10 requests, $many for 60"
    [ $((many - few)) -ge 50 ] && [ $((many - few)) -le 55 ] && exit 0
done
exit 1
