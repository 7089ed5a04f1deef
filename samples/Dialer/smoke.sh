#!/usr/bin/env bash
# A port on which nobody listens: the dial must be refused, by name, and at once.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

output="$(dotnet run --project samples/Dialer -c Release -- 127.0.0.1:1)"
exit=$?
echo "$output"
if [ "$exit" -eq 5 ]; then exit 77; fi    # io_uring is refused here, and the message has said why
[ "$exit" -eq 4 ] && grep -q 'refused at Connect with ECONNREFUSED' <<<"$output"
