#!/usr/bin/env bash
# Datagrams of socat and of Python come back to whom sent them, unchanged; one that is too long does not, and is counted.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
source samples/smoke-server.sh

for tool in socat python3; do
    command -v "$tool" >/dev/null || { echo "$tool is missing"; exit 77; }
done
start_server UdpEcho

if [ "$(echo hello | timeout 10 socat -t 5 - "udp:127.0.0.1:$port")" != hello ]; then
    echo "socat got something else back"
    exit 1
fi
timeout 30 python3 - "$port" <<'CLIENTS' || exit 1
import random, socket, sys
server = ("127.0.0.1", int(sys.argv[1]))
clients = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(8)]
for client in clients:
    client.settimeout(10)
clients[0].sendto(bytes(3000), server)
for turn in range(200):
    sent = [random.randbytes(random.randint(1, 1400)) for _ in clients]
    for client, data in zip(clients, sent):
        client.sendto(data, server)
    for client, data in zip(clients, sent):
        if client.recvfrom(4096) != (data, server):
            sys.exit("a datagram came back changed, or from elsewhere")
CLIENTS

stop_server && grep -qE '^truncated datagrams +1$' "$output" && grep -qE '^datagrams echoed +1,601$' "$output"
