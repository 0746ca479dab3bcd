#include "runner/bench/peers.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/file.hpp"

namespace assay::runner::bench {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// What an interpreter needs of /etc: the same as a box of ours has (sandbox/policy/root.conf).
constexpr const char* settings[] = {"/etc/alternatives", "/etc/ld.so.cache", "/etc/php"};
constexpr const char* links[][2] = {{"usr/bin", "/bin"}, {"usr/lib", "/lib"}, {"usr/lib64", "/lib64"}};
constexpr const char* inside = "/work";

// The job's argv where its folder stands as /work.
std::vector<std::string> argv_inside(const BareCommand& job) {
  std::vector<std::string> argv = job.argv;
  if (argv[0].starts_with(job.folder + "/")) argv[0] = inside + argv[0].substr(job.folder.size());
  return argv;
}

void append(std::vector<std::string>& words, const std::vector<std::string>& more) { words.insert(words.end(), more.begin(), more.end()); }

// One that is the same command each time.
class SameCommand final : public PeerWorker {
 public:
  explicit SameCommand(BareCommand command) : command_(std::move(command)) {}
  const BareCommand& next() override { return command_; }

 private:
  const BareCommand command_;
};

std::unique_ptr<PeerWorker> same(std::vector<std::string> argv, const BareCommand& job) {
  return std::make_unique<SameCommand>(BareCommand{std::move(argv), job.env, "/", job.in});
}

std::unique_ptr<PeerWorker> start_bubblewrap(const std::string& program, const BareCommand& job, const std::string&, unsigned) {
  return same(bubblewrap_argv(program, job), job);
}

std::unique_ptr<PeerWorker> start_nsjail(const std::string& program, const BareCommand& job, const std::string&, unsigned) {
  return same(nsjail_argv(program, job), job);
}

// --init makes a box, --run uses it as often as one likes, --cleanup ends it: only --run is measured.
class Isolate final : public PeerWorker {
 public:
  Isolate(std::string program, const BareCommand& job, unsigned number)
      : program_(std::move(program)), box_(900 + number), command_{isolate_argv(program_, job, box_), job.env, "/", job.in} {
    (void)run_bare(call("--init"));
  }
  ~Isolate() override {
    try {
      (void)run_bare(call("--cleanup"));
    } catch (const std::exception& error) {
      fmt::print(stderr, "isolate: box {} was not cleaned up: {}\n", box_, error.what());
    }
  }
  const BareCommand& next() override { return command_; }

