// Echo on epoll: a receive and a send per readable socket. What a socket does not take at once is kept for it until it is writable.
//   --port N
#include "common.h"

struct peer {
    int socket;
    uint8_t *rest;
    size_t rest_start, rest_end;
};

#include "epoll.h"

enum { SCRATCH = 65536 };

static uint8_t scratch[SCRATCH];

static void close_peer(struct peer *peer) {
    close(peer->socket);
    free(peer->rest);
    free(peer);
}

static void on_readable(struct peer *peer) {
    ssize_t received = recv(peer->socket, scratch, SCRATCH, 0);
    if (received < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (received <= 0) {
        close_peer(peer);
        return;
    }
    ssize_t sent = send(peer->socket, scratch, (size_t)received, MSG_NOSIGNAL);
    if (sent == received) return;
    if (sent < 0 && errno != EAGAIN) {
        close_peer(peer);
        return;
    }
    if (sent < 0) sent = 0;
    if (!peer->rest) peer->rest = malloc(SCRATCH);
    memcpy(peer->rest, scratch + sent, (size_t)(received - sent));
    peer->rest_start = 0;
    peer->rest_end = (size_t)(received - sent);
    watch(EPOLL_CTL_MOD, peer->socket, EPOLLOUT, peer);
}

static void on_writable(struct peer *peer) {
    ssize_t sent = send(peer->socket, peer->rest + peer->rest_start, peer->rest_end - peer->rest_start, MSG_NOSIGNAL);
    if (sent < 0 && errno == EAGAIN) return;
    if (sent < 0) {
        close_peer(peer);
        return;
    }
    peer->rest_start += (size_t)sent;
    if (peer->rest_start == peer->rest_end) watch(EPOLL_CTL_MOD, peer->socket, EPOLLIN, peer);
}

int main(int count, char **arguments) { serve((int)option(count, arguments, "--port", 7000)); }
