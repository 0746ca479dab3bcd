// In a sanitizer build: shows, on the test's own standard error, a report that a process which the test started has written to
// a file. ctest fails on the word (tests/CMakeLists.txt). What was asserted of that process may well have come out right.
#pragma once

#include <cstdio>
#include <string_view>

namespace assay::support {

inline void show_sanitizer_report(std::string_view said) {
  if (said.find("Sanitizer") == std::string_view::npos) return;
  std::fprintf(stderr, "%.*s\n", static_cast<int>(said.size()), said.data());
}

}  // namespace assay::support
