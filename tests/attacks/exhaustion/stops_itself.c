// attack: stops itself and is never continued
// expect: wall_time
// limits: wall_ms=400
#include <signal.h>

int main(void) { return raise(SIGSTOP); }
