// Echo on io_uring: multishot accept into direct descriptors, multishot receives into provided buffers, one send at a time per connection of
// all that has come for it, one system call per turn.
//   --port N  --buffers N  --size BYTES  --incremental 1 (a receive takes a part of a buffer, Linux 6.12)
#include "ring.h"

enum { ACCEPTED = 1, RECEIVED, SENT, CLOSED };
enum { PEERS = 8192, PIECES = 1 << 16, MOST_VECTORS = 64, NONE = -1 };

struct piece {
    int next;
    uint16_t buffer;
    uint32_t start, length;
};

struct peer {
    int first, last;   // pieces that wait
    int flying;        // pieces of the send that is under way
    uint32_t expected; // bytes of it
    bool open, sending, ended, noted;
    struct iovec *vectors;
    struct msghdr message;
};

static struct ring ring;
static struct buffers buffers;
static struct peer peers[PEERS];
static struct piece pieces[PIECES];
static int free_piece, listener, noted[PEERS], noted_count, hungry[PEERS], hungry_count;
static uint32_t *filled, *users; // of each buffer: the bytes that are used up, and the pieces in it
static bool *full;
static bool incremental, has_returned;

static struct io_uring_sqe *entry_for(uint8_t operation, unsigned tag, int peer) {
    struct io_uring_sqe *entry = ring_entry(&ring, operation, peer, tagged(tag, (unsigned)peer));
    entry->flags = IOSQE_FIXED_FILE;
    return entry;
}

static void accept_peers(void) {
    struct io_uring_sqe *entry = ring_entry(&ring, IORING_OP_ACCEPT, listener, tagged(ACCEPTED, 0));
    entry->ioprio = IORING_ACCEPT_MULTISHOT;
    entry->file_index = RING_ANY_SLOT;
}

static void receive(int peer) {
    struct io_uring_sqe *entry = entry_for(IORING_OP_RECV, RECEIVED, peer);
    entry->ioprio = IORING_RECV_MULTISHOT;
    entry->flags |= IOSQE_BUFFER_SELECT;
}

static void release(int piece) {
    while (piece != NONE) {
        int next = pieces[piece].next;
        unsigned buffer = pieces[piece].buffer;
        if (--users[buffer] == 0 && full[buffer]) {
            full[buffer] = false;
            filled[buffer] = 0;
            buffers_return(&buffers, buffer);
            has_returned = true;
        }
        pieces[piece].next = free_piece;
        free_piece = piece;
        piece = next;
    }
}

static void note(int peer) {
    if (peers[peer].noted) return;
    peers[peer].noted = true;
    noted[noted_count++] = peer;
}

static void on_received(int peer, int result, unsigned flags) {
    struct peer *it = &peers[peer];
    if (result > 0) {
        unsigned buffer = flags >> IORING_CQE_BUFFER_SHIFT;
        int piece = free_piece;
        if (piece == NONE) fail_with("too many pieces", ENOMEM);
        free_piece = pieces[piece].next;
        pieces[piece] = (struct piece){.next = NONE, .buffer = (uint16_t)buffer, .start = filled[buffer], .length = (uint32_t)result};
        filled[buffer] += (uint32_t)result;
        users[buffer]++;
        full[buffer] = !incremental || !(flags & RING_CQE_BUFFER_MORE);
        if (it->first == NONE) it->first = piece; else pieces[it->last].next = piece;
        it->last = piece;
        note(peer);
    }
    if (flags & IORING_CQE_F_MORE) return;
    if (result > 0) receive(peer);
    else if (result == -ENOBUFS) hungry[hungry_count++] = peer;
    else {
        it->ended = true;
        note(peer);
    }
}