 private:
  BareCommand call(const char* what) const { return {{program_, "--cg", fmt::format("--box-id={}", box_), what}, {"PATH=/usr/bin:/bin"}, "/", ""}; }
  const std::string program_;
  const unsigned box_;
  const BareCommand command_;
};

std::unique_ptr<PeerWorker> start_isolate(const std::string& program, const BareCommand& job, const std::string&, unsigned number) {
  return std::make_unique<Isolate>(program, job, number);
}

// A bundle is made once; a container is a new one for each run.
class Runc final : public PeerWorker {
 public:
  Runc(const std::string& program, const BareCommand& job, const fs::path& folder, unsigned number) {
    const fs::path bundle = folder / fmt::format("runc-{}", number);
    fs::create_directories(bundle / "rootfs");
    write_file(bundle / "config.json", runc_config(job)).value();
    name_ = fmt::format("assay-bench-{}-{}-", ::getpid(), number);
    command_ = {{program, "--root", (folder / "runc-state").string(), "run", "--bundle", bundle.string(), ""},
                {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/", "XDG_RUNTIME_DIR=" + folder.string()}, "/", job.in};
  }
  const BareCommand& next() override {
    command_.argv.back() = name_ + std::to_string(++runs_);
    return command_;
  }

 private:
  std::string name_;
  unsigned runs_ = 0;
  BareCommand command_;
};

std::unique_ptr<PeerWorker> start_runc(const std::string& program, const BareCommand& job, const std::string& folder, unsigned number) {
  // A folder a job: its workers' bundles must not meet those of another job's.
  return std::make_unique<Runc>(program, job, fs::path(folder) / fmt::format("peer-{}", fs::path(job.folder).filename().string()), number);
}

constexpr PeerEntry table[] = {
    {"isolate", "isolate", true, start_isolate},
    {"bubblewrap", "bwrap", true, start_bubblewrap},
    {"nsjail", "nsjail", false, start_nsjail},
    {"runc", "runc", false, start_runc},
};

std::string find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(std::string(path == nullptr ? "" : path) + ":/usr/sbin:/usr/bin:/usr/local/bin");
  for (std::string folder; std::getline(folders, folder, ':');) {
    const std::string candidate = folder + "/" + name;
    if (folder.starts_with('/') && ::access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return {};
}

}  // namespace

std::vector<Peer> installed_peers() {
  std::vector<Peer> found;
  for (const PeerEntry& entry : table)
    if (std::string program = find_program(entry.program); !program.empty()) found.push_back({&entry, std::move(program)});
  return found;
}

std::vector<std::string> bubblewrap_argv(const std::string& program, const BareCommand& job) {
  std::vector<std::string> words{program, "--unshare-all", "--die-with-parent", "--new-session", "--ro-bind", "/usr", "/usr"};
  for (const auto& link : links) append(words, {"--symlink", link[0], link[1]});
  for (const char* path : settings) append(words, {"--ro-bind-try", path, path});
  append(words, {"--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--ro-bind", job.folder, inside, "--chdir", inside, "--"});
  append(words, argv_inside(job));
  return words;
}

std::vector<std::string> nsjail_argv(const std::string& program, const BareCommand& job) {
  std::vector<std::string> words{program, "-Mo", "-Q", "--user", "65534", "--group", "65534", "--rlimit_as", "max", "-R", "/usr"};
  for (const auto& link : links) append(words, {"-s", fmt::format("{}:{}", link[0], link[1])});
  for (const char* path : settings)
    if (fs::exists(path)) append(words, {"-R", path});
  append(words, {"-R", job.folder + ":" + inside, "-T", "/tmp", "-D", inside});
  for (const std::string& entry : job.env) append(words, {"-E", entry});
  words.emplace_back("--");
  append(words, argv_inside(job));
  return words;
}

std::vector<std::string> isolate_argv(const std::string& program, const BareCommand& job, unsigned box) {
  std::vector<std::string> words{program, "--cg", fmt::format("--box-id={}", box), "--silent", "--processes=32", "--cg-mem=262144", "--time=10",
                                 "--wall-time=30", fmt::format("--dir={}={}", inside, job.folder), fmt::format("--chdir={}", inside)};
  for (const char* path : settings)
    if (fs::is_directory(path)) words.push_back(fmt::format("--dir={}", path));
  for (const std::string& entry : job.env) words.push_back("--env=" + entry);
  append(words, {"--run", "--"});
  append(words, argv_inside(job));
  return words;
}

std::string runc_config(const BareCommand& job) {
  const auto list = [](const std::vector<std::string>& texts) { return json::array(texts.begin(), texts.end()); };
  json::array mounts{{{"destination", "/proc"}, {"type", "proc"}, {"source", "proc"}},
                     {{"destination", "/dev"}, {"type", "tmpfs"}, {"source", "tmpfs"}, {"options", {"nosuid", "mode=755", "size=65536k"}}},
                     {{"destination", "/tmp"}, {"type", "tmpfs"}, {"source", "tmpfs"}, {"options", {"nosuid", "nodev", "size=65536k"}}}};
  const auto bind = [&](const std::string& from, const std::string& to) {
    mounts.push_back(json::object{{"destination", to}, {"type", "bind"}, {"source", from}, {"options", {"rbind", "ro"}}});
  };
  for (const char* path : {"/usr", "/bin", "/lib", "/lib64"}) bind(path, path);
  for (const char* path : settings)
    if (fs::exists(path)) bind(path, path);
  bind(job.folder, inside);
  json::array namespaces;
  for (const char* type : {"pid", "ipc", "uts", "mount", "network"}) namespaces.push_back(json::object{{"type", type}});
  return json::serialize(json::object{
      {"ociVersion", "1.0.2"},
      {"process",
       {{"terminal", false},
        {"user", {{"uid", 65534}, {"gid", 65534}}},
        {"args", list(argv_inside(job))},
        {"env", list(job.env)},
        {"cwd", inside},
        {"noNewPrivileges", true}}},
      {"root", {{"path", "rootfs"}, {"readonly", false}}},
      {"mounts", mounts},
      {"linux", {{"namespaces", namespaces}, {"resources", {{"memory", {{"limit", 268435456}}}, {"pids", {{"limit", 32}}}}}}}});
}

}  // namespace assay::runner::bench
