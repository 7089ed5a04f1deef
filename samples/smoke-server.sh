# For the smoke tests of the servers: builds and starts one, and ends what was started. Sourced from the root of the repository.
# Sets port, and server, its process id. Removes scratch, too, where that is set.

# free_port [TAKEN]: one that is not TAKEN, and that nobody has, neither of TCP nor of UDP.
free_port() {
    while port=$((20000 + RANDOM % 12000)); [ "$port" = "${1:-}" ] || is_taken; do :; done
}

is_taken() {
    if command -v ss >/dev/null; then ss -Hltun "sport = :$port" | grep -q .; else (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; fi
}

# start_server NAME OPTION...: returns when it listens; exits with 77 where io_uring is refused. Its port is none that taken_port names.
start_server() {
    local name="$1"
    shift
    dotnet build "samples/$name" -c Release -v q -nologo -nodeReuse:false -clp:ErrorsOnly >&2 || exit 1
    free_port "${taken_port:-}"
    output="$(mktemp -t "smoke-$name-XXXXXX")"
    trap 'kill "$server" 2>/dev/null; rm -rf "$output" "${scratch:-}"' EXIT
    dotnet "samples/$name/bin/Release/net10.0/$name.dll" --port "$port" "$@" >"$output" &
    server=$!
    until grep -q '^Listening on' "$output"; do
        if ! kill -0 "$server" 2>/dev/null; then
            wait "$server"
            [ $? -eq 5 ] && exit 77    # io_uring is refused here, and the message has said why
            exit 1
        fi
        sleep 0.1
    done
}

# stop_server: asks it to end, prints its table, and fails unless it ends well and nothing is left open.
stop_server() {
    local row
    kill -TERM "$server"
    wait "$server" || return 1
    tail -n +3 "$output"
    for row in exceptions 'connections left' 'operations left' 'buffers left'; do
        grep -qE "^$row +0$" "$output" || return 1
    done
}
