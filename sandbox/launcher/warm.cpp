#include "sandbox/launcher/warm.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <string>
#include <vector>

#include "sandbox/guest/answer.hpp"
#include "sandbox/launcher/maker.hpp"
#include "sandbox/packet.hpp"

namespace assay::sandbox::launcher {
namespace {

constexpr int start_ms = 20'000, answer_ms = 10'000;  // after which a program hangs; a busy machine is no reason
constexpr unsigned jobs_a_program = 1000;

bool readable(int fd, int ms) {
  pollfd watched{fd, POLLIN, 0};
  int got = 0;
  while ((got = ::poll(&watched, 1, ms)) < 0 && errno == EINTR) {
  }
  return got > 0;
}

}  // namespace

WarmPrograms::~WarmPrograms() {
  for (Program& program : programs_) let_go(program);
}

void WarmPrograms::open_files() {
  char self[4096];
  const ssize_t size = ::readlink("/proc/self/exe", self, sizeof self - 1);
  if (size <= 0) return;
  const std::string path(self, static_cast<std::size_t>(size));
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  // Each as a mount of its own that hangs nowhere: a job's /proc/self/exe then knows no path of the machine.
  for (Program& program : programs_)
    program.file.reset(::open_tree(AT_FDCWD, (folder + "assay-warm-" + program.name).c_str(), OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
}

void WarmPrograms::start(Maker& maker) {
  for (Program& program : programs_) start_one(maker, program);
}

void WarmPrograms::start_one(Maker& maker, Program& program) {
  int ends[2];
  if (!program.file || ::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return;
  program.channel.reset(ends[0]);
  UniqueFd theirs(ends[1]);
  auto started = maker.start_warm(program.file.get(), theirs.get());
  if (!started) return let_go(program);
  program.process = std::move(*started);
}

void WarmPrograms::renew(Maker& maker) {
  for (Program& program : programs_) {
    if (program.process && program.jobs < jobs_a_program) continue;
    let_go(program);
    start_one(maker, program);
  }
}

bool WarmPrograms::wait_until_ready(Program& program) {
  if (program.greeted) return true;
  if (!program.process) return false;
  if (readable(program.channel.get(), start_ms)) {
    auto packet = receive_packet(program.channel.get());
    program.greeted = packet && packet->bytes == "ready";
  }
  if (program.greeted) return true;
  let_go(program);
  program.file.reset();  // one that cannot start here is not tried again
  return false;
}

void WarmPrograms::let_go(Program& program) {
  program.channel.reset();
  if (program.process) {
    ::syscall(SYS_pidfd_send_signal, program.process.get(), SIGKILL, nullptr, 0);
    siginfo_t info{};
    (void)::waitid(P_PIDFD, static_cast<id_t>(program.process.get()), &info, WEXITED | __WALL);
  }
  program.process.reset();
  program.greeted = false;
  program.jobs = 0;
}

UniqueFd WarmPrograms::fork_job(const wire::Run& run, std::span<const UniqueFd> spaces, int channel, int group) {
  if (run.start == Start::exec) return {};
  Program& program = programs_.at(static_cast<std::size_t>(run.start) - 1);
  if ((run.warm_argv.empty() ? run.argv : run.warm_argv)[0] != program.stands_for || !wait_until_ready(program)) return {};
  std::vector<int> fds;
  for (const UniqueFd& space : spaces) fds.push_back(space.get());
  fds.push_back(channel);
  if (group >= 0) fds.push_back(group);
  ++program.jobs;
  if (send_packet(program.channel.get(), "j", fds) && readable(program.channel.get(), answer_ms))
    if (auto job = guest::receive_answer(program.channel.get()); job && *job) return std::move(*job);
  let_go(program);
  return {};
}

}  // namespace assay::sandbox::launcher
