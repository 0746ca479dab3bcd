#include "sandbox/launcher/run.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <optional>
#include <string>

#include "sandbox/launcher/ending.hpp"
#include "sandbox/launcher/start.hpp"
#include "sandbox/launcher/starvation.hpp"
#include "sandbox/launcher/streams.hpp"
#include "sandbox/launcher/work_folder.hpp"

namespace assay::sandbox::launcher {
namespace {

constexpr double set_up_ms = 30'000;
const double processors = static_cast<double>(std::max(1L, ::sysconf(_SC_NPROCESSORS_ONLN)));
constexpr double patience = 4;  // wall limits, after which a patient run is given up

class Run {
 public:
  Run(Slot& slot, RunRequest request) : slot_(slot), request_(std::move(request)), limits_(request_.run.limits) {}

  Result<Outcome> go() {
    if (auto done = slot_.cgroup->begin(limits_, 1); !done) return done.error();
    auto outcome = box();
    kill_all();
    slot_.over.push_back(std::move(started_.box.channel));
    if (auto gone = wait_for_sockets(); !gone) return gone.error();
    if (auto ended = slot_.cgroup->end(); !ended) return Error(ErrorCode::refused, "the slot is not clean: " + ended.error().message());
    return outcome;
  }

 private:
  // A socket that lies in its own queue outlives its process until the kernel collects such cycles, which the end of any socket
  // makes it do: until then its name could tell the next run something.
  Result<void> wait_for_sockets() {
    for (int attempt = 0; attempt < 2000 && !slot_.setup.without.network_namespace; ++attempt) {
      char buffer[512];
      const ssize_t got = ::pread(slot_.maker->sockets(), buffer, sizeof buffer, 0);
      if (got < 0) return Error(ErrorCode::refused, errno_error("listing the sockets of a slot").message());
      // One line is the heading.
      if (std::count(buffer, buffer + got, '\n') <= 1) return {};
      ::close(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
      const timespec pause{0, 500'000};
      ::nanosleep(&pause, nullptr);
    }
    if (slot_.setup.without.network_namespace) return {};
    return Error(ErrorCode::refused, "the slot is not clean: a socket of an earlier run does not go away");
  }

  Result<Outcome> box() {
    const uid_t owner = slot_.standing.job_id;
    // Without its limit: as large as memory, which then bounds it.
    auto folder = make_work_folder(slot_.setup.without.disk_limit ? limits_.memory_mib : limits_.disk_mib, owner, request_.run.profile == Profile::compile);
    if (!folder) return folder.error();
    auto made = slot_.maker->make_box(folder->mount.get(), slot_.cgroup->clone_into(), request_.run.start != Start::exec);
    if (!made) return made.error();
    started_.box = std::move(*made);
    // Meanwhile init sets up the box.
    for (const auto* files : {&slot_.installed, &request_.files})
      if (auto put = put_files(folder->work.get(), *files, Area::work, owner); !put) return put.error();
    if (auto begun = start_program(slot_, request_, started_); !begun) return begun.error();
    if (auto watched = watch(); !watched) return watched.error();
    return finish(*folder);
  }

  Result<void> watch() {
    Stream out{started_.out.get(), std::size_t{limits_.output_kib} << 10, outcome_.out, outcome_.out_bytes};
    Stream err{started_.err.get(), std::size_t{limits_.output_kib} << 10, outcome_.err, outcome_.err_bytes};
    const double set_up_by = now_ms() + set_up_ms;
    for (bool alive = true; alive;) {
      pollfd watched[5] = {{started_.ends_with(), POLLIN, 0},
                           {out.open ? out.fd : -1, POLLIN, 0},
                           {err.open ? err.fd : -1, POLLIN, 0},
                           {slot_.cgroup->memory_event(), POLLIN, 0},
                           {slot_.control, 0, 0}};
      if (::poll(watched, 5, pause_ms()) < 0 && errno != EINTR) return errno_error("poll");
      alive = watched[0].revents == 0;
      if ((watched[4].revents & (POLLHUP | POLLERR)) != 0) return Error(ErrorCode::unavailable, "the judge hung up");
      if (!begun_) hear_reports();
      if (!begun_ && alive && now_ms() > set_up_by) return Error(ErrorCode::internal, "a box was not set up within 30 s");
      if (out.drain() || err.drain()) stop_for(Ended::output);
      if (alive && watched[3].revents != 0 && slot_.cgroup->out_of_memory()) stop_for(Ended::memory);
      if (alive && begun_) check_time();
    }
    hear_reports();
    kill_all();  // what a job left behind must write no more
    // A patient run that ended by itself ended in time: what it waited since the last look is not known any more.
    if (wall_ms_ == 0 && begun_) wall_ms_ = now_ms() - begin_ms_ - excused_ms_;
    if (request_.run.patient && !seen_.stopped) wall_ms_ = std::min(wall_ms_, static_cast<double>(limits_.wall_ms));
    out.drain();
    err.drain();
    return {};
  }

  // When the program began, and what failed before or in its start. Nobody wakes for it: a job says itself since when time counts.
  void hear_reports() {
    guest::Report report{};
    while (::read(started_.report.get(), &report, sizeof report) == static_cast<ssize_t>(sizeof report)) {
      if (report.stage != guest::Stage::begun) {
        seen_.failure = report;
        continue;
      }
      begun_ = true;
      begin_ms_ = static_cast<double>(report.at_us) / 1e3;
      cpu_base_ms_ = static_cast<double>(started_.set_up_cpu_us + report.cpu_us) / 1e3;
      cpu_checked_again_ms_ = begin_ms_ + limits_.cpu_ms / processors;
    }
  }

  double cpu_ms() const { return std::max(0.0, slot_.cgroup->cpu_ms() - cpu_base_ms_); }

  // How long the loop may sleep: until the CPU limit could have been met on all processors. Asking for the time used costs more than
  // a look at the clock, and before that no program can have used it.
  int pause_ms() const {
    if (!begun_) return 10;
    const double now = now_ms(), wall_left = begin_ms_ + limits_.wall_ms + excused_ms_ - now;
    return static_cast<int>(std::clamp(std::min(wall_left, cpu_checked_again_ms_ - now) + 1, 1.0, 50.0));
  }

  bool over_cpu_limit() {
    const double now = now_ms();
    if (now < cpu_checked_again_ms_) return false;
    const double left = limits_.cpu_ms - cpu_ms();
    cpu_checked_again_ms_ = now + left / processors;
    return left < 0;
  }

  void check_time() {
    const double wall = now_ms() - begin_ms_, limit = limits_.wall_ms;
    if (over_cpu_limit()) stop_for(Ended::cpu_time);
    if (wall > limit)
      wall_limit_met(wall, limit);
    else if (!starvation_.begun() && wall > limit / 4)
      starvation_.begin();
  }

  // Asked while the tasks are still there: did the machine keep its processors from them?
  void wall_limit_met(double wall, double limit) {
    const Waited waited = starvation_.waited(slot_.cgroup->tasks(), cpu_ms(), wall);
    const bool given_up = request_.run.patient && wall > limit * patience;
    excused_ms_ = request_.run.patient ? waited.ms : 0;
    if (wall - excused_ms_ <= limit && !given_up) return;
    outcome_.starved = request_.run.patient ? given_up : is_starved(waited, limits_.wall_ms);
    stop_for(Ended::wall_time);
  }

  void stop_for(Ended reason) {
    hear_reports();  // it may have begun after the last look
    if (!seen_.stopped && begun_) wall_ms_ = now_ms() - begin_ms_ - excused_ms_;
    seen_.stopped = seen_.stopped ? std::min(*seen_.stopped, reason) : reason;
    kill_all();
  }

  // Init's end takes everything in the box with it, but waits for a job that is the launcher's child.
  void kill_all() {
    if (!started_.box.init || reaped_) return;
    // Its files are closed before its namespace dies with it: whatever a job then seems to have died of is not its own doing.
    pollfd init{started_.box.channel.get(), 0, 0};
    const bool died = ::poll(&init, 1, 0) > 0;
    ::syscall(SYS_pidfd_send_signal, started_.box.init.get(), SIGKILL, nullptr, 0);
    if (started_.job) {
      const auto status = wait_for(started_.job.get());
      if (!died) seen_.status = status;
    }
    wait_for_init(started_.box.init.get());
    reaped_ = true;
  }

  Result<Outcome> finish(const WorkFolder& folder) {
    guest::Status status{};
    if (!started_.job && ::read(started_.status.get(), &status, sizeof status) == static_cast<ssize_t>(sizeof status)) seen_.status = status;
    if (seen_.status) status = *seen_.status;
    // Nobody has waited for init's word: what is said of its end is there.
    if (!seen_.status && !started_.job && !started_.stood)
      if (auto stood = hear_init(started_.box); !stood) return stood.error();
    if (!begun_ && !seen_.failure) seen_.failure = guest::Report{guest::Stage::start, 0};
    seen_.out_of_memory = slot_.cgroup->out_of_memory();
    outcome_.usage.cpu_ms = slot_.setup.without.cgroup ? static_cast<double>(status.cpu_us) / 1e3 : cpu_ms();
    outcome_.usage.wall_ms = wall_ms_;
    outcome_.usage.memory_kib = slot_.setup.without.cgroup ? status.max_rss_kib : slot_.cgroup->memory_peak_kib();
    if (auto decided = decide_ending(seen_, limits_, outcome_); !decided) return decided.error();
    outcome_.starved = outcome_.starved && outcome_.ended == Ended::wall_time;
    // All files together, for sparse ones are larger than what they take: what is handed back must not grow with their number.
    std::size_t left = std::size_t{limits_.disk_mib} << 20;
    for (const std::string& path : request_.run.collect) {
      outcome_.files.push_back(collect(folder.work.get(), path, left));
      left -= outcome_.files.back().content.size();
    }
    outcome_.warm = static_cast<bool>(started_.job);
    return std::move(outcome_);
  }

  Slot& slot_;
  RunRequest request_;
  const Limits limits_;
  Started started_;
  Seen seen_;
  Starvation starvation_;
  bool begun_ = false, reaped_ = false;
  double begin_ms_ = 0, wall_ms_ = 0, cpu_base_ms_ = 0, excused_ms_ = 0, cpu_checked_again_ms_ = 0;
  Outcome outcome_;
};

}  // namespace

Result<Outcome> run_box(Slot& slot, RunRequest request) { return Run(slot, std::move(request)).go(); }

}  // namespace assay::sandbox::launcher
