// Times in nanoseconds, in 128 steps per power of two: a percentile is right to within 0.8 %.
#pragma once
#include "common.h"

enum { STEP_BITS = 7, STEPS = 1 << STEP_BITS };

static uint32_t histogram[(64 - STEP_BITS) * STEPS];
static uint64_t histogram_count;

static inline void histogram_clear(void) {
    memset(histogram, 0, sizeof histogram);
    histogram_count = 0;
}

static inline void histogram_add(uint64_t time, uint64_t count) {
    unsigned shift = time < STEPS ? 0 : 63 - (unsigned)__builtin_clzll(time) - STEP_BITS + 1;
    histogram[shift * (STEPS / 2) + (time >> shift)] += (uint32_t)count;
    histogram_count += count;
}

// The time that this share of all stays below.
static inline double histogram_at(double share) {
    uint64_t seen = 0, wanted = (uint64_t)(share * (double)histogram_count);
    for (unsigned i = 0; i < sizeof histogram / sizeof *histogram; i++) {
        seen += histogram[i];
        if (seen <= wanted) continue;
        unsigned shift = i < STEPS ? 0 : i / (STEPS / 2) - 1;
        return ((double)(i - shift * (STEPS / 2)) + 0.5) * (double)(1ull << shift);
    }
    return 0;
}
