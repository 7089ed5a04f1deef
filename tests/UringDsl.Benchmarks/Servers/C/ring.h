// A ring for one thread, by the system calls themselves, and a ring of buffers to receive into.
#pragma once
#include "common.h"
#include <linux/io_uring.h>
#include <sys/syscall.h>

// Younger than the headers of some distributions.
#define RING_NO_SQ_ARRAY (1u << 16)   // Linux 6.6
#define RING_OP_SOCKET 45             // Linux 5.19
#define RING_OP_BIND 56               // Linux 6.11
#define RING_BUFFERS_INCREMENTAL 2    // Linux 6.12
#define RING_CQE_BUFFER_MORE (1u << 4)
#define RING_ANY_SLOT (~0u)

struct ring {
    int descriptor, entered;
    unsigned enter_flags, size, mask, tail, completion_mask;
    unsigned *kernel_head, *kernel_tail, *completion_head, *completion_tail;
    struct io_uring_sqe *entries;
    struct io_uring_cqe *completions;
    uint64_t enters;
};

static inline int ring_register(struct ring *ring, unsigned what, void *argument, unsigned count) {
    return (int)syscall(SYS_io_uring_register, ring->descriptor, what, argument, count);
}

static inline void ring_open(struct ring *ring, unsigned size, unsigned completions) {
    // The best that the kernel has, from the newest on.
    static const unsigned modes[] = {
        IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_SUBMIT_ALL | RING_NO_SQ_ARRAY,
        IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_SUBMIT_ALL,
        IORING_SETUP_COOP_TASKRUN,
    };
    memset(ring, 0, sizeof *ring);
    struct io_uring_params parameters;
    for (unsigned i = 0; i < sizeof modes / sizeof *modes; i++) {
        parameters = (struct io_uring_params){.flags = modes[i] | IORING_SETUP_CQSIZE, .cq_entries = completions};
        ring->descriptor = (int)syscall(SYS_io_uring_setup, size, &parameters);
        if (ring->descriptor >= 0 || errno != EINVAL) break;
    }
    if (ring->descriptor < 0) fail_with("io_uring_setup", errno);

    size_t submissions = parameters.sq_off.array + parameters.sq_entries * sizeof(unsigned);
    size_t both = parameters.cq_off.cqes + parameters.cq_entries * sizeof(struct io_uring_cqe);
    if (both < submissions) both = submissions;
    const int access = PROT_READ | PROT_WRITE, how = MAP_SHARED | MAP_POPULATE;
    char *queues = mmap(NULL, both, access, how, ring->descriptor, IORING_OFF_SQ_RING);
    ring->entries = mmap(NULL, parameters.sq_entries * sizeof(struct io_uring_sqe), access, how, ring->descriptor, IORING_OFF_SQES);
    if (queues == MAP_FAILED || ring->entries == MAP_FAILED) fail_with("mmap of the queues", errno);
    ring->size = parameters.sq_entries;
    ring->mask = parameters.sq_entries - 1;
    ring->completion_mask = parameters.cq_entries - 1;
    ring->kernel_head = (unsigned *)(queues + parameters.sq_off.head);
    ring->kernel_tail = (unsigned *)(queues + parameters.sq_off.tail);
    ring->completion_head = (unsigned *)(queues + parameters.cq_off.head);
    ring->completion_tail = (unsigned *)(queues + parameters.cq_off.tail);
    ring->completions = (struct io_uring_cqe *)(queues + parameters.cq_off.cqes);
    if (!(parameters.flags & RING_NO_SQ_ARRAY))
        for (unsigned i = 0; i < ring->size; i++) ((unsigned *)(queues + parameters.sq_off.array))[i] = i;

    ring->entered = ring->descriptor;
    struct io_uring_rsrc_update self = {.offset = ~0u, .data = (uint64_t)ring->descriptor};
    if (ring_register(ring, IORING_REGISTER_RING_FDS, &self, 1) == 1) {
        ring->entered = (int)self.offset;
        ring->enter_flags = IORING_ENTER_REGISTERED_RING;
    }
}

