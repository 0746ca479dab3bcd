#include "sandbox/client.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/readable_pipe.hpp>
#include <boost/process/v2/process.hpp>
#include <boost/process/v2/stdio.hpp>
#include <filesystem>
#include <optional>
#include <sstream>

#include "base/unique_fd.hpp"
#include "sandbox/delegation.hpp"
#include "sandbox/packet.hpp"
#include "sandbox/wire_judge.hpp"

namespace assay::sandbox {
namespace {

namespace process = boost::process::v2;

std::string program_path(const ClientOptions& options) {
  if (!options.program.empty()) return options.program;
  std::error_code failed;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", failed);
  return (self.parent_path() / "assay-sandbox").string();
}

std::vector<std::string> arguments(const ClientOptions& options) {
  std::vector<std::string> words{"--slot", std::to_string(options.slot)};
  for (const std::string& layer : options.accept_weaker) words.insert(words.end(), {"--accept-weaker", layer});
  for (const std::string& layer : options.without) words.insert(words.end(), {"--without", layer});
  return words;
}

// A started launcher: its socket and its pidfd. Ending it is closing the socket; the destructor then waits for it.
class Launcher {
 public:
  explicit Launcher(LauncherEnds ends) : ends_(std::move(ends)) {}
  ~Launcher() {
    ends_.socket.reset();
    pollfd ended{ends_.process.get(), POLLIN, 0};
    while (::poll(&ended, 1, -1) < 0 && errno == EINTR) {
    }
    siginfo_t info{};  // reaps our own child; a keeper's is the keeper's to reap
    (void)::waitid(P_PIDFD, static_cast<id_t>(ends_.process.get()), &info, WEXITED);
  }
  Launcher(const Launcher&) = delete;
  Launcher& operator=(const Launcher&) = delete;
  int socket() const { return ends_.socket.get(); }

 private:
  LauncherEnds ends_;
};

class Client final : public Box {
 public:
  explicit Client(ClientOptions options) : options_(std::move(options)) {}

  // Starts the launcher and hears its greeting.
  Result<void> start() {
    auto launched = options_.launch ? options_.launch(options_.slot) : launch(options_);
    if (!launched) return launched.error();
    launcher_ = std::make_unique<Launcher>(std::move(*launched));
    auto packet = receive_packet(launcher_->socket());
    const auto greeting = packet ? wire::decode_greeting(packet->bytes) : std::nullopt;
    if (!greeting || !greeting->refusal.empty()) launcher_.reset();
    if (!greeting) return Error(ErrorCode::unavailable, "the sandbox ended before its greeting");
    if (!greeting->refusal.empty()) return Error(ErrorCode::refused, greeting->refusal);
    isolation_ = greeting->isolation;
    return {};
  }

  Result<void> install(std::span<const File> files) override {
    std::vector<const File*> listed;
    for (const File& file : files) {
      if (!wire::is_safe_path(file.path)) return Error(ErrorCode::invalid, "not a path for the sandbox: " + file.path);
      listed.push_back(&file);
    }
    auto bundle = sealed_memfd(wire::encode_bundle(listed));
    if (!bundle) return bundle.error();
    installed_ = std::move(*bundle);  // kept, for a launcher that has to be started again
    if (!launcher_) return restart();
    return send_installed();
  }

  Result<Outcome> run(const Command& command) override {
    if (!launcher_)
      if (auto started = restart(); !started) return started.error();
    wire::Run request{command.profile, command.limits, command.argv, command.env, command.collect, !command.files.empty(), command.patient, command.start, command.warm_argv};
    const std::string packet = wire::encode(request);
    if (!wire::decode_run(packet)) return Error(ErrorCode::invalid, "a command that the sandbox would refuse: limits, argv or paths are out of bounds");
    auto in = sealed_memfd(command.stdin_text);
    if (!in) return in.error();
    std::vector<int> fds{in->get()};
    UniqueFd bundle;
    if (request.has_bundle) {
      std::vector<const File*> listed;
      for (const File& file : command.files) listed.push_back(&file);
      auto sealed = sealed_memfd(wire::encode_bundle(listed));
      if (!sealed) return sealed.error();
      bundle = std::move(*sealed);
      fds.push_back(bundle.get());
    }
    return ask(packet, fds);
  }

  const Isolation& isolation() const override { return isolation_; }

