#include "tests/soak/programs.hpp"

#include <algorithm>
#include <random>
#include <stdexcept>

#include <boost/json.hpp>

#include "base/file.hpp"
#include "tests/soak/challenge_folder.hpp"
#include "tests/support/slowdown.hpp"

namespace assay::soak {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using attacks::Attack;
using attacks::Language;

constexpr std::size_t largest = std::size_t{1} << 20, honest_every = 10;
// What nobody prints: no attack may come out accepted.
constexpr const char* never = "what no hostile program prints\n";

const fs::path source_folder = fs::path(ASSAY_SOURCE_DIR) / "tests";

std::string text_of(const fs::path& file) { return read_file(file, largest).value(); }

std::string id_of(Language language) {
  return language == Language::python ? "python" : language == Language::php ? "php" : "go";
}

// A neighbour's box is not here, and C is no language of candidates.
bool can_be_submitted(const Attack& attack) { return attack.language != Language::c && !attack.beside; }

// The attack's file and what it includes, as scripts/attack gives them to the sandbox.
json::object files_of(const Attack& attack) {
  const std::string extension = attacks::extension(attack.language);
  const fs::path common = source_folder / "attacks" / "common";
  if (attack.compile) return {{"main." + extension, text_of(attack.file)}};
  if (attack.language == Language::go)
    return {{"attack.go", text_of(attack.file)}, {"main.go", text_of(common / "main.go")}};
  const std::string shared = "attempts." + extension;
  return {{"main." + extension, text_of(attack.file)}, {shared, text_of(common / shared)}};
}

// A run of an attack in Go is told which, for in the suite all of them are one program.
json::array arguments_of(const Attack& attack, const std::string& stage) {
  json::array arguments;
  if (attack.language == Language::go && !attack.compile) arguments.emplace_back(attack.area + "-" + attack.name);
  if (!stage.empty()) arguments.emplace_back(stage);
  return arguments;
}

// Of a compile step only its end counts: a program that passes it is run, and not for that.
std::vector<std::string> endings_of(const Attack& attack) {
  std::vector<std::string> endings;
  for (const std::string& ending : attack.endings) {
    if (!attack.compile)
      endings.push_back(verdict_of(ending));
    else if (ending != "exited 0")
      endings.push_back(ending.starts_with("exited ") ? "CE compile" : "CE " + ending);
  }
  return endings;
}

Program hostile(const fs::path& folder, const Attack& attack) {
  Program program;
  program.language = id_of(attack.language);
  program.challenge = attack.area + "-" + attack.name + "-" + attacks::extension(attack.language);
  std::replace(program.challenge.begin(), program.challenge.end(), '_', '-');
  program.endings = endings_of(attack);
  program.prints = attack.prints;
  program.body = submission_body(program.challenge, program.language, files_of(attack));
  ChallengeText challenge{program.challenge, attack.id(), {program.language}, attack.limits, compile_limits(), {}};
  if (attack.compile) {
    challenge.limits = sandbox::Limits();
    challenge.compile_limits = limits_of(attack.limits);
  }
  const std::vector<std::string> one{""};
  for (const std::string& stage : attack.stages.empty() ? one : attack.stages)
    challenge.cases.push_back(json::object{{"id", stage.empty() ? "run" : stage},
                                           {"stdin", attack.stdin_text},
                                           {"args", arguments_of(attack, stage)},
                                           {"expected", never}});
  write_challenge(folder, challenge);
  return program;
}

std::vector<Program> honest(const fs::path& folder) {
  sandbox::Limits limits;
  limits.cpu_ms = support::scaled_ms(5000);
  limits.wall_ms = support::scaled_ms(20'000);
  ChallengeText challenge{"honest", "A sum", {"python", "php", "go"}, limits, compile_limits(), {}};
  challenge.cases.push_back(json::object{{"id", "run"}, {"stdin", "40 2\n"}, {"expected", "42\n"}});
  write_challenge(folder, challenge);
  std::vector<Program> programs;
  for (const Language language : {Language::python, Language::php, Language::go}) {
    const std::string extension = attacks::extension(language);
    const json::object files{{"main." + extension, text_of(source_folder / "guests" / ("sum." + extension))}};
    programs.push_back(
        {"honest", id_of(language), submission_body("honest", id_of(language), files), {"AC"}, "42\n", true});
  }
  return programs;
}

}  // namespace

std::string verdict_of(const std::string& ending) {
  if (ending == "exited 0") return "WA mismatch";
  if (ending.starts_with("exited ")) return "RTE exit_code";
  if (ending.starts_with("signaled ")) return "RTE signal";
  if (ending == "memory") return "MLE memory";
  if (ending == "output") return "OLE output";
  if (ending == "cpu_time" || ending == "wall_time") return "TLE " + ending;
  throw std::runtime_error("no run ends '" + ending + "'");
}

std::vector<Program> write_challenges(const fs::path& folder, const std::vector<Attack>& attacks) {
  std::vector<Program> programs = honest(folder);
  for (const Attack& attack : attacks)
    if (can_be_submitted(attack)) programs.push_back(hostile(folder, attack));
  return programs;
}

std::vector<const Program*> in_a_row(const std::vector<Program>& programs, std::size_t count, unsigned seed) {
  std::vector<const Program*> good, bad, row;
  for (const Program& program : programs) (program.honest ? good : bad).push_back(&program);
  if (bad.empty()) throw std::runtime_error("there is no such attack in Python, PHP or Go");
  std::mt19937 random(seed);
  std::shuffle(bad.begin(), bad.end(), random);
  for (std::size_t good_ones = 0, bad_ones = 0; row.size() < count;) {
    const bool honest_now = row.size() % honest_every == honest_every - 1;
    row.push_back(honest_now ? good[good_ones++ % good.size()] : bad[bad_ones++ % bad.size()]);
  }
  return row;
}

}  // namespace assay::soak
