#include "tests/attacks/neighbour.hpp"

#include <stdexcept>
#include <string>
#include <thread>
#include <unistd.h>

#include "base/file.hpp"
#include "tests/support/box.hpp"

namespace assay::attacks {

namespace fs = std::filesystem;

struct Neighbour::Stay::State {
  std::thread running;
};

Neighbour::Neighbour(const sandbox::ClientOptions& options, const fs::path& root) {
  const std::vector<pid_t> before = own_launchers();
  auto started = sandbox::start_client(options);
  if (!started) throw std::runtime_error(started.error().message());
  box_ = std::move(*started);
  watch_ = std::make_unique<Watch>(before);
  command_.limits = support::roomy();
  command_.argv = {"/usr/bin/python3", "neighbour.py", std::to_string(support::slowdown())};
  command_.files = {{"neighbour.py", read_file(root / "common" / "neighbour.py", 1 << 20).value()}};
}

// Seen through the eyes of its own processes, for no path of the machine leads into a box.
bool Neighbour::is_ready() const {
  for (const pid_t pid : support::processes_of_slot(watch_->slot())) {
    std::error_code gone;
    if (fs::exists("/proc/" + std::to_string(pid) + "/root/work/ready", gone)) return true;
  }
  return false;
}

Neighbour::Stay::Stay(Neighbour& neighbour) : state_(std::make_unique<State>()) {
  state_->running = std::thread([&neighbour] { (void)neighbour.box_->run(neighbour.command_); });
  for (int attempt = 0; attempt < 5000; ++attempt) {
    if (neighbour.is_ready()) return;
    ::usleep(1000);
  }
  state_->running.join();
  throw std::runtime_error("the neighbour did not get ready");
}

Neighbour::Stay::~Stay() {
  if (state_ && state_->running.joinable()) state_->running.join();
}

}  // namespace assay::attacks
