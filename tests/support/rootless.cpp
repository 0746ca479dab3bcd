#include "tests/support/rootless.hpp"

#include <fcntl.h>
#include <grp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include "base/unique_fd.hpp"

namespace assay::support {
namespace {

namespace fs = std::filesystem;
constexpr const char* root = "/sys/fs/cgroup";

void put(const fs::path& file, const std::string& text) {
  const UniqueFd fd(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
  if (!fd || ::write(fd.get(), text.data(), text.size()) < 0)
    throw std::runtime_error("cannot write " + text + " to " + file.string() + ": " + errno_error("").message());
}

void remove_tree(const fs::path& group) {
  std::error_code gone;
  for (const auto& entry : fs::directory_iterator(group, gone))
    if (entry.is_directory()) remove_tree(entry.path());
  ::rmdir(group.c_str());
}

[[noreturn]] void become_launcher(int socket, int door, const std::vector<std::string>& words) {
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  const bool ready = ::write(door, "0", 1) == 1 && ::dup2(socket, 0) == 0 && ::setgroups(0, nullptr) == 0 &&
                     ::setresgid(ordinary_user, ordinary_user, ordinary_user) == 0 &&
                     ::setresuid(ordinary_user, ordinary_user, ordinary_user) == 0;
  if (ready) ::execv(argv[0], argv.data());
  ::_exit(127);
}

Result<sandbox::LauncherEnds> launch_as_user(const sandbox::ClientOptions& options, unsigned slot) {
  std::vector<std::string> words{options.program.empty() ? std::string(ASSAY_BIN_DIR) + "/assay-sandbox" : options.program, "--slot",
                                 std::to_string(slot)};
  for (const std::string& layer : options.accept_weaker) words.insert(words.end(), {"--accept-weaker", layer});
  for (const std::string& layer : options.without) words.insert(words.end(), {"--without", layer});
  const UniqueFd door(::open((delegated_group() + "/assay-judge/cgroup.procs").c_str(), O_WRONLY | O_CLOEXEC));
  int ends[2];
  if (!door || ::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return errno_error("starting a launcher without root");
  UniqueFd ours(ends[0]), theirs(ends[1]);
  const pid_t pid = ::fork();
  if (pid == 0) become_launcher(theirs.get(), door.get(), words);
  if (pid < 0) return errno_error("fork");
  UniqueFd process(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
  if (!process) return errno_error("pidfd_open");
  return sandbox::LauncherEnds{std::move(ours), std::move(process)};
}

}  // namespace

bool wants_rootless() {
  const char* asked = std::getenv("ASSAY_TEST_ROOTLESS");
  return asked != nullptr && std::string_view(asked) == "1";
}

DelegatedGroup::DelegatedGroup(const std::string& name) : path_(std::string(root) + "/assay-test-" + std::to_string(::getpid()) + name) {
  if (!fs::exists(fs::path(root) / "cgroup.controllers")) throw std::runtime_error("rootless launchers need cgroup v2 at /sys/fs/cgroup");
  for (const char* controller : {"+memory", "+pids"}) put(fs::path(root) / "cgroup.subtree_control", controller);
  const fs::path group = path_;
  fs::create_directories(group / "assay-judge");
  for (const fs::path& folder : {group, group / "assay-judge"})
    for (const char* file : {"", "cgroup.procs", "cgroup.threads", "cgroup.subtree_control"})
      if (::chown((folder / file).c_str(), ordinary_user, ordinary_user) != 0) throw std::runtime_error("chown " + folder.string());
}

DelegatedGroup::~DelegatedGroup() {
  for (int attempt = 0; attempt < 500 && fs::exists(path_); ++attempt) {
    remove_tree(path_);
    ::usleep(10'000);
  }
}

std::string delegated_group() {
  static const DelegatedGroup one("");
  return one.path();
}

void make_rootless(sandbox::ClientOptions& options) {
  if (!wants_rootless()) return;
  (void)delegated_group();
  options.launch = [options](unsigned slot) { return launch_as_user(options, slot); };
}

}  // namespace assay::support
