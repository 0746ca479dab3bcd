// What root gives away when it starts the daemon: everything but the starting of launchers.
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include <doctest/doctest.h>

#include "tests/e2e/cli_process.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/served.hpp"

namespace assay::e2e {
namespace {

namespace fs = std::filesystem;
using support::Served;
using support::Traces;

const std::string challenges = std::string(ASSAY_SOURCE_DIR) + "/tests/chaos/challenges";

// A line of /proc/PID/status: "CapEff" to "0000000000000000".
std::string status_of(pid_t pid, const std::string& name) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(name + ":")) {
      const std::size_t begin = line.find_first_not_of("\t ", name.size() + 1);
      return begin == std::string::npos ? "" : line.substr(begin);
    }
  return "";
}

uid_t owner(const fs::path& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0 ? info.st_uid : 0;
}

bool settles_to(const Traces& wanted) {
  for (int attempt = 0; attempt < 1000; ++attempt) {
    if (Traces::now() == wanted) return true;
    ::usleep(10'000);
  }
  return false;
}

TEST_CASE("the daemon that root starts has a user of its own, no capability and no way to gain one") {
  const support::TemporaryFolder folder;
  Served daemon(folder.path() / "data", challenges, 1);
  const pid_t worker = daemon.worker();
  CHECK(worker != daemon.pid());
  CHECK(status_of(worker, "Uid") == "1073741808\t1073741808\t1073741808\t1073741808");
  CHECK(status_of(worker, "Groups").empty());
  for (const char* set : {"CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"})
    CHECK_MESSAGE(status_of(worker, set) == "0000000000000000", set);
  CHECK(status_of(worker, "NoNewPrivs") == "1");
  CHECK(status_of(worker, "Seccomp") == "2");
  // The keeper starts launchers and does nothing else: no thread, no listening socket, no data folder.
  CHECK(status_of(daemon.pid(), "Threads") == "1");
  for (const auto& entry : fs::directory_iterator("/proc/" + std::to_string(daemon.pid()) + "/fd")) {
    std::error_code gone;
    CHECK(fs::read_symlink(entry.path(), gone).string().find("/data/") == std::string::npos);
  }
}

TEST_CASE("data and challenges below a folder that is root's alone are found at their own paths") {
  const support::TemporaryFolder folder;
  const fs::path mine = folder.path() / "private";
  fs::create_directories(mine / "checkout");
  fs::copy(challenges, mine / "checkout/challenges", fs::copy_options::recursive);
  std::ofstream(mine / "secret") << "x";
  ::chmod(mine.c_str(), 0700);
  Served daemon(mine / "checkout/data", mine / "checkout/challenges", 1);
  CHECK(tests::HttpClient(daemon.port()).call("GET", "/readyz").status == 200);
  CHECK(owner(mine / "checkout/data") == 1073741808);
  CHECK(owner(mine / "checkout/data/assay.db") == 1073741808);
  CHECK(owner(mine / "checkout/challenges") == 0);
  // What else lies there is not seen by the daemon, and the machine's own view is as it was.
  const std::string seen = "/proc/" + std::to_string(daemon.worker()) + "/root" + mine.string();
  CHECK_FALSE(fs::exists(seen + "/secret"));
  CHECK(fs::exists(mine / "secret"));
  CHECK(daemon.end(SIGTERM) == 0);
}

TEST_CASE("a token made by root leaves the data folder to its user, while the daemon runs and after") {
  const support::TemporaryFolder folder;
  const std::string data = folder.path() / "data";
  const auto make = [&] { return run_assay({"token", "create", "--role", "panel", "--name", "p", "--data", data}).status; };
  REQUIRE(make() == 0);
  CHECK(owner(data) == 0);
  Served daemon(data, challenges, 1);
  CHECK(make() == 0);
  CHECK(daemon.end(SIGTERM) == 0);
  CHECK(make() == 0);
  for (const auto& entry : fs::directory_iterator(data)) CHECK_MESSAGE(owner(entry.path()) == 1073741808, entry.path().string());
}

TEST_CASE("a user or folder that cannot be used is refused with status 2 and its name") {
  const support::TemporaryFolder folder;
  const fs::path other = folder.path() / "other", closed = folder.path() / "closed";
  fs::create_directories(other);
  fs::copy(challenges, closed, fs::copy_options::recursive);
  REQUIRE(::chown(other.c_str(), 12345, 12345) == 0);
  ::chmod(closed.c_str(), 0700);
  const auto serve = [&](std::vector<std::string> more) {
    std::vector<std::string> args{"serve", "--listen", "127.0.0.1:0", "--challenges", challenges};
    if (more[0] != "--data") more.insert(more.end(), {"--data", folder.path() / "data"});
    args.insert(args.end(), more.begin(), more.end());
    return run_assay(args);
  };
  const std::pair<std::vector<std::string>, std::string> table[] = {
      {{"--user", "root"}, "--user must not be root"},
      {{"--user", "nobody-of-that-name"}, "there is no user \"nobody-of-that-name\"; --user takes a name or a number"},
      {{"--data", other}, "the data folder " + other.string() + " belongs to user 12345, not to user 1073741808"},
      {{"--challenges", closed}, "the challenges folder " + closed.string() + " cannot be read by user 1073741808"},
  };
  for (const auto& [args, said] : table) {
    const Ending ending = serve(args);
    CAPTURE(ending.err);
    CHECK(ending.status == 2);
    CHECK(ending.err.find(said) != std::string::npos);
  }
}

TEST_CASE("ctrl-C, which reaches the whole chain at once, ends it with status 0 and nothing left") {
  const Traces before = Traces::now();
  const support::TemporaryFolder folder;
  Served daemon(folder.path() / "data", challenges, 2);
  for (const pid_t launcher : daemon.launchers()) ::kill(launcher, SIGINT);
  ::kill(daemon.worker(), SIGINT);
  CHECK(daemon.end(SIGINT) == 0);
  const Traces after = Traces::now();
  INFO(after.difference(before));
  CHECK(after == before);
}

TEST_CASE("a file of the data folder that is also a file elsewhere is not given away") {
  const support::TemporaryFolder folder;
  const fs::path data = folder.path() / "data", elsewhere = folder.path() / "elsewhere";
  fs::create_directories(data);
  std::ofstream(elsewhere) << "root's";
  fs::create_hard_link(elsewhere, data / "assay.db");
  const Ending ending = run_assay({"serve", "--listen", "127.0.0.1:0", "--challenges", challenges, "--data", data});
  CHECK(ending.status == 2);
  CHECK(ending.err.find("assay.db is no plain file of its own") != std::string::npos);
  CHECK(owner(elsewhere) == 0);
}

TEST_CASE("whoever of the chain is killed, the others follow and leave nothing") {
  const Traces before = Traces::now();
  const support::TemporaryFolder folder;
  {
    Served daemon(folder.path() / "one", challenges, 2);
    const pid_t worker = daemon.worker();
    CHECK(daemon.end(SIGKILL) == 128 + SIGKILL);
    const bool settled = settles_to(before);
    INFO(Traces::now().difference(before));
    CHECK(settled);
    const std::string state = status_of(worker, "State");  // dead, though perhaps not reaped by whoever inherits it
    CHECK((state.empty() || state.starts_with("Z")));
  }
  {
    Served daemon(folder.path() / "two", challenges, 2);
    ::kill(daemon.worker(), SIGKILL);
    CHECK(daemon.end(0) == 128 + SIGKILL);
    const Traces after = Traces::now();
    INFO(after.difference(before));
    CHECK(after == before);  // the keeper waits for its launchers
  }
}

}  // namespace
}  // namespace assay::e2e
