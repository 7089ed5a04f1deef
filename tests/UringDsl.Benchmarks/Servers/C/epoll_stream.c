// Answers on epoll: a client asks for so many bytes (eight bytes, little-endian), and the server sends them, as many at a time as the socket takes.
//   --port N
#include "common.h"

struct peer {
    int socket;
    uint64_t request, left;
    uint32_t received, place;
};

#include "epoll.h"

enum { MOST = 1 << 20 };

static uint8_t *pattern;

static void close_peer(struct peer *peer) {
    close(peer->socket);
    free(peer);
}

// Sends until all has been sent, or the socket takes no more: then it waits until it is writable.
static void answer(struct peer *peer, bool waits) {
    while (peer->left) {
        size_t length = peer->left < MOST ? peer->left : MOST;
        ssize_t sent = send(peer->socket, pattern + peer->place, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
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

static void on_writable(struct peer *peer) { answer(peer, true); }

int main(int count, char **arguments) {
    pattern = make_pattern(MOST);
    serve((int)option(count, arguments, "--port", 7000));
}