// Submits what has been written and waits for so many completions, at most so long (0: without end).
static inline void ring_enter(struct ring *ring, unsigned wait, uint64_t wait_nanoseconds) {
    unsigned flags = ring->enter_flags | IORING_ENTER_GETEVENTS;
    struct __kernel_timespec time = {.tv_sec = (long long)(wait_nanoseconds / 1000000000u), .tv_nsec = (long long)(wait_nanoseconds % 1000000000u)};
    struct io_uring_getevents_arg bounded = {.ts = (uint64_t)(uintptr_t)&time};
    void *argument = NULL;
    size_t size = 0;
    if (wait && wait_nanoseconds) {
        argument = &bounded;
        size = sizeof bounded;
        flags |= IORING_ENTER_EXT_ARG;
    }
    __atomic_store_n(ring->kernel_tail, ring->tail, __ATOMIC_RELEASE);
    unsigned written = ring->tail - __atomic_load_n(ring->kernel_head, __ATOMIC_ACQUIRE);
    ring->enters++;
    long result = syscall(SYS_io_uring_enter, ring->entered, written, wait, flags, argument, size);
    if (result < 0 && errno != EINTR && errno != ETIME && errno != EBUSY && errno != EAGAIN) fail_with("io_uring_enter", errno);
}

static inline unsigned ring_room(struct ring *ring) { return ring->size - (ring->tail - __atomic_load_n(ring->kernel_head, __ATOMIC_ACQUIRE)); }

// An empty entry. Linked entries make room for all of them first: a chain that is cut is two.
static inline struct io_uring_sqe *ring_entry(struct ring *ring, uint8_t operation, int file, uint64_t user_data) {
    while (ring_room(ring) == 0) ring_enter(ring, 0, 0);
    struct io_uring_sqe *entry = &ring->entries[ring->tail++ & ring->mask];
    memset(entry, 0, sizeof *entry);
    entry->opcode = operation;
    entry->fd = file;
    entry->user_data = user_data;
    return entry;
}

static inline unsigned ring_completions(struct ring *ring) { return __atomic_load_n(ring->completion_tail, __ATOMIC_ACQUIRE) - *ring->completion_head; }

static inline struct io_uring_cqe *ring_completion(struct ring *ring, unsigned index) {
    return &ring->completions[(*ring->completion_head + index) & ring->completion_mask];
}

static inline void ring_done(struct ring *ring, unsigned count) {
    __atomic_store_n(ring->completion_head, *ring->completion_head + count, __ATOMIC_RELEASE);
}

// A table of so many empty slots for direct descriptors.
static inline void ring_slots(struct ring *ring, unsigned count) {
    int *empty = malloc(count * sizeof *empty);
    for (unsigned i = 0; i < count; i++) empty[i] = -1;
    if (ring_register(ring, IORING_REGISTER_FILES, empty, count) < 0) fail_with("register files", errno);
    free(empty);
}

static inline uint64_t tagged(unsigned tag, unsigned index) { return (uint64_t)tag << 32 | index; }

struct buffers {
    struct io_uring_buf_ring *ring;
    uint8_t *memory;
    unsigned count, size;
    uint16_t tail;
};

static inline uint8_t *buffer_at(struct buffers *buffers, unsigned index) { return buffers->memory + (size_t)index * buffers->size; }

static inline void buffers_return(struct buffers *buffers, unsigned index) {
    struct io_uring_buf *place = &buffers->ring->bufs[buffers->tail++ & (buffers->count - 1)];
    place->addr = (uint64_t)(uintptr_t)buffer_at(buffers, index);
    place->len = buffers->size;
    place->bid = (uint16_t)index;
}

static inline void buffers_publish(struct buffers *buffers) { __atomic_store_n(&buffers->ring->tail, buffers->tail, __ATOMIC_RELEASE); }

static inline void buffers_open(struct ring *ring, struct buffers *buffers, unsigned count, unsigned size, unsigned flags) {
    *buffers = (struct buffers){.count = count, .size = size};
    buffers->ring = mmap(NULL, count * sizeof(struct io_uring_buf), PROT_READ | PROT_WRITE, MAP_ANONYMOUS | MAP_PRIVATE | MAP_POPULATE, -1, 0);
    if (buffers->ring == MAP_FAILED) fail_with("mmap of the buffer ring", errno);
    buffers->memory = reserve_memory((size_t)count * size);
    // struct io_uring_buf_reg; its flags have another name in older headers.
    struct { uint64_t address; uint32_t entries; uint16_t group, flags; uint64_t reserved[3]; } registration =
        {.address = (uint64_t)(uintptr_t)buffers->ring, .entries = count, .flags = (uint16_t)flags};
    if (ring_register(ring, IORING_REGISTER_PBUF_RING, &registration, 1) < 0) fail_with("register buffers", errno);
    for (unsigned i = 0; i < count; i++) buffers_return(buffers, i);
    buffers_publish(buffers);
}
