// Operations through a ring, so many in a batch. For each line with a number of seconds on its standard input it runs for so long and prints a line of JSON.
//   --batch N  --file FILE: reads of 4 KiB from it, one block after the other, each into a registered buffer; without it NOPs
//   --together 1: the buffers are registered as one, in place of one for each
#include "ring.h"
#include <fcntl.h>

enum { block_bytes = 4096 };

// Into slot 0. Its bytes, of which only whole blocks count.
static uint64_t file_open(struct ring *ring, const char *name) {
    int file = open(name, O_RDONLY);
    off_t end = file < 0 ? -1 : lseek(file, 0, SEEK_END);
    if (end < block_bytes) fail_with(name, errno);
    if (ring_register(ring, IORING_REGISTER_FILES, &file, 1) < 0) fail_with("register files", errno);
    return (uint64_t)end / block_bytes * block_bytes;
}

static struct iovec *blocks_open(struct ring *ring, unsigned count, int together) {
    uint8_t *memory = mmap(NULL, (size_t)count * block_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    struct iovec *blocks = calloc(count, sizeof *blocks);
    if (memory == MAP_FAILED || !blocks) fail_with("memory", errno);
    for (unsigned i = 0; i < count; i++) blocks[i] = (struct iovec){.iov_base = memory + (size_t)i * block_bytes, .iov_len = block_bytes};
    struct iovec whole = {.iov_base = memory, .iov_len = (size_t)count * block_bytes};
    int result = ring_register(ring, IORING_REGISTER_BUFFERS, together ? &whole : blocks, together ? 1 : count);
    if (result < 0) fail_with("register buffers", errno);
    return blocks;
}

int main(int count, char **arguments) {
    static struct ring ring;
    unsigned batch = (unsigned)option(count, arguments, "--batch", 64);
    const char *file = text_option(count, arguments, "--file", NULL);
    int together = option(count, arguments, "--together", 0) != 0;
    ring_open(&ring, 1024, 2048);
    if (batch < 1 || batch > ring.size) fail_with("--batch", EINVAL);
    uint64_t bytes = file ? file_open(&ring, file) : 0, offset = 0;
    struct iovec *blocks = file ? blocks_open(&ring, batch, together) : NULL;
    char line[64];
    while (fgets(line, sizeof line, stdin)) {
        uint64_t began = now(), end = began + (uint64_t)(strtod(line, NULL) * 1e9), time = nanoseconds(CLOCK_PROCESS_CPUTIME_ID), enters = ring.enters;
        uint64_t done = 0, wrong = 0;
        while (now() < end) {
            for (int round = 0; round < 64; round++, done += batch) {
                for (unsigned i = 0; i < batch; i++) {
                    struct io_uring_sqe *entry = ring_entry(&ring, file ? IORING_OP_READ_FIXED : IORING_OP_NOP, file ? 0 : -1, done + i);
                    if (!file) continue;
                    entry->flags = IOSQE_FIXED_FILE;
                    entry->addr = (uint64_t)(uintptr_t)blocks[i].iov_base;
                    entry->len = block_bytes;
                    entry->off = offset;
                    entry->buf_index = together ? 0 : (uint16_t)i;
                    offset += block_bytes;
                    if (offset == bytes) offset = 0;
                }
                ring_enter(&ring, batch, 0);
                unsigned ready = ring_completions(&ring);
                for (unsigned i = 0; i < ready; i++) {
                    struct io_uring_cqe *completion = ring_completion(&ring, i);
                    // In any order: a read may have gone to a worker thread of the kernel.
                    wrong += completion->res != (file ? block_bytes : 0) || completion->user_data - done >= batch;
                }
                wrong += ready != batch;
                ring_done(&ring, ready);
            }
        }
        printf("{\"nanoseconds\":%llu,\"messages\":%llu,\"serverNanoseconds\":%llu,\"wrong\":%llu,\"enters\":%llu}\n",
               (unsigned long long)(now() - began), (unsigned long long)done,
               (unsigned long long)(nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - time), (unsigned long long)wrong,
               (unsigned long long)(ring.enters - enters));
        fflush(stdout);
    }
}
