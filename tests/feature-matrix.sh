#!/usr/bin/env bash
# Runs the network part of the runtime's tests with other sets of features, one after another. It takes a minute or two for each, and is no part of CI.
#
#   tests/feature-matrix.sh [set...]     a kernel ("6.1"): the features that it has; a feature ("SlotRelease", or several with commas): all but
#                                        that one; "all": what the running kernel has. By default 5.19 6.0 6.1 6.6 6.10 6.12.
#
# FILTER is a filter of dotnet test.
set -uo pipefail
cd "$(dirname "$0")/.."

sets=("$@")
[ ${#sets[@]} -gt 0 ] || sets=(5.19 6.0 6.1 6.6 6.10 6.12)
network='FullyQualifiedName~.Traffic.|FullyQualifiedName~.Chains.|FullyQualifiedName~.Endings.|FullyQualifiedName~.Groups.'
network+='|FullyQualifiedName~.Handing.'
filter="${FILTER:-$network}"
failed=0

dotnet build tests/UringDsl.Runtime.Tests -c Release -nodeReuse:false -v q || exit 1
for set in "${sets[@]}"; do
    unset URINGDSL_KERNEL URINGDSL_DISABLE
    case "$set" in
        all) echo "===== all features =====" ;;
        [0-9]*) echo "===== the features of $set =====" && export URINGDSL_KERNEL="$set" ;;
        *) echo "===== without $set =====" && export URINGDSL_DISABLE="$set" ;;
    esac
    dotnet test tests/UringDsl.Runtime.Tests -c Release --no-build -nodeReuse:false --filter "$filter" | grep -E '\[FAIL\]|^(Passed|Failed)!'
    [ "${PIPESTATUS[0]}" -eq 0 ] || failed=1
done
exit $failed
