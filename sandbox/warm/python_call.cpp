#include "sandbox/warm/python_call.hpp"

namespace assay::sandbox::warm {
namespace {

// The last word on the character set: LC_ALL, else LC_CTYPE, else LANG; an empty one counts as absent.
struct Locale {
  std::string_view all, type, language;
  bool warmed() const { return (!all.empty() ? all : !type.empty() ? type : language) == "C.UTF-8"; }
};

// Read by the loader, malloc or the C library's locales before main, so a warm interpreter comes too late for them.
bool read_before_main(std::string_view name) {
  return name.starts_with("LD_") || name.starts_with("MALLOC_") || name == "GLIBC_TUNABLES" || name == "LOCPATH" || name == "TZDIR";
}

}  // namespace

std::optional<PythonCall> understand(const char* const* argv, const char* const* env) {
  PythonCall call;
  if (argv[1] == nullptr) return {};
  const std::string_view first = argv[1];
  if (first == "-c") {
    call.code = argv[2];
    if (call.code == nullptr) return {};
  } else {
    if (first.empty() || first.starts_with('-')) return {};
    call.file = argv[1];
  }
  Locale locale;
  bool bytecode_unwritten = false;
  for (; *env != nullptr; ++env) {
    const std::string_view entry = *env;
    const std::size_t equals = entry.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = entry.substr(0, equals), value = entry.substr(equals + 1);
    if (name == "PYTHONDONTWRITEBYTECODE") {
      if (value != "1") return {};
      bytecode_unwritten = true;
    } else if (name.starts_with("PYTHON") || read_before_main(name)) {
      return {};
    } else if (name == "LC_ALL") {
      locale.all = value;
    } else if (name == "LC_CTYPE") {
      locale.type = value;
    } else if (name == "LANG") {
      locale.language = value;
    } else if (name == "HOME") {
      call.home = value;
    } else if (name == "TZ") {
      call.utc = value == "UTC";
    }
  }
  // What "~" is without an absolute HOME is for Python itself to find out.
  if (!call.home.starts_with('/') || call.home.ends_with('/')) return {};
  if (!bytecode_unwritten || !locale.warmed()) return {};
  return call;
}

}  // namespace assay::sandbox::warm
