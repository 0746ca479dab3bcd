// attack: ends within its first instructions
// expect: exited 7
#include <unistd.h>

int main(void) { _exit(7); }
