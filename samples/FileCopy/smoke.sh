#!/usr/bin/env bash
# Copies of many sizes are what cp makes, hole for hole; a full file system leaves nothing behind; a terminal sees how far it is.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

dotnet build samples/FileCopy -c Release -v q -nologo -nodeReuse:false -clp:ErrorsOnly >&2 || exit 1
program="$PWD/samples/FileCopy/bin/Release/net10.0/FileCopy.dll"
folder="$(mktemp -d -t smoke-FileCopy-XXXXXX)"
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1

fail() { echo "$*"; exit 1; }

copy() {
    dotnet "$program" "$@"
    local exit=$?
    if [ "$exit" -eq 5 ]; then exit 77; fi    # io_uring is refused here, and the message has said why
    return "$exit"
}

for size in 0 1 131071 131072 131073 20000003; do
    head -c "$size" /dev/urandom >source
    chmod 754 source
    cp -p source expected
    copy source target --force --depth $((1 + size % 32)) >/dev/null || fail "$size bytes were not copied"
    cmp expected target && [ "$(stat -c %a target)" = 754 ] || fail "$size bytes came wrong"
done

truncate -s 300M hollow
echo data | dd of=hollow bs=1 seek=200000000 conv=notrunc status=none
copy hollow target --force --sync || fail "a sparse file was not copied"
cmp hollow target && [ "$(stat -c %b target)" -lt 4096 ] || fail "the holes of a sparse file were filled"

copy source target 2>said && fail "a target was replaced unasked"
grep -q 'is there already' said || fail "$(cat said)"

# A file system of a mebibyte, which nobody else sees.
if unshare -m true 2>/dev/null; then
    mkdir small
    unshare -m bash -c "mount -t tmpfs -o size=1m none small && dotnet '$program' source small/target 2>said; echo \$? >exit; ls -A small >left"
    [ "$(cat exit)" = 1 ] && grep -q 'No space left on device' said && [ ! -s left ] || fail "a full file system: $(cat exit said left)"
fi

if command -v script >/dev/null; then
    script -qec "dotnet '$program' source target --force" /dev/null </dev/null >drawn || fail "on a terminal it fails"
    grep -q '\[########################################\] 100 %' drawn || fail "a terminal sees no progress"
fi
[ -z "$(ls -A | grep part)" ] || fail "parts are left: $(ls -A)"
