// attack: leaves shared memory, queues and semaphores, which outlive processes
// expect: exited 0
// stages: plant look
// layer: seccomp
#include "attempts.h"
#include <fcntl.h>
#include <mqueue.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

int main(void) {
  refused("memory", shmget(0x41535359, 4096, IPC_CREAT | 0666));
  refused("queue", msgget(0x41535359, IPC_CREAT | 0666));
  refused("semaphore", semget(0x41535359, 1, IPC_CREAT | 0666));
  refused("message queue", syscall(SYS_mq_open, "planted", O_CREAT | O_RDWR, 0666, NULL));
  refused("removing", syscall(SYS_mq_unlink, "planted"));
  return verdict();
}
