// A client asks for so many bytes (eight bytes, little-endian), and they come.
#pragma once
#include "load.h"

// The bytes of one receive in so many are compared. The kernel drops those of the others, so that the client is cheaper than the server.
enum { COMPARED = 16, MOST_RECEIVED = 1 << 18 };

static void stream_receive(int client) {
    struct client *it = &clients[client];
    struct io_uring_sqe *entry = entry_for(IORING_OP_RECV, RECEIVED, client);
    entry->addr = (uint64_t)(uintptr_t)it->buffer;
    entry->len = it->left < MOST_RECEIVED ? (uint32_t)it->left : MOST_RECEIVED;
    it->compares = it->receives++ % COMPARED == 0;
    if (!it->compares) entry->msg_flags = MSG_TRUNC;
}

static void stream_ask(int client) {
    struct client *it = &clients[client];
    if (!is_running || it->is_dead) return;
    it->began = now();
    it->request = it->left = size;
    it->in_phase = 0;
    it->on_the_way = 1;
    on_the_way++;
    struct io_uring_sqe *entry = entry_for(IORING_OP_SEND, SENT, client);
    entry->addr = (uint64_t)(uintptr_t)&it->request;
    entry->len = sizeof it->request;
    entry->msg_flags = MSG_WAITALL | MSG_NOSIGNAL;
    entry->flags |= IOSQE_CQE_SKIP_SUCCESS;
    stream_receive(client);
}

static void stream_received(int client, int result) {
    struct client *it = &clients[client];
    if (result <= 0) {
        lose(client, "receive", result);
        return;
    }
    if (it->compares && memcmp(it->buffer, pattern + it->in_phase, (size_t)result)) say_wrong(client, "other bytes than those expected");
    it->in_phase = (it->in_phase + (uint32_t)result) % PERIOD;
    it->left -= (uint64_t)result;
    if (it->left) {
        stream_receive(client);
        return;
    }
    it->on_the_way = 0;
    on_the_way--;
    count(it->began, 1, size);
    stream_ask(client);
}

static void stream_start(void) {
    for (int i = 0; i < client_count; i++) clients[i].buffer = malloc(MOST_RECEIVED);
}
