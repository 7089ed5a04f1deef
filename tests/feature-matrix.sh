#!/usr/bin/env bash
# Runs the network part of the runtime's tests with the features of six kernels, one after another. It takes a few minutes for each, and is no part of CI.
#
#   tests/feature-matrix.sh [kernel...]      5.19 6.0 6.1 6.6 6.10 6.12 by default; "all" is the running kernel's own
#
# FILTER is a filter of dotnet test.
set -uo pipefail
cd "$(dirname "$0")/.."

kernels=("$@")
[ ${#kernels[@]} -gt 0 ] || kernels=(5.19 6.0 6.1 6.6 6.10 6.12)
network='FullyQualifiedName~.Traffic.|FullyQualifiedName~.Chains.|FullyQualifiedName~.Endings.|FullyQualifiedName~.Groups.'
filter="${FILTER:-$network}"
failed=0

dotnet build tests/UringDsl.Runtime.Tests -c Release -nodeReuse:false -v q || exit 1
for kernel in "${kernels[@]}"; do
    echo "===== the features of $kernel ====="
    unset URINGDSL_KERNEL
    [ "$kernel" = all ] || export URINGDSL_KERNEL="$kernel"
    dotnet test tests/UringDsl.Runtime.Tests -c Release --no-build -nodeReuse:false --filter "$filter" | grep -E '\[FAIL\]|^(Passed|Failed)!'
    [ "${PIPESTATUS[0]}" -eq 0 ] || failed=1
done
exit $failed
