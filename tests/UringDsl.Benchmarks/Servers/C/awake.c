// Keeps a processor awake: a loop that everything else interrupts (SCHED_IDLE, and counted as nice). To wake a virtual processor costs more than
// to serve a message, and now more, now less. It ends with the process that started it.
//   --parent PID
#include "common.h"
#include <sched.h>
#include <sys/resource.h>

enum { ROUNDS = 100000 };

int main(int argument_count, char **arguments) {
    pid_t parent = (pid_t)option(argument_count, arguments, "--parent", getppid());
    struct sched_param none = {0};
    if (setpriority(PRIO_PROCESS, 0, 19) || sched_setscheduler(0, SCHED_IDLE, &none)) fail_with("be idle", errno);
    while (getppid() == parent) {
        for (int i = 0; i < ROUNDS; i++) {
#if defined(__x86_64__)
            __builtin_ia32_pause();
#else
            __asm__ volatile("yield");
#endif
        }
    }
    return 0;
}
