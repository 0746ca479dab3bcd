// attack: kills itself with SIGKILL, to look like a victim of the memory limit
// expect: signaled 9
#include <signal.h>

int main(void) { return raise(SIGKILL); }
