// The load: one thread, a closed loop over so many connections. It connects, and for each line with a number of seconds on its standard input
// runs for so long and prints a line of JSON. Between the lines the connections stay and are quiet.
//   --mode echo|ask|storm|stream --port N --connections N --size BYTES --depth N --server PID
//   ask: --request TEXT [--prepare TEXT] [--compare BYTES [--body BYTES]: only the start and the end of each answer]
//        [--expect FILE: what the first one ends with]; \r and \n are written so
#include "load_messages.h"
#include "load_storm.h"
#include "load_stream.h"

enum { ECHO, ASK, STORM, STREAM };

static const uint64_t settle = 30000000, tick = 50000000, patience = 5000000000;
static int mode;
static clockid_t server_clock;
static bool has_server;

static void send_first(int client) {
    if (mode == STORM) storm_connect(client);
    else if (mode == STREAM) stream_ask(client);
    else messages_send(client);
}

static void turn(void) {
    ring_enter(&ring, 1, tick);
    unsigned ready = ring_completions(&ring);
    for (unsigned i = 0; i < ready; i++) {
        struct io_uring_cqe *completion = ring_completion(&ring, i);
        int client = (int)(unsigned)completion->user_data, result = completion->res;
        unsigned tag = (unsigned)(completion->user_data >> 32);
        if (tag == CLOSED) continue;
        if (mode == STORM) storm_ended(client, tag, result);
        else if (mode == STREAM && tag == RECEIVED) stream_received(client, result);
        else if (mode == STREAM) lose(client, "send", result);
        else if (tag == RECEIVED) messages_received(client, result, completion->flags);
        else messages_sent(client, result);
    }
    ring_done(&ring, ready);
}

static void run_until(uint64_t end) {
    while (now() < end && dead_count < client_count && errors < 1000) turn();
}

static void window(double seconds) {
    is_running = true;
    all_messages = 0;
    for (int i = 0; i < client_count; i++) send_first(i);
    run_until(now() + settle);

    histogram_clear();
    messages = bytes = 0;
    is_measuring = true;
    uint64_t enters = ring.enters, client_time = nanoseconds(CLOCK_PROCESS_CPUTIME_ID), server_time = has_server ? nanoseconds(server_clock) : 0;
    uint64_t began = now();
    run_until(began + (uint64_t)(seconds * 1e9));
    while (messages == 0 && now() < began + patience && dead_count < client_count && errors < 1000) turn(); // A busy machine.
    uint64_t ended = now();
    server_time = has_server ? nanoseconds(server_clock) - server_time : 0;
    client_time = nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - client_time;
    enters = ring.enters - enters;
    is_measuring = is_running = false;

    // What is on the way comes back, and the next window starts from silence.
    for (uint64_t end = now() + patience; on_the_way > 0 && dead_count < client_count;) {
        if (now() > end) {
            fprintf(stderr, "%llu messages did not come back\n", (unsigned long long)on_the_way);
            errors++;
            break;
        }
        turn();
    }
    printf("{\"nanoseconds\":%llu,\"messages\":%llu,\"allMessages\":%llu,\"bytes\":%llu,\"serverNanoseconds\":%llu,\"clientNanoseconds\":%llu,"
           "\"p50\":%.0f,\"p99\":%.0f,\"p999\":%.0f,\"wrong\":%llu,\"errors\":%llu,\"enters\":%llu}\n",
           (unsigned long long)(ended - began), (unsigned long long)messages, (unsigned long long)all_messages, (unsigned long long)bytes, (unsigned long long)server_time,
           (unsigned long long)client_time, histogram_at(0.5), histogram_at(0.99), histogram_at(0.999), (unsigned long long)wrong,
           (unsigned long long)errors, (unsigned long long)enters);
    fflush(stdout);
}

int main(int argument_count, char **arguments) {
    const char *name = text_option(argument_count, arguments, "--mode", "echo");
    mode = strcmp(name, "ask") == 0 ? ASK : strcmp(name, "storm") == 0 ? STORM : strcmp(name, "stream") == 0 ? STREAM : ECHO;
    port = (int)option(argument_count, arguments, "--port", 7000);
    client_count = (int)option(argument_count, arguments, "--connections", 64);
    size = (uint32_t)option(argument_count, arguments, "--size", 64);
    depth = (int)option(argument_count, arguments, "--depth", 1);
    pid_t server = (pid_t)option(argument_count, arguments, "--server", 0);
    has_server = server && clock_getcpuclockid(server, &server_clock) == 0;
    if (client_count < 1 || client_count > 8192 || size < 1 || depth < 1 || (uint64_t)size * (uint64_t)depth > 16u << 20) {
        fprintf(stderr, "load: 1 to 8192 connections, and messages of 16 MiB at most on each\n");
        return 2;
    }

    ring_open(&ring, 8192, 32768);
    ring_slots(&ring, (unsigned)client_count);
    pattern = make_pattern((size_t)size * (size_t)depth + MOST_RECEIVED);
    clients = calloc((size_t)client_count, sizeof *clients);
    for (int i = 0; i < client_count && mode != STORM; i++) {
        int connection = connect_one();
        struct io_uring_rsrc_update place = {.offset = (unsigned)i, .data = (uint64_t)(uintptr_t)&connection};
        if (ring_register(&ring, IORING_REGISTER_FILES_UPDATE, &place, 1) != 1) fail_with("register a file", errno);
        close(connection);
    }
    if (mode == STORM) storm_start();
    else if (mode == STREAM) stream_start();
    else messages_start(
        mode == ASK ? (char *)text_option(argument_count, arguments, "--request", "PING\\r\\n") : NULL,
        (char *)text_option(argument_count, arguments, "--prepare", NULL),
        (uint32_t)option(argument_count, arguments, "--compare", 0),
        (uint32_t)option(argument_count, arguments, "--body", 0),
        text_option(argument_count, arguments, "--expect", NULL));

    char line[64];
    while (fgets(line, sizeof line, stdin)) window(strtod(line, NULL));
    return wrong || errors ? 1 : 0;
}
