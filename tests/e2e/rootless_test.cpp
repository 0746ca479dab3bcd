// The whole product as an ordinary user runs it: on cgroup v2 in a cgroup that was handed to the user, on v1, which cannot be
// handed on, only where the weaker was accepted.
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include "tests/e2e/cli_process.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/process.hpp"
#include "tests/support/rootless.hpp"
#include "tests/support/served.hpp"

namespace assay::e2e {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

bool on_v2() { return fs::exists("/sys/fs/cgroup/cgroup.controllers"); }

// A copy of the programs and of a challenge that an ordinary user can get at, wherever this build lies.
class Home {
 public:
  Home() {
    ::chmod(folder_.path().c_str(), 0755);
    for (const char* name : {"assay", "assay-sandbox"}) fs::copy(support::built(name), folder_.path() / name);
    fs::copy(fs::path(ASSAY_SOURCE_DIR) / "tests/chaos/challenges", folder_.path() / "challenges", fs::copy_options::recursive);
    fs::create_directories(folder_.path() / "own");
    if (::chown((folder_.path() / "own").c_str(), support::ordinary_user, support::ordinary_user) != 0) throw std::runtime_error("chown");
  }
  std::string path(const std::string& name) const { return folder_.path() / name; }

 private:
  support::TemporaryFolder folder_;
};

std::string leaf_of_delegated_group() { return on_v2() ? support::delegated_group() + "/assay-judge" : ""; }

// What becomes the ordinary user, in that cgroup where one is named.
std::vector<std::string> as_user(const std::string& group = leaf_of_delegated_group()) {
  const std::string id = std::to_string(support::ordinary_user);
  std::vector<std::string> words{"/usr/bin/setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", "--inh-caps=-all"};
  if (!group.empty()) {
    std::vector<std::string> enter{"/bin/sh", "-c", "echo 0 >" + group + "/cgroup.procs && exec \"$@\"", "sh"};
    words.insert(words.begin(), enter.begin(), enter.end());
  }
  return words;
}

std::vector<std::string> weaker_where_needed() {
  if (on_v2()) return {};
  return {"--accept-weaker", "memory_limit", "--accept-weaker", "process_limit", "--accept-weaker", "cpu_limit"};
}

support::Finished run_as_user(const std::vector<std::string>& args, const std::string& group = leaf_of_delegated_group()) {
  std::vector<std::string> words = as_user(group);
  words.insert(words.end(), args.begin(), args.end());
  return support::run_to_end(words, {{"HOME", "/tmp"}, {"NO_COLOR", "1"}});
}

std::string line_of(pid_t pid, const std::string& name) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(name + ":\t")) return line.substr(name.size() + 2);
  return "";
}

TEST_CASE("where no cgroup can be handed to an ordinary user, it is refused with status 4 and told what to do") {
  if (on_v2()) return;  // there the next test shows that it works
  const Home home;
  const auto ended = run_as_user({home.path("assay"), "doctor"});
  CHECK(ended.status == 4);
  CHECK((ended.out + ended.err).find("which cannot be handed to an ordinary user: run as root, or boot with cgroup v2") != std::string::npos);
}

// A process of somebody else's that stands in a cgroup until it goes out of scope.
class Bystander {
 public:
  explicit Bystander(const std::string& group) {
    pid_ = ::fork();
    if (pid_ == 0) {
      for (;;) ::pause();
    }
    std::ofstream procs(group + "/cgroup.procs");
    procs << pid_ << std::flush;
    if (!procs) throw std::runtime_error("cannot put a process into " + group);
  }
  Bystander(const Bystander&) = delete;
  Bystander& operator=(const Bystander&) = delete;
  ~Bystander() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }

 private:
  pid_t pid_ = -1;
};

