// attack: writes a success on every descriptor number, for one may be the judge's
// expect: exited 3
#include <string.h>
#include <unistd.h>

int main(void) {
  const char forged[64] = {0};
  for (int number = 3; number < 70000; ++number) (void)write(number, forged, sizeof forged);
  return 3;
}
