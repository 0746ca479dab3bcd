// A promise of a fuzz target: where it is broken, it says where and aborts.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace assay::fuzz {

inline void must(bool held, const std::string& why = "", const char* file = __builtin_FILE(),
                 int line = __builtin_LINE()) {
  if (held) return;
  std::fprintf(stderr, "%s:%d: a promise is broken%s%s\n", file, line, why.empty() ? "" : ": ", why.c_str());
  std::abort();
}

}  // namespace assay::fuzz
