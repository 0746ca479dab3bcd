// What a command asks of Python, and whether an interpreter that was started without knowing it can answer as if it had been
// started for it. Pure: looks at nothing but its arguments.
#pragma once

#include <optional>
#include <string_view>

namespace assay::sandbox::warm {

// The variables that the interpreter is warmed with. A run's may differ where `understand` says so.
inline constexpr const char* warm_environment[] = {"HOME=/work", "LANG=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin",
                                                   "PYTHONDONTWRITEBYTECODE=1", "TZ=UTC"};

struct PythonCall {
  const char* file = nullptr;  // the program: `python3 FILE args...`
  const char* code = nullptr;  // or its text: `python3 -c CODE args...`
  std::string_view home;
  bool utc = false;            // TZ=UTC, as warmed
};

// Nothing where only a new interpreter is right: other options, a variable that Python, its loader or its C library reads when
// it starts. argv[0] is taken for granted.
std::optional<PythonCall> understand(const char* const* argv, const char* const* env);

}  // namespace assay::sandbox::warm
