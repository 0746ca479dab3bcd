#include "sandbox/launcher/start.hpp"

#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <cstring>
#include <vector>

#include "sandbox/launcher/streams.hpp"
#include "sandbox/packet.hpp"
#include "sandbox/slot/init.hpp"

namespace assay::sandbox::launcher {
namespace {

// The job's end of a channel, when a warm program made one.
UniqueFd fork_warm_job(Slot& slot, const RunRequest& request, std::span<const UniqueFd> spaces, Started& started) {
  int ends[2];
  if (spaces.size() != slot::namespaces_joined || ::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return {};
  UniqueFd ours(ends[0]), theirs(ends[1]);
  started.job = slot.warm.fork_job(request.run, spaces, theirs.get(), slot.cgroup->clone_into());
  return started.job ? std::move(ours) : UniqueFd();
}

}  // namespace

Result<InitWord> hear_init(const MadeBox& box) {
  auto packet = receive_packet(box.channel.get());
  if (!packet) return packet.error();
  guest::Report word{guest::Stage::start, 0};
  const bool whole = packet->bytes.size() == sizeof word;
  if (whole) std::memcpy(&word, packet->bytes.data(), sizeof word);
  if (!whole || word.error != 0 || packet->fds.empty())
    return Error(ErrorCode::internal, "setting up a box failed at step " + std::to_string(static_cast<int>(word.stage)) + ": " + std::strerror(word.error));
  return InitWord{std::move(packet->fds), word.cpu_us};
}

Result<void> start_program(Slot& slot, RunRequest& request, Started& started) {
  Pipe report, status, out, err;
  if (!report.make(true) || !status.make(true) || !out.make(true) || !err.make(true)) return errno_error("pipe");
  UniqueFd channel;
  // Init takes what it is to start by exec as soon as its box stands: nobody waits for its word.
  if (request.run.start != Start::exec) {
    auto word = hear_init(started.box);
    if (!word) return word.error();
    started.stood = true;
    channel = fork_warm_job(slot, request, word->spaces, started);
    if (channel) started.set_up_cpu_us = word->cpu_us;
    slot.over = std::move(word->spaces);
  }
  const int fds[] = {request.in.get(), out.writer.get(), err.writer.get(), report.writer.get(), status.writer.get()};
  auto sent = guest::send_start(channel ? channel.get() : started.box.channel.get(), slot.setup, request.probe, request.run, std::span(fds, channel ? 4u : 5u));
  if (!sent) return sent;
  started.report = std::move(report.reader);
  started.status = std::move(status.reader);
  started.out = std::move(out.reader);
  started.err = std::move(err.reader);
  request.in.reset();
  return {};
}

void wait_for_init(int pidfd) {
  for (;;) {
    siginfo_t info{};
    const int asked = ::waitid(P_PIDFD, static_cast<id_t>(pidfd), &info, WEXITED | __WALL | WNOHANG);
    if ((asked == 0 && info.si_pid != 0) || (asked != 0 && errno != EINTR)) return;  // reaped now, or by the line below
    (void)::waitid(P_ALL, 0, &info, WEXITED | __WALL);
  }
}

std::optional<guest::Status> wait_for(int pidfd) {
  siginfo_t info{};
  rusage used{};
  // The library's waitid does not tell what was used.
  while (::syscall(SYS_waitid, P_PIDFD, pidfd, &info, WEXITED | __WALL, &used) != 0)
    if (errno != EINTR) return std::nullopt;
  const int status = info.si_code == CLD_EXITED ? (info.si_status & 0xff) << 8 : info.si_status;
  return guest::status_of(status, used);
}

}  // namespace assay::sandbox::launcher
