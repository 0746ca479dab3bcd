#include "runner/bench/jobs.hpp"

#include <fstream>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "base/file.hpp"
#include "challenges/kinds/environment.hpp"
#include "challenges/kinds/kind.hpp"
#include "runner/bench/proc.hpp"
#include "sandbox/client.hpp"

namespace assay::runner::bench {
namespace {

namespace fs = std::filesystem;

constexpr const char* python_source =
    "import sys\n"
    "print(sum(int(word) for word in sys.stdin.read().split()))\n";

constexpr const char* php_source =
    "<?php\n"
    "echo array_sum(preg_split('/\\s+/', trim(stream_get_contents(STDIN)))), \"\\n\";\n";

constexpr const char* go_source =
    "package main\n\n"
    "import (\n\t\"bufio\"\n\t\"fmt\"\n\t\"os\"\n)\n\n"
    "func main() {\n"
    "\tin := bufio.NewReader(os.Stdin)\n"
    "\tsum, number := 0, 0\n"
    "\tfor {\n"
    "\t\tif _, err := fmt.Fscan(in, &number); err != nil {\n\t\t\tbreak\n\t\t}\n"
    "\t\tsum += number\n"
    "\t}\n"
    "\tfmt.Println(sum)\n"
    "}\n";

constexpr JobEntry table[] = {
    {"python", "Python", "main.py", python_source, 0.25, 0.15, 0.20, 0.12, 6, 10, 40, 60, 15, 8},
    {"php", "PHP", "main.php", php_source, 0.16, 0.10, 0.12, 0.08, 8, 14, 45, 70, 15, 8},
    {"go", "Go", "main.go", go_source, 1.3, 1.15, 0, 0, 2.5, 4, 18, 25, 80, 60},
};

// Limits that this job never meets, on a busy machine either.
constexpr sandbox::Limits roomy{10'000, 30'000, 256, 64, 32, 256, 64};

// Takes down what compile() installs.
class RecordingBox final : public sandbox::Box {
 public:
  explicit RecordingBox(sandbox::Box& box) : box_(box) {}
  Result<void> install(std::span<const sandbox::File> files) override {
    installed_.assign(files.begin(), files.end());
    return box_.install(files);
  }
  Result<sandbox::Outcome> run(const sandbox::Command& command) override { return box_.run(command); }
  const sandbox::Isolation& isolation() const override { return box_.isolation(); }
  std::vector<sandbox::File> installed() && { return std::move(installed_); }

 private:
  sandbox::Box& box_;
  std::vector<sandbox::File> installed_;
};

// Whose pidfd this is.
int process_of(int pidfd) {
  const std::string text = proc_text(fmt::format("/proc/self/fdinfo/{}", pidfd));
  const std::size_t at = text.find("Pid:");
  return at == std::string::npos ? -1 : std::atoi(text.c_str() + at + 4);
}

const char* comment_of(const JobEntry& job) { return std::string_view(job.language) == "python" ? "# " : "// "; }

[[noreturn]] void wrong(const std::string& out, const std::string& err) {
  throw std::runtime_error(fmt::format("the job printed '{}' instead of the sum: {}", out.substr(0, 100), err.substr(0, 300)));
}

}  // namespace

std::span<const JobEntry> jobs() { return table; }

const std::string& job_input() {
  static const std::string numbers = [] {
    std::string text;
    for (int i = 1; i <= 100; ++i) text += std::to_string(i) + "\n";
    return text;
  }();
  return numbers;
}

const std::string& job_expected() {
  static const std::string sum = "5050\n";
  return sum;
}

challenges::Submission submission_of(const JobEntry& job, const std::string& unique) {
  std::string source = job.source;
  if (!unique.empty()) source += comment_of(job) + unique + "\n";
  return {job.language, {{job.file, source}}};
}

Result<OwnBox> open_own_box(const std::vector<std::string>& accept_weaker) {
  OwnBox own;
  sandbox::ClientOptions options;
  // The client keeps this function to start a launcher again; it must not point into this frame.
  const auto launcher = std::make_shared<int>(-1);
  options.launch = [launcher, accept_weaker](unsigned slot) {
    sandbox::ClientOptions plain;
    plain.accept_weaker = accept_weaker;
    plain.slot = slot;
    auto ends = sandbox::launch(plain);
    if (ends) *launcher = process_of(ends->process.get());
    return ends;
  };
  auto box = sandbox::start_client(options);
  if (!box) return box.error();
  own.box = std::move(*box);
  own.launcher = *launcher;
  return own;
}

std::vector<sandbox::File> compile_job(const JobEntry& job, const std::string& unique, sandbox::Box& box) {
  RecordingBox recording(box);
  const auto compiled = challenges::compile({}, challenges::bundled_languages().at(job.language), submission_of(job, unique), recording);
  if (!compiled) throw ErrorException(compiled.error());
  if (compiled->result.verdict != challenges::Verdict::AC)
    throw ErrorException(Error(ErrorCode::internal, "the job does not compile: " + compiled->result.output));
  return std::move(recording).installed();
}

Result<Prepared> prepare(const JobEntry& job, sandbox::Box& box, const fs::path& folder) {
  Prepared prepared;
  prepared.job = &job;
  prepared.language = &challenges::bundled_languages().at(job.language);
  const fs::path home = folder / job.language;
  try {
    prepared.installed = compile_job(job, "", box);
    fs::create_directories(home);
    for (const sandbox::File& file : prepared.installed) {
      std::ofstream(home / file.path, std::ios::binary) << file.content;
      fs::permissions(home / file.path, fs::perms{file.executable ? 0755u : 0644u});
    }
  } catch (const ErrorException& error) {
    return error.error();
  }
  sandbox::Command& command = prepared.command;
  command.argv = challenges::expand(prepared.language->run_argv, *prepared.language, job.file, nullptr);
  command.env = challenges::environment(prepared.language->run_env, {});
  command.limits = roomy;
  command.start = prepared.language->run_start;
  command.stdin_text = job_input();
  prepared.bare = {command.argv, command.env, home, job_input()};
  if (prepared.bare.argv[0] == "/program/main") prepared.bare.argv[0] = home / "main";
  return prepared;
}

double run_in_box(sandbox::Box& box, const sandbox::Command& command) {
  const double begin = now_ms();
  const auto outcome = box.run(command);
  const double taken = now_ms() - begin;
  if (!outcome) throw ErrorException(outcome.error());
  if (outcome->ended != sandbox::Ended::exited || outcome->exit_code != 0 || outcome->out != job_expected()) wrong(outcome->out, outcome->err);
  if (command.start != sandbox::Start::exec && !outcome->warm)
    throw std::runtime_error("it was not started warm: there is no warm interpreter here, or it did not answer");
  return taken;
}

BareRun run_bare_job(const BareCommand& command) {
  BareRun run = run_bare(command);
  if (run.out != job_expected()) wrong(run.out, "");
  return run;
}

}  // namespace assay::runner::bench
