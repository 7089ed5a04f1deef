// What the modes of the load generator share.
#pragma once
#include "histogram.h"
#include "ring.h"

enum { RECEIVED = 1, SENT, CLOSED };

struct client {
    bool is_dead, is_sending;
    uint32_t to_send, on_the_way;    // messages
    uint32_t out_phase, in_phase;    // places in the streams of bytes
    uint32_t partial;                // bytes of the answer that has begun to come
    uint32_t oldest;                 // in times
    uint64_t *times;                 // when each message on the way was sent
    uint8_t *buffer;                 // where a mode receives into one of its own
    uint64_t began, request, left, receives;
    bool compares;
};

static struct ring ring;
static struct client *clients;
static int client_count, port, depth, dead_count;
static uint32_t size;
static uint8_t *pattern;
static bool is_running, is_measuring;            // new messages are sent; they count
static uint64_t messages, bytes, errors, wrong, on_the_way;
static uint64_t all_messages;                    // those before and behind the window as well

static inline struct io_uring_sqe *entry_for(uint8_t operation, unsigned tag, int client) {
    struct io_uring_sqe *entry = ring_entry(&ring, operation, client, tagged(tag, (unsigned)client));
    entry->flags = IOSQE_FIXED_FILE;
    return entry;
}

static inline void count(uint64_t began, uint64_t number, uint64_t length) {
    all_messages += number;
    if (!is_measuring) return;
    histogram_add(now() - began, number);
    messages += number;
    bytes += length;
}

static inline void say_wrong(int client, const char *what) {
    if (wrong++ == 0) fprintf(stderr, "connection %d: %s\n", client, what);
}

// A connection that failed takes no further part.
static inline void lose(int client, const char *what, int result) {
    if (errors++ < 3) fprintf(stderr, "connection %d: %s: %s\n", client, what, result ? strerror(-result) : "closed by the server");
    if (clients[client].is_dead) return;
    clients[client].is_dead = true;
    dead_count++;
    on_the_way -= clients[client].on_the_way;
    clients[client].on_the_way = 0;
}

static inline int connect_one(void) {
    const int on = 1;
    struct sockaddr_in server = loopback(1, port);
    int connection = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(connection, (struct sockaddr *)&server, sizeof server)) fail_with("connect", errno);
    return connection;
}
