// A connection for each message: connect, send, receive it back, close. It is one chain of linked entries.
#pragma once
#include "load.h"

// One address has as many ports as its connections of the last minute (TIME_WAIT) leave it, and a client that looks for a free one is slow.
enum { ADDRESSES = 1000, CHAIN = 6 };

static struct sockaddr_in sources[ADDRESSES], target;
static unsigned next_source;

static struct io_uring_sqe *storm_link(uint8_t operation, int client) {
    struct io_uring_sqe *entry = entry_for(operation, SENT, client);
    entry->flags |= IOSQE_IO_LINK | IOSQE_CQE_SKIP_SUCCESS;
    return entry;
}

static void storm_connect(int client) {
    struct client *it = &clients[client];
    if (!is_running) return;
    while (ring_room(&ring) < CHAIN) ring_enter(&ring, 0, 0);
    it->began = now();
    it->in_phase = (it->in_phase + 1021) % PERIOD;
    on_the_way++;

    struct io_uring_sqe *entry = storm_link(RING_OP_SOCKET, client);
    entry->flags &= (uint8_t)~IOSQE_FIXED_FILE;
    entry->fd = AF_INET;
    entry->off = SOCK_STREAM;
    entry->file_index = (unsigned)client + 1;
    entry = storm_link(RING_OP_BIND, client);
    entry->addr = (uint64_t)(uintptr_t)&sources[next_source++ % ADDRESSES];
    entry->addr2 = sizeof *sources;
    entry = storm_link(IORING_OP_CONNECT, client);
    entry->addr = (uint64_t)(uintptr_t)&target;
    entry->off = sizeof target;
    entry = storm_link(IORING_OP_SEND, client);
    entry->addr = (uint64_t)(uintptr_t)(pattern + it->in_phase);
    entry->len = size;
    entry->msg_flags = MSG_WAITALL | MSG_NOSIGNAL;
    entry = entry_for(IORING_OP_RECV, RECEIVED, client);
    entry->addr = (uint64_t)(uintptr_t)it->buffer;
    entry->len = size;
    entry->msg_flags = MSG_WAITALL;
}

static void storm_ended(int client, unsigned tag, int result) {
    struct client *it = &clients[client];
    if (result == -ECANCELED) return; // The step that failed has said so.
    if (tag == RECEIVED && result == (int)size) {
        if (memcmp(it->buffer, pattern + it->in_phase, size)) say_wrong(client, "other bytes than those sent");
        count(it->began, 1, size);
    } else if (errors++ < 3) {
        fprintf(stderr, "connection %d: %s: %s\n", client, tag == RECEIVED ? "receive" : "connect or send", result < 0 ? strerror(-result) : "too little");
    }
    on_the_way--;
    struct io_uring_sqe *entry = ring_entry(&ring, IORING_OP_CLOSE, 0, tagged(CLOSED, 0));
    entry->file_index = (unsigned)client + 1;
    entry->flags = IOSQE_CQE_SKIP_SUCCESS;
    storm_connect(client);
}

static void storm_start(void) {
    target = loopback(1, port);
    for (unsigned i = 0; i < ADDRESSES; i++) sources[i] = loopback(i + 2, 0);
    for (int i = 0; i < client_count; i++) clients[i].buffer = malloc(size);
}