TEST_CASE("a delegated cgroup in which other processes stand refuses an ordinary user in one sentence, and serves when they are gone") {
  if (!on_v2()) {
    MESSAGE("skipped: no cgroup v1 can be handed to an ordinary user; this needs a machine with cgroup v2");
    return;
  }
  const Home home;
  const support::DelegatedGroup group("-crowded");
  const std::vector<std::string> args{home.path("assay"), "grade", home.path("challenges/restless"),
                                      home.path("challenges/restless/solutions/plain.py")};
  {
    const Bystander bystander(group.path());
    const auto ended = run_as_user(args, group.path());
    CAPTURE(ended.err);
    CHECK(ended.status == 4);
    CHECK(ended.out.empty());
    // One line, before the hint at doctor that ends every refusal.
    const std::string sentence = ended.err.substr(0, ended.err.find('\n'));
    CHECK(sentence == "assay: cannot delegate the cgroup v2 controller memory below " + group.path() +
                          ": Device or resource busy; other processes stand in that group: start assay in one of its own, by "
                          "systemd-run --user --scope -p Delegate=yes or as a service with Delegate=yes");
    CHECK(std::count(ended.err.begin(), ended.err.end(), '\n') == 2);
  }
  CHECK(run_as_user(args, group.path()).status == 0);
}

TEST_CASE("an ordinary user grades, and the report names every layer that is not there") {
  const Home home;
  std::vector<std::string> args{home.path("assay"), "grade", home.path("challenges/restless"), home.path("challenges/restless/solutions/plain.py"), "--format", "json"};
  const auto weaker = weaker_where_needed();
  args.insert(args.end(), weaker.begin(), weaker.end());
  const auto ended = run_as_user(args);
  CAPTURE(ended.err);
  REQUIRE(ended.status == 0);
  const json::value report = json::parse(ended.out);
  CHECK(report.at("verdict") == "AC");
  const json::array absent = report.at("isolation").at("absent").as_array();
  CHECK(absent.size() == (on_v2() ? 0u : 3u));
  for (const json::value& layer : absent) CHECK((layer == "memory_limit" || layer == "process_limit" || layer == "cpu_limit"));
}

TEST_CASE("an ordinary user's daemon judges, can start no program and holds no privilege, and neither does its keeper") {
  const Home home;
  support::Served daemon(home.path("own/data"), home.path("challenges"), 1, {as_user(), home.path("assay"), weaker_where_needed()});
  const std::string id = std::to_string(support::ordinary_user);
  for (const pid_t pid : {daemon.pid(), daemon.worker()}) {
    CHECK(line_of(pid, "Uid").starts_with(id + "\t" + id));
    CHECK(line_of(pid, "CapPrm") == "0000000000000000");
  }
  CHECK(line_of(daemon.worker(), "NoNewPrivs") == "1");
  CHECK(line_of(daemon.worker(), "Seccomp") == "2");
  const auto token = run_as_user({home.path("assay"), "token", "create", "--role", "interviewer", "--name", "i", "--data", home.path("own/data")});
  REQUIRE(token.status == 0);
  const tests::HttpClient::Headers headers{{"Authorization", "Bearer " + token.out.substr(0, token.out.find('\n'))},
                                           {"Content-Type", "application/json"}};
  tests::HttpClient client(daemon.port());
  const auto posted = client.call("POST", "/api/v1/submissions", headers,
                                  R"({"challenge": "restless", "language": "python", "files": {"main.py": "print(sum(map(int, input().split())))\n"}})");
  CAPTURE(posted.body);
  REQUIRE(posted.status == 202);
  const std::string place = "/api/v1/submissions/" + std::string(json::parse(posted.body).at("id").as_string());
  json::value state;
  for (int attempt = 0; attempt < 6000; ++attempt) {
    state = json::parse(client.call("GET", place, headers).body);
    if (state.at("state") == "done" || state.at("state") == "failed") break;
    ::usleep(20'000);
  }
  CHECK(state.at("verdict") == "AC");
  CHECK(daemon.end(SIGTERM) == 0);
}

}  // namespace
}  // namespace assay::e2e
