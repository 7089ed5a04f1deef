// nop BATCH ROUNDS: nanoseconds of processor time per NOP, submitted and waited for in batches.
#include "ring.h"

int main(int count, char **arguments)
{
    if (count != 3) return 2;
    unsigned batch = (unsigned)atoi(arguments[1]);
    long rounds = atol(arguments[2]), good = 0;
    double began = 0;
    open_ring(1024);
    for (long round = -rounds / 10; round < rounds; round++) {
        if (round == 0) began = processor_ns();
        for (unsigned i = 0; i < batch; i++) {
            struct io_uring_sqe *entry = next_entry();
            entry->opcode = IORING_OP_NOP;
            entry->fd = -1;
            entry->user_data = i;
        }
        enter(batch);
        unsigned ready = __atomic_load_n(completions.tail, __ATOMIC_ACQUIRE);
        while (taken != ready) {
            struct io_uring_cqe *result = &results[taken++ & completions.mask];
            if (result->user_data < batch && result->res == 0) good++;
        }
        __atomic_store_n(completions.head, taken, __ATOMIC_RELEASE);
    }
    double ended = processor_ns();
    if (good != (rounds + rounds / 10) * (long)batch) return 1;
    printf("%.3f\n", (ended - began) / ((double)rounds * batch));
    return 0;
}
