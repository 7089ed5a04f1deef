// What the servers on epoll have in common. Who includes it has declared struct peer, which has a socket, and defines on_readable and on_writable.
#pragma once
#include "common.h"
#include <sys/epoll.h>

enum { BATCH = 512 };

static int poller;

static void on_readable(struct peer *peer);
static void on_writable(struct peer *peer);

static void watch(int how, int socket, uint32_t events, struct peer *peer) {
    struct epoll_event event = {.events = events, .data.ptr = peer};
    epoll_ctl(poller, how, socket, &event);
}

static void accept_peers(int listener) {
    int socket;
    while ((socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        struct peer *peer = calloc(1, sizeof *peer);
        peer->socket = socket;
        watch(EPOLL_CTL_ADD, socket, EPOLLIN, peer);
    }
}

static void serve(int port) {
    struct epoll_event events[BATCH];
    int listener = listen_at(port, SOCK_NONBLOCK);
    poller = epoll_create1(0);
    watch(EPOLL_CTL_ADD, listener, EPOLLIN, NULL);
    for (;;) {
        int ready = epoll_wait(poller, events, BATCH, -1);
        for (int i = 0; i < ready; i++) {
            struct peer *peer = events[i].data.ptr;
            if (!peer) accept_peers(listener);
            else if (events[i].events & EPOLLOUT) on_writable(peer);
            else on_readable(peer);
        }
    }
}
