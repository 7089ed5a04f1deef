// Answers on io_uring: a client asks for so many bytes (eight bytes, little-endian), and the server sends them, at most a mebibyte at a time.
//   --port N  --zero-copy 1: SEND_ZC  --registered 1: SEND_ZC from a registered buffer
#include "ring.h"

enum { ACCEPTED = 1, RECEIVED, SENT, CLOSED };
enum { PEERS = 4096, MOST = 1 << 20 };

static struct peer {
    uint64_t request, left;
    uint32_t received, place;
} peers[PEERS];

static struct ring ring;
static uint8_t *pattern;
static int listener;
static bool zero_copy, registered;

static void accept_peers(void) {
    struct io_uring_sqe *entry = ring_entry(&ring, IORING_OP_ACCEPT, listener, tagged(ACCEPTED, 0));
    entry->ioprio = IORING_ACCEPT_MULTISHOT;
    entry->file_index = RING_ANY_SLOT;
}

static void receive(unsigned peer) {
    struct peer *it = &peers[peer];
    struct io_uring_sqe *entry = ring_entry(&ring, IORING_OP_RECV, (int)peer, tagged(RECEIVED, peer));
    entry->flags = IOSQE_FIXED_FILE;
    entry->addr = (uint64_t)(uintptr_t)&it->request + it->received;
    entry->len = sizeof it->request - it->received;
}

static void send_more(unsigned peer) {
    struct peer *it = &peers[peer];
    struct io_uring_sqe *entry = ring_entry(&ring, zero_copy ? IORING_OP_SEND_ZC : IORING_OP_SEND, (int)peer, tagged(SENT, peer));
    entry->flags = IOSQE_FIXED_FILE;
    entry->addr = (uint64_t)(uintptr_t)(pattern + it->place);
    entry->len = it->left < MOST ? (uint32_t)it->left : MOST;
    entry->msg_flags = MSG_WAITALL | MSG_NOSIGNAL;
    if (registered) entry->ioprio = IORING_RECVSEND_FIXED_BUF; // The one buffer that is registered has index 0.
}

static void close_peer(unsigned peer) {
    struct io_uring_sqe *entry = ring_entry(&ring, IORING_OP_CLOSE, 0, tagged(CLOSED, 0));
    entry->file_index = peer + 1;
    entry->flags = IOSQE_CQE_SKIP_SUCCESS;
}

static void on_received(unsigned peer, int result) {
    struct peer *it = &peers[peer];
    if (result <= 0) {
        close_peer(peer);
        return;
    }
    it->received += (uint32_t)result;
    if (it->received == sizeof it->request) {
        it->left = it->request;
        it->received = it->place = 0;
        if (it->left) {
            send_more(peer);
            return;
        }
    }
    receive(peer);
}

static void on_sent(unsigned peer, int result) {
    struct peer *it = &peers[peer];
    if (result <= 0) {
        close_peer(peer);
        return;
    }
    it->left -= (uint64_t)result;
    it->place = (it->place + (uint32_t)result) % PERIOD;
    if (it->left) send_more(peer); else receive(peer);
}

int main(int count, char **arguments) {
    registered = option(count, arguments, "--registered", 0) != 0;
    zero_copy = registered || option(count, arguments, "--zero-copy", 0) != 0;
    listener = listen_at((int)option(count, arguments, "--port", 7000), 0);
    ring_open(&ring, 1024, 16384);
    ring_slots(&ring, PEERS);
    pattern = make_pattern(MOST);
    struct iovec whole = {pattern, PERIOD + MOST};
    if (registered && ring_register(&ring, IORING_REGISTER_BUFFERS, &whole, 1) < 0) fail_with("register a buffer", errno);

    accept_peers();
    for (;;) {
        ring_enter(&ring, 1, 0);
        unsigned ready = ring_completions(&ring);
        for (unsigned i = 0; i < ready; i++) {
            struct io_uring_cqe *completion = ring_completion(&ring, i);
            unsigned peer = (unsigned)completion->user_data;
            switch (completion->user_data >> 32) {
            case ACCEPTED:
                if (completion->res >= 0) {
                    peers[completion->res] = (struct peer){0};
                    receive((unsigned)completion->res);
                }
                if (!(completion->flags & IORING_CQE_F_MORE)) accept_peers();
                break;
            case RECEIVED: on_received(peer, completion->res); break;
            case SENT:
                // The pattern never changes, so nobody waits for the notification that the kernel has let go of it.
                if (!(completion->flags & IORING_CQE_F_NOTIF)) on_sent(peer, completion->res);
                break;
            }
        }
        ring_done(&ring, ready);
    }
}
