#include "runner/keeper/keeper.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <fmt/format.h>

#include "runner/keeper/reach.hpp"
#include "runner/keeper/user.hpp"
#include "sandbox/delegation.hpp"
#include "sandbox/packet.hpp"

namespace assay::runner::keeper {
namespace {

volatile std::sig_atomic_t asked_to_end = 0;

Result<void> serve_request(int socket, const sandbox::Packet& packet, const Plan& plan) {
  sandbox::ClientOptions options;
  options.accept_weaker = plan.accept_weaker;
  if (packet.bytes.size() != sizeof options.slot || !packet.fds.empty())
    return Error(ErrorCode::invalid, "the daemon asked its keeper for something else than a slot");
  std::memcpy(&options.slot, packet.bytes.data(), sizeof options.slot);
  const auto launched = sandbox::launch(options);
  if (!launched) return sandbox::send_packet(socket, "-" + launched.error().message());
  const std::array<int, 2> fds{launched->socket.get(), launched->process.get()};
  return sandbox::send_packet(socket, "+", fds);
}

// Reaps until the child has ended: its status, as a shell has it. Launchers end by themselves.
bool reap(pid_t child, int& status) {
  int state = 0;
  for (pid_t dead = 0; (dead = ::waitpid(-1, &state, WNOHANG)) > 0;) {
    if (dead != child) continue;
    status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
    return true;
  }
  return false;
}

// Nothing of ours shall be there any more when `assay serve` has ended; a launcher needs a moment to clear its slot.
void wait_for_launchers() {
  for (int attempt = 0; attempt < 1000; ++attempt) {
    int state = 0;
    const pid_t dead = ::waitpid(-1, &state, WNOHANG);
    if (dead < 0) return;  // ECHILD
    const timespec pause{0, 10'000'000};
    if (dead == 0) ::nanosleep(&pause, nullptr);
  }
}

int keep(pid_t child, UniqueFd socket, const Plan& plan) {
  // Woken by signals only inside ppoll, so that none is missed.
  sigset_t watched, before;
  ::sigemptyset(&watched);
  for (const int number : {SIGCHLD, SIGTERM, SIGINT}) ::sigaddset(&watched, number);
  ::sigprocmask(SIG_BLOCK, &watched, &before);
  struct sigaction action {};
  action.sa_handler = [](int) {};
  ::sigaction(SIGCHLD, &action, nullptr);
  action.sa_handler = [](int number) { asked_to_end = number; };
  ::sigaction(SIGTERM, &action, nullptr);
  ::sigaction(SIGINT, &action, nullptr);
  int status = 0;
  while (!reap(child, status)) {
    if (asked_to_end != 0) ::kill(child, std::exchange(asked_to_end, 0));
    pollfd request{socket.get(), POLLIN, 0};
    if (::ppoll(&request, 1, nullptr, &before) <= 0) continue;
    const auto packet = sandbox::receive_packet(socket.get());
    if (packet && packet->bytes.empty()) {
      socket.reset();  // the child is going: poll ignores a descriptor of -1
      continue;
    }
    // A daemon that asks for anything else is not itself any more.
    if (!packet || !serve_request(socket.get(), *packet, plan)) ::kill(child, SIGKILL);
  }
  socket.reset();
  wait_for_launchers();
  return status;
}

// What an ordinary user's daemon gives up: it can gain nothing, and dies with its keeper.
Result<void> settle_as_we_are(pid_t keeper) {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return errno_error("prctl");
  if (::getppid() != keeper) return Error(ErrorCode::unavailable, "the keeper is gone");
  return {};
}

Result<void> settle_as(const Plan& plan, const User& user) {
  std::vector<std::filesystem::path> folders = plan.challenges;
  folders.push_back(plan.data);
  if (auto reachable = make_reachable(folders, user); !reachable) return reachable;
  if (auto become = become_user(user); !become) return become;
  for (const auto& folder : plan.challenges)
    if (::access(folder.c_str(), R_OK | X_OK) != 0)
      return Error(ErrorCode::invalid, errno_error("the challenges folder " + folder.string() + " cannot be read by " + user.name +
                                                   ", who the daemon is (--user)").message());
  return {};
}

}  // namespace

Result<int> run_divided(const Plan& plan, const std::function<int(Launch)>& work) {
  std::optional<User> user;  // none: an ordinary user starts us and stays who it is
  if (::geteuid() == 0) {
    auto found = find_user(plan.user);
    if (!found) return found.error();
    user = std::move(*found);
    if (auto given = give_data_folder(plan.data, *user); !given) return given.error();
  } else if (!plan.user.empty()) {
    return Error(ErrorCode::invalid, "--user is for root; the daemon is who starts it");
  }
  if (auto aside = sandbox::step_aside(); !aside) return aside.error();
  const pid_t keeper = ::getpid();
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return errno_error("socketpair");
  UniqueFd ours(ends[0]), theirs(ends[1]);
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child < 0) return errno_error("fork");
  if (child > 0) {
    theirs.reset();
    return keep(child, std::move(ours), plan);
  }
  ours.reset();
  if (auto settled = user ? settle_as(plan, *user) : settle_as_we_are(keeper); !settled) return settled.error();
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  const auto asking = std::make_shared<std::mutex>();
  const auto socket = std::make_shared<UniqueFd>(std::move(theirs));
  std::fflush(nullptr);
  ::exit(work([asking, socket](unsigned slot) -> Result<sandbox::LauncherEnds> {
    const std::lock_guard lock(*asking);
    const std::string_view request(reinterpret_cast<const char*>(&slot), sizeof slot);
    if (auto sent = sandbox::send_packet(socket->get(), request); !sent) return sent.error();
    auto answer = sandbox::receive_packet(socket->get());
    if (!answer) return answer.error();
    if (answer->bytes != "+" || answer->fds.size() != 2)
      return Error(ErrorCode::refused, answer->bytes.empty() ? "the keeper is gone" : answer->bytes.substr(1));
    return sandbox::LauncherEnds{std::move(answer->fds[0]), std::move(answer->fds[1])};
  }));
}

}  // namespace assay::runner::keeper
