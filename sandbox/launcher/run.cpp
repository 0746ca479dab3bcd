#include "sandbox/launcher/run.hpp"

#include <fcntl.h>
#include <linux/sched.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <string>

#include "sandbox/launcher/credentials.hpp"
#include "sandbox/launcher/work_folder.hpp"

namespace assay::sandbox::launcher {
namespace {

struct Pipe {
  UniqueFd reader, writer;
};

bool make_pipe(Pipe& pipe, bool nonblocking_reader) {
  int fds[2];
  if (::pipe2(fds, O_CLOEXEC) != 0) return false;
  pipe.reader.reset(fds[0]);
  pipe.writer.reset(fds[1]);
  return !nonblocking_reader || ::fcntl(fds[0], F_SETFL, O_NONBLOCK) == 0;
}

double now_ms() {
  timespec time{};
  ::clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

Result<void> write_proc(pid_t pid, const char* file, const std::string& text) {
  const std::string path = "/proc/" + std::to_string(pid) + "/" + file;
  UniqueFd fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!fd || ::write(fd.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    return errno_error("writing " + path);
  return {};
}

// A stream of the program, kept up to the limit.
struct Stream {
  int fd;
  std::size_t limit;
  std::string& text;
  std::uint64_t& bytes;
  bool open = true;

  // Takes what is there; true when the limit was exceeded.
  bool drain() {
    char buffer[65536];
    while (open) {
      const ssize_t got = ::read(fd, buffer, sizeof buffer);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) break;  // EAGAIN
      if (got == 0) open = false;
      bytes += static_cast<std::uint64_t>(got);
      text.append(buffer, std::min(static_cast<std::size_t>(got), limit - text.size()));
      if (bytes > limit) return true;
    }
    return false;
  }
};

class Run {
 public:
  Run(Slot& slot, RunRequest request) : slot_(slot), request_(std::move(request)), limits_(request_.run.limits) {}

  Result<Outcome> go() {
    if (auto done = slot_.cgroup->begin(limits_, 1); !done) return done.error();
    auto outcome = box();
    if (pidfd_) kill_all();
    if (auto gone = wait_for_sockets(); !gone) return gone.error();
    if (auto ended = slot_.cgroup->end(); !ended) return Error(ErrorCode::refused, "the slot is not clean: " + ended.error().message());
    return outcome;
  }

 private:
  // A socket that lies in its own queue outlives its process until the kernel collects such cycles, which the end of any socket
  // makes it do: until then its name could tell the next run something.
  Result<void> wait_for_sockets() {
    for (int attempt = 0; attempt < 2000; ++attempt) {
      char buffer[512];
      const ssize_t got = ::pread(slot_.sockets.get(), buffer, sizeof buffer, 0);
      if (got < 0) return Error(ErrorCode::refused, errno_error("listing the sockets of a slot").message());
      // One line is the heading.
      if (std::count(buffer, buffer + got, '\n') <= 1) return {};
      ::close(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
      const timespec pause{0, 500'000};
      ::nanosleep(&pause, nullptr);
    }
    return Error(ErrorCode::refused, "the slot is not clean: a socket of an earlier run does not go away");
  }

  Result<Outcome> box() {
    auto folder = make_work_folder(limits_.disk_mib, slot_.job_id(), request_.run.profile == Profile::compile);
    if (!folder) return folder.error();
    for (const auto* files : {&slot_.installed, &request_.files})
      if (auto put = put_files(folder->work.get(), *files, Area::work, slot_.job_id()); !put) return put.error();
    if (auto started = start(*folder); !started) return started.error();
    if (auto watched = watch(); !watched) return watched.error();
    return finish(*folder);
  }

  Result<void> start(const WorkFolder& folder) {
    if (!make_pipe(go_, false) || !make_pipe(report_, true) || !make_pipe(status_, true) || !make_pipe(out_, true) ||
        !make_pipe(err_, true))
      return errno_error("pipe");
    std::vector<char*> argv = pointers(request_.run.argv), env = pointers(request_.run.env);
    const std::vector<int> doors = slot_.cgroup->enter_fds();
    GuestPlan plan;
    plan.argv = argv.data();
    plan.env = env.data();
    plan.probe = request_.probe;
    plan.limits = limits_;
    plan.seccomp = &slot_.seccomp[static_cast<std::size_t>(request_.run.profile)];
    plan.landlock_abi = slot_.landlock_abi;
    plan.count_processes = slot_.without.cgroup;
    plan.without = slot_.without;
    plan.go = go_.reader.get();
    plan.go_writer = go_.writer.get();
    plan.report = report_.writer.get();
    plan.status = status_.writer.get();
    plan.in = request_.in.get();
    plan.out = out_.writer.get();
    plan.err = err_.writer.get();
    plan.work_mount = folder.mount.get();
    plan.doors = doors.data();
    plan.door_count = static_cast<int>(doors.size());
    if (auto cloned = clone_guest(plan); !cloned) return cloned;
    for (Pipe* pipe : {&report_, &status_, &out_, &err_}) pipe->writer.reset();
    go_.reader.reset();
    request_.in.reset();
    return release();
  }

  Result<void> clone_guest(const GuestPlan& plan) {
    int pidfd = -1;
    clone_args args{};
    args.flags = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_PIDFD;
    args.pidfd = reinterpret_cast<std::uint64_t>(&pidfd);
    args.exit_signal = SIGCHLD;
    if (slot_.cgroup->clone_into() >= 0) {
      args.flags |= CLONE_INTO_CGROUP;
      args.cgroup = static_cast<std::uint64_t>(slot_.cgroup->clone_into());
    }
    const long pid = ::syscall(SYS_clone3, &args, sizeof args);
    if (pid < 0) return errno_error("making a box's namespaces (clone3)");
    if (pid == 0) guest_main(plan);
    pidfd_.reset(pidfd);
    pid_ = static_cast<pid_t>(pid);
    return {};
  }

  // Gives the box its two users, makes it the first to go when memory runs out, and lets it run.
  Result<void> release() {
    const std::string map = "0 " + std::to_string(slot_.init_id()) + " 1\n" + std::to_string(job_uid) + " " + std::to_string(slot_.job_id()) + " 1\n";
    for (const char* file : {"gid_map", "uid_map"})
      if (auto done = write_proc(pid_, file, map); !done) return done;
    if (auto done = write_proc(pid_, "oom_score_adj", "1000"); !done) return done;
    if (::write(go_.writer.get(), "g", 1) != 1) return errno_error("releasing a box");
    return {};
  }

  Result<void> watch() {
    Stream out{out_.reader.get(), std::size_t{limits_.output_kib} << 10, outcome_.out, outcome_.out_bytes};
    Stream err{err_.reader.get(), std::size_t{limits_.output_kib} << 10, outcome_.err, outcome_.err_bytes};
    const double set_up_by = now_ms() + 30'000;
    for (bool alive = true; alive;) {
      pollfd watched[6] = {{pidfd_.get(), POLLIN, 0},
                           {started_ ? -1 : report_.reader.get(), POLLIN, 0},
                           {out.open ? out.fd : -1, POLLIN, 0},
                           {err.open ? err.fd : -1, POLLIN, 0},
                           {slot_.cgroup->memory_event(), POLLIN, 0},
                           {slot_.control, 0, 0}};
      if (::poll(watched, 6, pause_ms()) < 0 && errno != EINTR) return errno_error("poll");
      alive = watched[0].revents == 0;
      if ((watched[5].revents & (POLLHUP | POLLERR)) != 0) return Error(ErrorCode::unavailable, "the judge hung up");
      if (!started_ && watched[1].revents != 0) note_start();
      if (!started_ && alive && now_ms() > set_up_by) return Error(ErrorCode::internal, "a box was not set up within 30 s");
      if (out.drain() || err.drain()) stop_for(Ended::output);
      if (alive && watched[4].revents != 0 && slot_.cgroup->out_of_memory()) stop_for(Ended::memory);
      if (alive && started_) check_time();
    }
    if (!started_) note_start();
    if (wall_ms_ == 0 && started_) wall_ms_ = now_ms() - start_ms_;
    out.drain();
    err.drain();
    return {};
  }

  // The report pipe closes by itself when exec succeeds: from here on time counts, and what set-up took does not.
  void note_start() {
    const ssize_t got = ::read(report_.reader.get(), &failure_, sizeof failure_);
    if (got < 0) return;
    failed_ = got > 0;
    started_ = true;
    start_ms_ = now_ms();
    cpu_base_ms_ = slot_.cgroup->cpu_ms();
  }

  double cpu_ms() const { return std::max(0.0, slot_.cgroup->cpu_ms() - cpu_base_ms_); }

  // How long the loop may sleep: at most until half of what is left of the CPU limit could have been used on both processors.
  int pause_ms() const {
    if (!started_) return 1000;
    const double wall_left = start_ms_ + limits_.wall_ms - now_ms();
    const double cpu_left = (limits_.cpu_ms - cpu_ms()) / 4;
    return static_cast<int>(std::clamp(std::min(wall_left + 1, cpu_left), 1.0, 50.0));
  }

  void check_time() {
    if (cpu_ms() > limits_.cpu_ms) stop_for(Ended::cpu_time);
    if (now_ms() - start_ms_ > limits_.wall_ms) stop_for(Ended::wall_time);
  }

  void stop_for(Ended reason) {
    if (!started_) note_start();  // exec may have closed the report pipe after poll looked at it
    if (!stopped_ && started_) wall_ms_ = now_ms() - start_ms_;
    stopped_ = stopped_ ? std::min(*stopped_, reason) : reason;
    kill_all();
  }

  void kill_all() {
    ::syscall(SYS_pidfd_send_signal, pidfd_.get(), SIGKILL, nullptr, 0);
    siginfo_t info{};
    if (!reaped_ && ::waitid(P_PIDFD, static_cast<id_t>(pidfd_.get()), &info, WEXITED | __WALL) == 0) reaped_ = true;
  }

  Result<Outcome> finish(const WorkFolder& folder) {
    kill_all();  // reaps; init is gone already
    Status status{};
    const bool told = ::read(status_.reader.get(), &status, sizeof status) == static_cast<ssize_t>(sizeof status);
    outcome_.usage.cpu_ms = slot_.without.cgroup ? static_cast<double>(status.cpu_us) / 1e3 : cpu_ms();
    outcome_.usage.wall_ms = wall_ms_;
    outcome_.usage.memory_kib = slot_.without.cgroup ? status.max_rss_kib : slot_.cgroup->memory_peak_kib();
    if (auto judged = classify(status, told); !judged) return judged.error();
    // All files together, for sparse ones are larger than what they take: what is handed back must not grow with their number.
    std::size_t left = std::size_t{limits_.disk_mib} << 20;
    for (const std::string& path : request_.run.collect) {
      outcome_.files.push_back(collect(folder.work.get(), path, left));
      left -= outcome_.files.back().content.size();
    }
    return std::move(outcome_);
  }

  // The order of outcome.hpp: what the kernel counted first, what the program did last.
  Result<void> classify(const Status& status, bool told) {
    const auto ended = [&](Ended how) {
      outcome_.ended = how;
      return Result<void>();
    };
    if (slot_.cgroup->out_of_memory()) return ended(Ended::memory);
    if (stopped_ && *stopped_ == Ended::output) return ended(Ended::output);
    if (failed_ && failure_.stage != Stage::exec)
      return Error(ErrorCode::internal, "setting up a box failed at step " + std::to_string(static_cast<int>(failure_.stage)) + ": " + std::strerror(failure_.error));
    const bool own_limit = told && WIFSIGNALED(status.wait_status) && WTERMSIG(status.wait_status) == SIGXCPU;
    if ((stopped_ && *stopped_ == Ended::cpu_time) || own_limit || outcome_.usage.cpu_ms > limits_.cpu_ms) return ended(Ended::cpu_time);
    if ((stopped_ && *stopped_ == Ended::wall_time) || outcome_.usage.wall_ms > limits_.wall_ms) return ended(Ended::wall_time);
    if (failed_) {
      outcome_.start_error = failure_.error;
      return ended(Ended::not_started);
    }
    if (!told) return Error(ErrorCode::internal, "the box's init died without a word");
    if (WIFSIGNALED(status.wait_status)) {
      outcome_.signal = WTERMSIG(status.wait_status);
      return ended(Ended::signaled);
    }
    outcome_.exit_code = WEXITSTATUS(status.wait_status);
    return ended(Ended::exited);
  }

  Slot& slot_;
  RunRequest request_;
  const Limits limits_;
  Pipe go_, report_, status_, out_, err_;
  UniqueFd pidfd_;
  pid_t pid_ = -1;
  bool started_ = false, failed_ = false, reaped_ = false;
  Report failure_{};
  double start_ms_ = 0, wall_ms_ = 0, cpu_base_ms_ = 0;
  std::optional<Ended> stopped_;
  Outcome outcome_;
};

}  // namespace

Result<Outcome> run_box(Slot& slot, RunRequest request) { return Run(slot, std::move(request)).go(); }

}  // namespace assay::sandbox::launcher
