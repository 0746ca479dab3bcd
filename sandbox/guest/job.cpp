#include "sandbox/guest/job.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>

#include "sandbox/guest/credentials.hpp"
#include "sandbox/guest/landlock.hpp"
#include "sandbox/seccomp/seccomp.hpp"

namespace assay::sandbox::guest {
namespace {

// What each profile's policy refuses beyond the maker's, which whoever made this job held.
seccomp::SeccompProgram rest(Profile profile) {
  switch (profile) {
    case Profile::run: return seccomp::rest("run.conf");
    case Profile::compile: return seccomp::rest("compile.conf");
    case Profile::checker: return seccomp::rest("checker.conf");
  }
  return {};
}

std::uint64_t micros(clockid_t clock) {
  timespec time{};
  ::clock_gettime(clock, &time);
  return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000u + static_cast<std::uint64_t>(time.tv_nsec) / 1'000u;
}

}  // namespace

void fail(int report, Stage stage) {
  const Report message{stage, errno};
  (void)!::write(report, &message, sizeof message);
  ::_exit(1);
}

std::uint64_t own_cpu_us() { return micros(CLOCK_PROCESS_CPUTIME_ID); }

bool say_begun(int report, std::uint64_t cpu_us) {
  const Report message{Stage::begun, 0, cpu_us, micros(CLOCK_MONOTONIC)};
  return ::write(report, &message, sizeof message) == static_cast<ssize_t>(sizeof message);
}

Status status_of(int wait_status, const rusage& used) {
  const auto micros = [](const timeval& time) { return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000u + static_cast<std::uint64_t>(time.tv_usec); };
  return {wait_status, 0, micros(used.ru_utime) + micros(used.ru_stime), static_cast<std::uint64_t>(used.ru_maxrss)};
}

void isolate(const StartMessage& start, Memory memory) {
  const Setup& setup = start.setup;
  const Without& without = setup.without;
  const int report = start.report.get();
  ::setsid();
  if (::dup2(start.in.get(), 0) < 0 || ::dup2(start.out.get(), 1) < 0 || ::dup2(start.err.get(), 2) < 0) fail(report, Stage::descriptors);
  if (report == report_fd ? ::fcntl(report, F_SETFD, FD_CLOEXEC) != 0 : ::dup3(report, report_fd, O_CLOEXEC) < 0) fail(report, Stage::descriptors);
  if (::close_range(report_fd + 1, ~0u, 0) != 0) fail(report_fd, Stage::descriptors);
  if (!without.rlimits && !set_limits(start.run.limits, setup.count_processes)) fail(report_fd, Stage::limits);
  if (!setup.rootless && !become(job_uid)) fail(report_fd, Stage::privileges);
  if (!without.credentials && !drop_capabilities()) fail(report_fd, Stage::privileges);
  if (memory == Memory::own && ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) != 0) fail(report_fd, Stage::privileges);
  if (!without.no_new_privs && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) fail(report_fd, Stage::privileges);
  if (setup.landlock_abi > 0 && !without.landlock && !restrict_files(setup.landlock_abi)) fail(report_fd, Stage::landlock);
  ::umask(022);
  if (::chdir("/work") != 0) fail(report_fd, Stage::folder);
  if (!unblock_signals()) fail(report_fd, Stage::privileges);
  const seccomp::SeccompProgram filter = rest(start.run.profile);
  if (filter.empty() || (!without.seccomp && !seccomp::load_seccomp(filter))) fail(report_fd, Stage::seccomp);
}

}  // namespace assay::sandbox::guest
