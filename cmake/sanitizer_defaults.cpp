// What the sanitizers' run-times ask a program for before its main(). Linked into every program of the presets asan, tsan and
// fuzz, and of no other. An environment variable (ASAN_OPTIONS and its like) still wins over it.
//
// 99 is no exit status of ours, so that a report is never taken for a verdict.
#include <sys/prctl.h>
#include <unistd.h>

extern "C" {

[[gnu::used, gnu::visibility("default")]] const char* __asan_default_options() {
  return "exitcode=99:strict_string_checks=1:check_initialization_order=1:strict_init_order=1";
}

[[gnu::used, gnu::visibility("default")]] const char* __ubsan_default_options() { return "print_stacktrace=1"; }

[[gnu::used, gnu::visibility("default")]] const char* __tsan_default_options() { return "exitcode=99:second_deadlock_stack=1"; }

// Leaks are looked for at the end by a process of the run-time's own that traces this one. The daemon's system call filter
// (sandbox/policy/server.conf) forbids both, which must not change for a tool: there, and there alone, nothing is looked for.
[[gnu::used, gnu::visibility("default")]] int __lsan_is_turned_off() { return ::prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == 2 ? 1 : 0; }

}  // extern "C"
