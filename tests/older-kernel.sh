#!/usr/bin/env bash
# Runs the capabilities report and the network tests on a real older kernel, in a virtual machine: by software emulation, which works everywhere and
# takes its time, or with ACCELERATION=kvm where /dev/kvm does (in a virtual machine it may not).
#
#   tests/older-kernel.sh [package] [filter]
#
# package   a Debian kernel image, or a package that depends on one; linux-image-cloud-amd64 by default (6.1 in Debian 12)
# filter    which tests of UringDsl.Runtime.Tests run there; capabilities, traffic, chains, endings and groups by default
#
# It needs Debian's apt (which downloads the kernel), qemu-system-x86_64, a static busybox and cpio, and the .NET SDK. Nothing is installed and
# nothing outside a temporary folder is written, but for the build output. SECONDS_BOUND (1500) bounds the machine's life, MEMORY (3G) its memory.
set -euo pipefail
cd "$(dirname "$0")/.."

package="${1:-linux-image-cloud-amd64}"
filter="${2:-FullyQualifiedName~Capabilities|FullyQualifiedName~Traffic|FullyQualifiedName~Chains|FullyQualifiedName~Endings|FullyQualifiedName~Groups}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
root="$work/root"

need() { command -v "$1" >/dev/null || { echo "$1 is missing: apt-get install $2" >&2; exit 77; }; }
need qemu-system-x86_64 qemu-system-x86
need busybox busybox-static
need cpio cpio
need apt-get apt
need dotnet dotnet-sdk-10.0

# The image that the package is, or depends on.
find_image() {
    local name="$1" next
    while true; do
        next="$(apt-cache depends "$name" | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)/\1/p' | head -n 1)"
        [ -n "$next" ] || break
        name="$next"
    done
    echo "$name"
}

fetch_kernel() {
    local image
    image="$(find_image "$package")"
    echo "Kernel: $image"
    (cd "$work" && apt-get download -q "$image" >/dev/null 2>&1)
    dpkg-deb --fsys-tarfile "$work"/*.deb | tar -x -C "$work" --wildcards './boot/vmlinuz-*'
    kernel="$(ls "$work"/boot/vmlinuz-*)"
}

copy_file() {
    mkdir -p "$root$(dirname "$1")"
    [ -e "$root$1" ] || cp -L "$1" "$root$1"
}

# The libraries that a file is linked to, at their places.
copy_linked() {
    local library
    for library in $(ldd "$1" 2>/dev/null | grep -o '/[^ ]*'); do copy_file "$library"; done
}

build_root() {
    local sdk runtime file
    dotnet build tests/UringDsl.Runtime.Tests -c Release -nodeReuse:false -v q >/dev/null
    mkdir -p "$root"/{bin,proc,sys,dev,tmp,etc,run} "$root/dotnet/sdk"
    cp "$(command -v busybox)" "$root/bin/busybox"
    dotnet="$(dirname "$(readlink -f "$(command -v dotnet)")")"
    runtime="$(ls -d "$dotnet"/shared/Microsoft.NETCore.App/10.* | sort -V | tail -n 1)"
    sdk="$(dotnet --version)"
    mkdir -p "$root/dotnet/shared/Microsoft.NETCore.App"
    cp -r "$dotnet/dotnet" "$dotnet/host" "$root/dotnet/"
    cp -r "$runtime" "$root/dotnet/shared/Microsoft.NETCore.App/"
    # The test runner of the SDK, without the rest of it.
    cp -r "$dotnet/sdk/$sdk"/{vstest.console*,testhost*,Microsoft.TestPlatform*,Microsoft.VisualStudio.TestPlatform*,NuGet.Frameworks.dll,Newtonsoft.Json.dll} \
        "$dotnet/sdk/$sdk"/{Microsoft.Extensions.FileSystemGlobbing.dll,Microsoft.Extensions.DependencyModel.dll,Extensions} "$root/dotnet/sdk/"
    cp -r tests/UringDsl.Runtime.Tests/bin/Release/net10.0 "$root/tests"
    cp -r tests/UringDsl.Faults.Host/bin/Release/net10.0 "$root/host"
    for file in "$dotnet/dotnet" "$runtime"/*.so; do copy_linked "$file"; done
    # The runtime opens these by name, for its hashes.
    for file in $(ldconfig -p | grep -o '/[^ ]*/lib\(ssl\|crypto\)\.so\.3$'); do copy_file "$file"; done
    cp /etc/nsswitch.conf "$root/etc/" 2>/dev/null || true
    echo 'root:x:0:0:root:/:/bin/sh' > "$root/etc/passwd"
    echo '127.0.0.1 localhost' > "$root/etc/hosts"
    write_init
    (cd "$root" && find . | cpio -o -H newc --quiet | gzip -1) > "$work/initramfs"
}

write_init() {
    printf '%s\n' "$filter" > "$root/etc/filter"
    cat > "$root/init" <<'INIT'
#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin HOME=/tmp TMPDIR=/tmp DOTNET_ROOT=/dotnet DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 CI=1
export DOTNET_EnableDiagnostics=0 VSTEST_CONNECTION_TIMEOUT=300
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mkdir -p /dev/shm
mount -t tmpfs shm /dev/shm
ip link set lo up
ulimit -n 65536
ulimit -l unlimited
echo "===== report ====="
/dotnet/dotnet /host/UringDsl.Faults.Host.dll report
echo "===== tests ====="
cd /tmp
/dotnet/dotnet /dotnet/sdk/vstest.console.dll /tests/UringDsl.Runtime.Tests.dll --TestCaseFilter:"$(cat /etc/filter)"
echo "===== ended with $? ====="
poweroff -f
INIT
    chmod +x "$root/init"
}

run_machine() {
    local acceleration=(-accel "${ACCELERATION:-tcg}" -cpu max)
    timeout "${SECONDS_BOUND:-1500}" qemu-system-x86_64 "${acceleration[@]}" -machine q35 -smp 2 -m "${MEMORY:-3G}" -nodefaults -no-reboot -display none \
        -serial stdio -kernel "$kernel" -initrd "$work/initramfs" -append 'console=ttyS0 quiet panic=-1 mitigations=off' | stdbuf -o0 tr -d '\r' | tee "$work/output"
}

fetch_kernel
build_root
run_machine
grep -q '^===== ended with 0 =====' "$work/output"
