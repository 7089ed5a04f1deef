// Answers on epoll: a client asks for so many bytes (eight bytes, little-endian), and the server sends them, as many at a time as the socket takes.
//   --port N
#include "common.h"
#include <sys/epoll.h>

enum { BATCH = 512, MOST = 1 << 20 };

struct peer {
    int socket;
    uint64_t request, left;
    uint32_t received, place;
};

static int poller;
static uint8_t *pattern;

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

static void close_peer(struct peer *peer) {
    close(peer->socket);
    free(peer);
}

// Sends until all has been sent, or the socket takes no more: then it waits until it is writable.
static void answer(struct peer *peer, bool waits) {
    while (peer->left) {
        size_t length = peer->left < MOST ? peer->left : MOST;
        ssize_t sent = send(peer->socket, pattern + peer->place, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EAGAIN) {
            if (!waits) watch(EPOLL_CTL_MOD, peer->socket, EPOLLOUT, peer);
            return;
        }
        if (sent < 0) {
            close_peer(peer);
            return;
        }
        peer->left -= (uint64_t)sent;
        peer->place = (peer->place + (uint32_t)sent) % PERIOD;
    }
    if (waits) watch(EPOLL_CTL_MOD, peer->socket, EPOLLIN, peer);
}

static void on_readable(struct peer *peer) {
    ssize_t received = recv(peer->socket, (uint8_t *)&peer->request + peer->received, sizeof peer->request - peer->received, 0);
    if (received < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (received <= 0) {
        close_peer(peer);
        return;
    }
    peer->received += (uint32_t)received;
    if (peer->received < sizeof peer->request) return;
    peer->left = peer->request;
    peer->received = peer->place = 0;
    answer(peer, false);
}

int main(int count, char **arguments) {
    struct epoll_event events[BATCH];
    int listener = listen_at((int)option(count, arguments, "--port", 7000), SOCK_NONBLOCK);
    pattern = make_pattern(MOST);
    poller = epoll_create1(0);
    watch(EPOLL_CTL_ADD, listener, EPOLLIN, NULL);
    for (;;) {
        int ready = epoll_wait(poller, events, BATCH, -1);
        for (int i = 0; i < ready; i++) {
            struct peer *peer = events[i].data.ptr;
            if (!peer) accept_peers(listener);
            else if (events[i].events & EPOLLOUT) answer(peer, true);
            else on_readable(peer);
        }
    }
}
