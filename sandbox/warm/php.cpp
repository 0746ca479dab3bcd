// PHP started once and forked for each run: libphp with a command line interface of our own (php_sapi.cpp).
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <string>
#include <string_view>
#include <sys/prctl.h>
#include <unistd.h>

#include "sandbox/warm/interpreter.hpp"
#include "sandbox/warm/php_functions.hpp"
#include "sandbox/warm/php_mappings.hpp"
#include "sandbox/warm/php_script.hpp"
#include "sandbox/warm/php_start.hpp"

namespace assay::sandbox::warm {
namespace {

// Settings that every run is started with, as `-d`: they are part of what is warmed (challenges/languages/php.yaml).
constexpr const char* run_options[] = {"memory_limit=-1", "display_errors=stderr", "log_errors=0", "html_errors=0"};
constexpr const char* check_options[] = {"-n", "-d", "display_errors=1", "-d", "html_errors=0", "-l"};

// The words behind `-d X` for each X of run_options, in this order; null where there are others, or no script behind
// them.
char** behind_run_options(char** words) {
  for (const char* option : run_options) {
    if (words[0] == nullptr || std::strcmp(words[0], "-d") != 0) return nullptr;
    if (words[1] == nullptr || std::strcmp(words[1], option) != 0) return nullptr;
    words += 2;
  }
  return words[0] == nullptr || words[0][0] == '-' ? nullptr : words;
}

char** behind_check_options(char** words) {
  for (const char* option : check_options)
    if (*words == nullptr || std::strcmp(*words++, option) != 0) return nullptr;
  return *words == nullptr ? nullptr : words;
}

// Variables that PHP, the allocator or the loader read while they start: they would come too late.
bool read_at_start(std::string_view variable) {
  for (const char* name : {"PHPRC=", "PHP_INI_SCAN_DIR=", "USE_ZEND_ALLOC", "USE_TRACKED_ALLOC=", "LD_",
                           "GLIBC_TUNABLES=", "MALLOC_", "OPENSSL_"})
    if (variable.starts_with(name)) return true;
  return false;
}

}  // namespace

const char* const stands_for = "/usr/bin/php";

bool warm_up(std::string& why) {
  if (!php::start(stands_for, run_options, why)) return false;
  php::join_mappings();
  return true;
}

[[noreturn]] void run(char** argv, char** env) {
  bool warmed = argv[0] != nullptr && std::strcmp(argv[0], stands_for) == 0;
  for (char** variable = env; *variable != nullptr; ++variable) warmed = warmed && !read_at_start(*variable);
  char** const script = warmed ? behind_run_options(argv + 1) : nullptr;
  char** const files = warmed ? behind_check_options(argv + 1) : nullptr;
  if (script == nullptr && files == nullptr) {
    ::execve(argv[0], argv, env);
    std::perror(argv[0]);
    ::_exit(127);
  }
  environ = env;
  ::tzset();
  ::prctl(PR_SET_NAME, "php");
  ::signal(SIGPIPE, SIG_IGN);  // as /usr/bin/php: a write that nobody reads is an error, not the end
  php::make_room_for_title(argv, env);
  if (script != nullptr) php::run_script(script);
  php::check_files(files);
}

}  // namespace assay::sandbox::warm
