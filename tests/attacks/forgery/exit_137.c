// attack: ends with the number that a shell gives for SIGKILL
// expect: exited 137
int main(void) { return 137; }
