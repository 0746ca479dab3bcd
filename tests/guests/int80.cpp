// Asks for getpid through the 32-bit entrance, whose numbers a filter for x86-64 does not know.
#include <cstdio>

int main() {
  long result = 20;  // getpid of i386
  asm volatile("int $0x80" : "+a"(result) : : "memory");
  std::printf("%ld\n", result);
}
