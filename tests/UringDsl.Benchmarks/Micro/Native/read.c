// read FILE BATCH ROUNDS: nanoseconds of processor time per read of 4096 bytes into a registered buffer.
#include "ring.h"

int main(int count, char **arguments)
{
    if (count != 4) return 2;
    enum { size = 4096 };
    unsigned batch = (unsigned)atoi(arguments[2]);
    long rounds = atol(arguments[3]), good = 0;
    double began = 0;
    open_ring(1024);
    int file = open(arguments[1], O_RDONLY);
    if (file < 0) fail("open");
    off_t blocks = lseek(file, 0, SEEK_END) / size;
    if (syscall(SYS_io_uring_register, ring_file, IORING_REGISTER_FILES, &file, 1) < 0) fail("files");
    char *memory = mmap(0, (size_t)batch * size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    struct iovec *buffers = calloc(batch, sizeof *buffers);
    for (unsigned i = 0; i < batch; i++) buffers[i] = (struct iovec){ memory + (size_t)i * size, size };
    if (syscall(SYS_io_uring_register, ring_file, IORING_REGISTER_BUFFERS, buffers, batch) < 0) fail("buffers");
    off_t block = 0;
    for (long round = -rounds / 10; round < rounds; round++) {
        if (round == 0) began = processor_ns();
        for (unsigned i = 0; i < batch; i++) {
            struct io_uring_sqe *entry = next_entry();
            entry->opcode = IORING_OP_READ_FIXED;
            entry->flags = IOSQE_FIXED_FILE;
            entry->addr = (unsigned long)buffers[i].iov_base;
            entry->len = size;
            entry->off = (unsigned long)(block++ % blocks) * size;
            entry->buf_index = (unsigned short)i;
            entry->user_data = i;
        }
        enter(batch);
        unsigned ready = __atomic_load_n(completions.tail, __ATOMIC_ACQUIRE);
        while (taken != ready) {
            struct io_uring_cqe *result = &results[taken++ & completions.mask];
            if (result->user_data < batch && result->res == size) good++;
        }
        __atomic_store_n(completions.head, taken, __ATOMIC_RELEASE);
    }
    double ended = processor_ns();
    if (good != (rounds + rounds / 10) * (long)batch) return 1;
    printf("%.3f\n", (ended - began) / ((double)rounds * batch));
    return 0;
}
