#include "tests/soak/steady.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include <boost/json.hpp>

#include "base/file.hpp"
#include "tests/soak/challenge_folder.hpp"
#include "tests/soak/clients.hpp"
#include "tests/soak/site.hpp"
#include "tests/soak/spinners.hpp"
#include "tests/soak/table.hpp"
#include "tests/support/slowdown.hpp"

namespace assay::soak {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// So many cases, all the same, has a submission: what is compiled once is judged as often.
constexpr unsigned cases = 20;

// A program of tests/e2e/challenges/verdicts that goes wrong in one way, and what that is. Each of the limits is met by
// far or not at all: the honest ones need a hundredth of theirs, the others have no end.
struct Row {
  const char *program, *ending;
  std::uint32_t cpu_ms, wall_ms;
};
constexpr std::uint32_t roomy_cpu = 2000, roomy_wall = 10'000;
constexpr Row rows[] = {{"right", "AC", roomy_cpu, roomy_wall},
                        {"wrong_answer", "WA mismatch", roomy_cpu, roomy_wall},
                        {"spins", "TLE cpu_time", 200, roomy_wall},
                        {"sleeps", "TLE wall_time", roomy_cpu, 500},
                        {"hoards", "MLE memory", roomy_cpu, roomy_wall},
                        {"floods", "OLE output", roomy_cpu, roomy_wall},
                        {"kills_itself", "RTE signal", roomy_cpu, roomy_wall},
                        {"gives_up", "RTE exit_code", roomy_cpu, roomy_wall}};
constexpr std::pair<const char*, const char*> languages[] = {{"python", "py"}, {"php", "php"}, {"go", "go"}};

std::string challenge_of(const Row& row) {
  std::string id = row.program;
  std::replace(id.begin(), id.end(), '_', '-');
  return id;
}

void write(const fs::path& folder, const Row& row) {
  sandbox::Limits limits;
  limits.cpu_ms = support::scaled_ms(row.cpu_ms);
  limits.wall_ms = support::scaled_ms(row.wall_ms);
  limits.memory_mib = 64;
  limits.output_kib = 16;
  ChallengeText challenge{challenge_of(row), row.program, {"python", "php", "go"}, limits, compile_limits(), {}};
  for (unsigned i = 0; i < cases; ++i)
    challenge.cases.push_back(
        json::object{{"id", "run-" + std::to_string(i)}, {"stdin", "21\n"}, {"expected", "42\n"}});
  write_challenge(folder, challenge);
}

std::vector<Program> programs() {
  const fs::path folder = fs::path(ASSAY_SOURCE_DIR) / "tests/e2e/challenges/verdicts/submissions";
  std::vector<Program> all;
  for (const Row& row : rows)
    for (const auto& [language, extension] : languages) {
      const std::string name = std::string("main.") + extension;
      const json::object files{
          {name, read_file(folder / (std::string(row.program) + "." + extension), 1 << 20).value()}};
      const bool honest = std::string(row.ending) == "AC";
      all.push_back(
          {challenge_of(row), language, submission_body(challenge_of(row), language, files), {row.ending}, "", honest});
    }
  return all;
}

}  // namespace

int run_steady(const SteadyOptions& options) {
  Site site(options.workers, [](const fs::path& folder) {
    for (const Row& row : rows) write(folder, row);
  });
  const std::vector<Program> all = programs();
  std::vector<const Program*> row;  // one of each in turn, so that no hour of the machine meets one alone
  for (unsigned judged = 0; judged < options.judgings; judged += cases)
    for (const Program& program : all) row.push_back(&program);
  Answers answers;
  {
    const Spinners spinners(options.spinners);
    Clients(site.daemon().port(), site.token(), options.clients).judge(row, answers);
  }
  print_endings(answers, all);
  print_faults(answers.faults);
  return answers.faults.empty() ? 0 : 1;
}

}  // namespace assay::soak
