// What the programs have in common: options, clocks, listening, and the bytes that are sent and compared.
#pragma once
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static inline void fail_with(const char *what, int error) {
    fprintf(stderr, "%s: %s\n", what, strerror(error));
    exit(1);
}

static inline const char *text_option(int count, char **arguments, const char *name, const char *otherwise) {
    for (int i = 1; i + 1 < count; i++)
        if (strcmp(arguments[i], name) == 0) return arguments[i + 1];
    return otherwise;
}

static inline long option(int count, char **arguments, const char *name, long otherwise) {
    const char *text = text_option(count, arguments, name, NULL);
    return text ? strtol(text, NULL, 10) : otherwise;
}

static inline uint64_t nanoseconds(clockid_t clock) {
    struct timespec time;
    if (clock_gettime(clock, &time)) return 0;
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static inline uint64_t now(void) { return nanoseconds(CLOCK_MONOTONIC); }

static inline struct sockaddr_in loopback(uint32_t host, int port) {
    return (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK - 1 + host)};
}

static inline int listen_at(int port, int flags) {
    const int on = 1;
    struct sockaddr_in address = loopback(1, port);
    int listener = socket(AF_INET, SOCK_STREAM | flags, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); // What is accepted inherits it.
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 4096)) fail_with("listen", errno);
    return listener;
}

// Memory in large pages where there are some: one entry of the TLB for what would be 512.
static inline void *reserve_memory(size_t size) {
    const size_t large = 2u << 20;
    size = (size + large - 1) / large * large;
    char *memory = mmap(NULL, size + large, PROT_READ | PROT_WRITE, MAP_ANONYMOUS | MAP_PRIVATE | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) fail_with("mmap", errno);
    memory += (large - (uintptr_t)memory % large) % large;
    madvise(memory, size, MADV_HUGEPAGE);
    return memory;
}

// The stream of bytes that clients send and servers answer with. It repeats after a prime number of bytes, so that a block that is lost,
// doubled or out of its place shows, whatever its size.
enum { PERIOD = 65537 };

static inline uint8_t *make_pattern(size_t longest) {
    size_t size = PERIOD + longest;
    uint8_t *pattern = reserve_memory(size);
    uint64_t state = 0x2545F4914F6CDD1D;
    for (size_t i = 0; i < PERIOD; i++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        pattern[i] = (uint8_t)(state >> 32);
    }
    for (size_t i = PERIOD; i < size; i++) pattern[i] = pattern[i - PERIOD];
    return pattern;
}
