#!/usr/bin/env bash
# The demo: every byte that the clients send must come back unchanged, and serving must not allocate.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

output="$(dotnet run --project samples/EchoServer -c Release -- --demo)"
exit=$?
echo "$output"
if [ "$exit" -eq 5 ]; then exit 77; fi    # io_uring is refused here, and the message has said why
[ "$exit" -eq 0 ] || exit 1
grep -qE '(^|[^0-9,])0 wrong bytes' <<<"$output" && grep -qE '^bytes allocated per message +0 ' <<<"$output"
