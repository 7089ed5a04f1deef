// Messages on connections that stay: what is sent comes back, or each request is answered with the same bytes.
#pragma once
#include "load.h"

static struct { uint8_t *bytes; uint32_t size, period; } out, in; // A message's bytes are a piece of an endless repetition.
static struct buffers buffers;
static uint32_t compared_start, compared_end; // of each answer, what lies between is not looked at: it holds the time of day

static void messages_send(int client) {
    struct client *it = &clients[client];
    if (it->is_sending || it->to_send == 0 || !is_running || it->is_dead) return;
    uint64_t time = now();
    uint32_t length = it->to_send * out.size;
    for (uint32_t i = 0; i < it->to_send; i++) it->times[(it->oldest + it->on_the_way + i) % (uint32_t)depth] = time;
    struct io_uring_sqe *entry = entry_for(IORING_OP_SEND, SENT, client);
    entry->addr = (uint64_t)(uintptr_t)(out.bytes + it->out_phase);
    entry->len = length;
    entry->msg_flags = MSG_WAITALL | MSG_NOSIGNAL;
    // A lone message has been sent when its answer is here. Of several, the first may come back while the last still waits for room.
    if (depth == 1) entry->flags |= IOSQE_CQE_SKIP_SUCCESS;
    else it->is_sending = true;
    it->out_phase = (it->out_phase + length) % out.period;
    it->on_the_way += it->to_send;
    on_the_way += it->to_send;
    it->to_send = 0;
}

static void messages_receive(int client) {
    struct io_uring_sqe *entry = entry_for(IORING_OP_RECV, RECEIVED, client);
    entry->ioprio = IORING_RECV_MULTISHOT;
    entry->flags |= IOSQE_BUFFER_SELECT;
}

static bool messages_equal(struct client *it, const uint8_t *received, uint32_t length) {
    if (compared_start == compared_end) return memcmp(received, in.bytes + it->in_phase, length) == 0;
    for (uint32_t i = 0, at = it->partial; i < length;) {
        uint32_t end = at < compared_start ? compared_start : at < compared_end ? compared_end : in.size;
        uint32_t run = end - at < length - i ? end - at : length - i;
        if (end != compared_end && memcmp(received + i, in.bytes + at, run)) return false;
        i += run;
        at = at + run == in.size ? 0 : at + run;
    }
    return true;
}

static void messages_received(int client, int result, unsigned flags) {
    struct client *it = &clients[client];
    if (result > 0) {
        unsigned buffer = flags >> IORING_CQE_BUFFER_SHIFT;
        if (!messages_equal(it, buffer_at(&buffers, buffer), (uint32_t)result)) say_wrong(client, "other bytes than those expected");
        buffers_return(&buffers, buffer);
        buffers_publish(&buffers);
        it->in_phase = (it->in_phase + (uint32_t)result) % in.period;
        it->partial += (uint32_t)result;
        uint32_t done = it->partial / in.size;
        it->partial %= in.size;
        if (done > it->on_the_way) {
            say_wrong(client, "more bytes than were asked for");
            done = it->on_the_way;
        }
        for (uint32_t i = 0; i < done; i++) {
            count(it->times[it->oldest], 1, in.size);
            it->oldest = (it->oldest + 1) % (uint32_t)depth;
        }
        it->on_the_way -= done;
        on_the_way -= done;
        it->to_send += done;
        messages_send(client);
    } else if (result != -ENOBUFS) {
        lose(client, "receive", result);
        return;
    }
    if (!(flags & IORING_CQE_F_MORE)) messages_receive(client);
}

static void messages_sent(int client, int result) {
    clients[client].is_sending = false;
    if (result < 0) lose(client, "send", result);
    else messages_send(client);
}

static uint8_t *repeated(const uint8_t *bytes, uint32_t length, size_t longest) {
    uint8_t *copies = malloc(length + longest);
    for (size_t i = 0; i < length + longest; i++) copies[i] = bytes[i % length];
    return copies;
}

// Asks once on a socket that blocks, and takes what comes until it is quiet. The first answer of a cold server may take a while.
static uint32_t ask(int connection, const char *question, uint32_t length, uint8_t *answer, uint32_t most) {
    const struct timeval cold = {.tv_sec = 10}, quiet = {.tv_usec = 200000};
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &cold, sizeof cold);
    if (send(connection, question, length, MSG_NOSIGNAL) != (ssize_t)length) fail_with("send", errno);
    uint32_t total = 0;
    for (ssize_t received; total < most && (received = recv(connection, answer + total, most - total, 0)) > 0;) {
        if (total == 0) setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &quiet, sizeof quiet);
        total += (uint32_t)received;
    }
    if (total == 0 || total == most) fail_with("no answer, or one without an end", EPROTO);
    return total;
}

static uint32_t unescape(char *text) {
    char *to = text;
    for (char *from = text; *from; from++, to++) {
        if (*from != '\\') *to = *from;
        else *to = *++from == 'r' ? '\r' : *from == 'n' ? '\n' : *from;
    }
    *to = 0;
    return (uint32_t)(to - text);
}

static void expect_end(const uint8_t *answer, uint32_t length, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) fail_with(path, errno);
    uint8_t *content = malloc(length);
    size_t size = fread(content, 1, length, file);
    if (size == 0 || size == length || memcmp(answer + length - size, content, size)) fail_with("the answer does not end with the file", EPROTO);
    fclose(file);
    free(content);
}

static void messages_start(char *request, char *preparation, uint32_t start, uint32_t body, const char *expected) {
    enum { MOST = 2 << 20 };
    if (!request) {
        out.bytes = in.bytes = pattern;
        out.size = in.size = size;
        out.period = in.period = PERIOD;
    } else {
        uint8_t *answer = malloc(MOST);
        int connection = connect_one();
        if (preparation) ask(connection, preparation, unescape(preparation), answer, MOST);
        out.size = out.period = unescape(request);
        in.size = in.period = ask(connection, request, out.size, answer, MOST);
        out.bytes = repeated((uint8_t *)request, out.size, (size_t)out.size * (size_t)depth);
        in.bytes = repeated(answer, in.size, MOST);
        if (expected) expect_end(answer, in.size, expected);
        if (body > in.size) fail_with("the answer is shorter than its body", EPROTO);
        compared_start = start < in.size ? start : in.size;
        compared_end = start && body < in.size - compared_start ? in.size - body : compared_start;
        close(connection);
    }
    uint64_t most = (uint64_t)in.size * (uint64_t)depth;
    unsigned buffer_size = most < 512 ? 512 : most > 65536 ? 65536 : (unsigned)(most + 511) / 512 * 512;
    buffers_open(&ring, &buffers, buffer_size > 8192 ? 256 : 1024, buffer_size, 0);
    for (int i = 0; i < client_count; i++) {
        struct client *it = &clients[i];
        it->times = calloc((size_t)depth, sizeof *it->times);
        it->to_send = (uint32_t)depth;
        if (!request) it->out_phase = it->in_phase = (uint32_t)i * 1021u % PERIOD;
        messages_receive(i);
    }
}