static void send_waiting(int peer) {
    struct peer *it = &peers[peer];
    struct iovec one, *vectors = &one;
    int count = 0, piece = it->first, last = NONE;
    it->expected = 0;
    for (; piece != NONE; piece = pieces[piece].next) {
        uint8_t *start = buffer_at(&buffers, pieces[piece].buffer) + pieces[piece].start;
        if (count && (uint8_t *)vectors[count - 1].iov_base + vectors[count - 1].iov_len == start) vectors[count - 1].iov_len += pieces[piece].length;
        else {
            if (count == MOST_VECTORS) break;
            if (count == 1) {
                if (!it->vectors) it->vectors = malloc(MOST_VECTORS * sizeof *it->vectors);
                it->vectors[0] = one;
                vectors = it->vectors;
            }
            vectors[count++] = (struct iovec){start, pieces[piece].length};
        }
        it->expected += pieces[piece].length;
        last = piece;
    }
    it->flying = it->first;
    it->first = piece;
    pieces[last].next = NONE;
    it->sending = true;

    struct io_uring_sqe *entry = entry_for(count == 1 ? IORING_OP_SEND : IORING_OP_SENDMSG, SENT, peer);
    entry->msg_flags = MSG_WAITALL | MSG_NOSIGNAL;
    if (count == 1) {
        entry->addr = (uint64_t)(uintptr_t)one.iov_base;
        entry->len = (uint32_t)one.iov_len;
    } else {
        it->message = (struct msghdr){.msg_iov = vectors, .msg_iovlen = (size_t)count};
        entry->addr = (uint64_t)(uintptr_t)&it->message;
        entry->len = 1;
    }
}

static void on_sent(int peer, int result) {
    struct peer *it = &peers[peer];
    release(it->flying);
    it->sending = false;
    if (result != (int)it->expected) { // The peer is gone; the receive that is under way learns of it, too.
        release(it->first);
        it->first = NONE;
        entry_for(IORING_OP_SHUTDOWN, CLOSED, peer)->len = SHUT_RDWR;
    }
    if (it->first != NONE || it->ended) note(peer);
}

static void close_peer(int peer) {
    peers[peer].open = false;
    struct io_uring_sqe *entry = ring_entry(&ring, IORING_OP_CLOSE, 0, tagged(CLOSED, 0));
    entry->file_index = (unsigned)peer + 1;
    entry->flags = IOSQE_CQE_SKIP_SUCCESS;
}

static void on_accepted(int peer) {
    if (peer < 0) return;
    struct iovec *vectors = peers[peer].vectors;
    bool is_noted = peers[peer].noted; // It may still stand in the list of this turn.
    peers[peer] = (struct peer){.first = NONE, .flying = NONE, .open = true, .vectors = vectors, .noted = is_noted};
    receive(peer);
}

int main(int count, char **arguments) {
    incremental = option(count, arguments, "--incremental", 0) != 0;
    unsigned entries = (unsigned)option(count, arguments, "--buffers", incremental ? 64 : 1024);
    unsigned size = (unsigned)option(count, arguments, "--size", incremental ? 65536 : 16384);
    listener = listen_at((int)option(count, arguments, "--port", 7000), 0);
    ring_open(&ring, 2048, 16384);
    ring_slots(&ring, PEERS);
    buffers_open(&ring, &buffers, entries, size, incremental ? RING_BUFFERS_INCREMENTAL : 0);
    filled = calloc(entries, sizeof *filled);
    users = calloc(entries, sizeof *users);
    full = calloc(entries, sizeof *full);
    for (int i = 0; i < PIECES; i++) pieces[i].next = i + 1 < PIECES ? i + 1 : NONE;

    accept_peers();
    for (;;) {
        ring_enter(&ring, 1, 0);
        unsigned ready = ring_completions(&ring);
        for (unsigned i = 0; i < ready; i++) {
            struct io_uring_cqe *completion = ring_completion(&ring, i);
            int peer = (int)(unsigned)completion->user_data;
            switch (completion->user_data >> 32) {
            case ACCEPTED:
                on_accepted(completion->res);
                if (!(completion->flags & IORING_CQE_F_MORE)) accept_peers();
                break;
            case RECEIVED: on_received(peer, completion->res, completion->flags); break;
            case SENT: on_sent(peer, completion->res); break;
            }
        }
        ring_done(&ring, ready);

        for (int i = 0; i < noted_count; i++) {
            struct peer *it = &peers[noted[i]];
            it->noted = false;
            if (!it->open || it->sending) continue;
            if (it->first != NONE) send_waiting(noted[i]);
            else if (it->ended) close_peer(noted[i]);
        }
        noted_count = 0;
        if (!has_returned) continue;
        has_returned = false;
        buffers_publish(&buffers);
        for (int i = 0; i < hungry_count; i++) receive(hungry[i]);
        hungry_count = 0;
    }
}
