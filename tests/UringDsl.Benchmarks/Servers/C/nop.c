// NOPs through a ring, so many in a batch. For each line with a number of seconds on its standard input it runs for so long and prints a line of JSON.
//   --batch N
#include "ring.h"

int main(int count, char **arguments) {
    static struct ring ring;
    unsigned batch = (unsigned)option(count, arguments, "--batch", 64);
    ring_open(&ring, 1024, 2048);
    if (batch < 1 || batch > ring.size) fail_with("--batch", EINVAL);
    char line[64];
    while (fgets(line, sizeof line, stdin)) {
        uint64_t began = now(), end = began + (uint64_t)(strtod(line, NULL) * 1e9), time = nanoseconds(CLOCK_PROCESS_CPUTIME_ID), enters = ring.enters;
        uint64_t done = 0, wrong = 0;
        while (now() < end) {
            for (int round = 0; round < 64; round++, done += batch) {
                for (unsigned i = 0; i < batch; i++) ring_entry(&ring, IORING_OP_NOP, -1, done + i);
                ring_enter(&ring, batch, 0);
                unsigned ready = ring_completions(&ring);
                for (unsigned i = 0; i < ready; i++) {
                    struct io_uring_cqe *completion = ring_completion(&ring, i);
                    wrong += completion->res != 0 || completion->user_data != done + i;
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