 private:
  Result<void> restart() {
    if (auto started = start(); !started) return started;
    return installed_ ? send_installed() : Result<void>();
  }

  Result<void> send_installed() {
    const int fd = installed_.get();
    auto done = ask(wire::encode_install(), {fd});
    if (!done) return done.error();
    return {};
  }

  // One question, one answer. After any doubt the launcher is let go: the next call starts another.
  Result<Outcome> ask(const std::string& packet, const std::vector<int>& fds) {
    auto answer = exchange(packet, fds);
    if (!answer && answer.error().code() != ErrorCode::too_large) launcher_.reset();
    return answer;
  }

  Result<Outcome> exchange(const std::string& packet, const std::vector<int>& fds) {
    if (auto sent = send_packet(launcher_->socket(), packet, fds); !sent) return sent.error();
    auto received = receive_packet(launcher_->socket());
    if (!received) return received.error();
    const std::string_view bytes = received->bytes;
    const auto type = wire::type_of(bytes);
    if (!type) return Error(ErrorCode::unavailable, "the sandbox ended in the middle of a run");
    if (*type == wire::Type::failed) {
      wire::Reader in(bytes.substr(1));
      return Error(ErrorCode::internal, std::string(in.text()));
    }
    std::size_t head = 0;
    const auto size = wire::done_payload_size(bytes, &head);
    if (*type != wire::Type::done || !size) return Error(ErrorCode::internal, "the sandbox gave a malformed answer");
    std::string payload(bytes.substr(head));
    if (payload.empty() && !received->fds.empty()) {
      auto read = read_sealed(received->fds[0].get());
      if (!read) return read.error();
      payload = std::move(*read);
    }
    auto outcome = payload.size() == *size ? wire::decode_done(bytes.substr(0, head), payload) : std::nullopt;
    if (!outcome) return Error(ErrorCode::internal, "the sandbox gave a malformed answer");
    return std::move(*outcome);
  }

  ClientOptions options_;
  std::unique_ptr<Launcher> launcher_;
  UniqueFd installed_;
  Isolation isolation_;
};

}  // namespace

Result<LauncherEnds> launch(const ClientOptions& options) {
  if (auto aside = step_aside(); !aside) return aside.error();
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return errno_error("socketpair");
  UniqueFd ours(ends[0]), theirs(ends[1]);
  try {
    boost::asio::io_context context;
    process::process child(context, program_path(options), arguments(options), process::process_stdio{theirs.get(), nullptr, {}});
    UniqueFd pidfd(static_cast<int>(::syscall(SYS_pidfd_open, child.id(), 0)));
    if (!pidfd) return errno_error("pidfd_open");
    child.detach();  // waited for through our own pidfd: the library's wait cannot tell exit 9 from SIGKILL
    return LauncherEnds{std::move(ours), std::move(pidfd)};
  } catch (const std::exception& error) {
    return Error(ErrorCode::refused, "cannot start " + program_path(options) + ": " + error.what());
  }
}

Result<std::unique_ptr<Box>> start_client(const ClientOptions& options) {
  auto client = std::make_unique<Client>(options);
  if (auto started = client->start(); !started) return started.error();
  return std::unique_ptr<Box>(std::move(client));
}

Result<std::vector<LayerReport>> examine(const ClientOptions& options) {
  std::vector<std::string> words = arguments(options);
  words.insert(words.begin(), "--doctor");
  std::string text;
  if (auto aside = step_aside(); !aside) return aside.error();
  try {
    boost::asio::io_context context;
    boost::asio::readable_pipe out(context);
    {
      process::process child(context, program_path(options), words, process::process_stdio{nullptr, out, {}});
      boost::system::error_code ended;
      boost::asio::read(out, boost::asio::dynamic_buffer(text), ended);
      child.wait();
    }
  } catch (const std::exception& error) {
    return Error(ErrorCode::refused, "cannot start " + program_path(options) + ": " + error.what());
  }
  std::vector<LayerReport> layers;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    LayerReport layer;
    std::istringstream fields(line);
    for (std::string* field : {&layer.layer, &layer.state, &layer.proof, &layer.consequence}) std::getline(fields, *field, '\t');
    layers.push_back(std::move(layer));
  }
  if (layers.empty()) return Error(ErrorCode::internal, "assay-sandbox --doctor printed nothing");
  return layers;
}

}  // namespace assay::sandbox
