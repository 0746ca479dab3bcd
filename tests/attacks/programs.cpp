#include "tests/attacks/programs.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/file.hpp"
#include "challenges/kinds/compile.hpp"
#include "challenges/kinds/environment.hpp"
#include "challenges/language.hpp"
#include "challenges/submission.hpp"
#include "tests/support/box.hpp"

namespace assay::attacks {
namespace {

namespace fs = std::filesystem;
using sandbox::Area;

constexpr std::size_t largest = std::size_t{16} << 20;

std::string installed_name(const Attack& attack) { return attack.area + "-" + attack.name; }

// The languages as candidates get them, so that an attack meets what a submission meets.
const challenges::Language& language(const std::string& id) { return challenges::bundled_languages().at(id); }

std::string id_of(Language language) {
  return language == Language::python ? "python" : language == Language::php ? "php" : "go";
}

// The compile step of a candidate who hands in `sources`.
sandbox::Command compile_step(const std::string& id, const challenges::Submission& sources) {
  const challenges::Language& own = language(id);
  sandbox::Limits limits = own.compile->limits;
  limits.cpu_ms = support::scaled_ms(limits.cpu_ms);
  limits.wall_ms = support::scaled_ms(limits.wall_ms);
  sandbox::Command command = challenges::compile_command(own, sources, own.entry, limits);
  if (!support::by_fork()) command.start = sandbox::Start::exec;
  return command;
}

}  // namespace

Programs::Programs(const fs::path& root, const std::vector<Attack>& attacks, sandbox::Box& box) : root_(root) {
  for (const Attack& attack : attacks) {
    if (attack.language != Language::c) continue;
    const fs::path built = fs::path(ASSAY_ATTACKS_DIR) / installed_name(attack);
    installed_.push_back({installed_name(attack), read_file(built, largest).value(), true, Area::program});
  }
  // What a language's compile step finds in /program: one of each name.
  for (const auto& [id, own] : challenges::bundled_languages())
    if (own.compile)
      for (const sandbox::File& file : challenges::compile_files(own)) installed_.push_back(file);
  add_go(attacks, box);
}

void Programs::add_go(const std::vector<Attack>& attacks, sandbox::Box& box) {
  challenges::Submission all;
  for (const Attack& attack : attacks)
    if (attack.language == Language::go && !attack.compile)
      all.files.push_back({installed_name(attack) + ".go", read_file(attack.file, largest).value()});
  if (all.files.empty()) return;
  all.files.push_back({"main.go", read_file(root_ / "common" / "main.go", largest).value()});
  sandbox::Command command = compile_step("go", all);
  // All of them at once are more than a submission.
  command.limits.cpu_ms *= 3;
  command.limits.wall_ms *= 3;
  install(box);
  const auto outcome = box.run(command);
  if (!outcome) throw std::runtime_error(outcome.error().message());
  if (support::how(*outcome) != "exited 0")
    throw std::runtime_error("compiling the attacks in Go: " + support::how(*outcome) + "\n" + outcome->out +
                             outcome->err);
  installed_.push_back({"attacks-go", outcome->files.at(0).content, true, Area::program});
}

void Programs::install(sandbox::Box& box) const {
  if (auto done = box.install(installed_); !done) throw std::runtime_error(done.error().message());
}

sandbox::Command Programs::command(const Attack& attack, const std::string& stage) const {
  if (attack.compile) {
    const std::string source = "main." + extension(attack.language);
    sandbox::Command command =
        compile_step(id_of(attack.language), {"", {{source, read_file(attack.file, largest).value()}}});
    command.limits = attack.limits;
    command.collect.clear();
    return command;
  }
  sandbox::Command command;
  command.limits = attack.limits;
  command.stdin_text = attack.stdin_text;
  for (const Result& result : attack.results) command.collect.push_back(result.path);
  if (attack.language == Language::python || attack.language == Language::php) {
    const std::string ending = extension(attack.language);
    const challenges::Language& own = language(id_of(attack.language));
    const std::string entry = "main." + ending;
    command.argv = challenges::expand(own.run_argv, own, entry, nullptr);
    command.env = challenges::environment(own.run_env, {});
    if (support::by_fork()) command.start = own.run_start;
    command.files = {{entry, read_file(attack.file, largest).value()},
                     {"attempts." + ending, read_file(root_ / "common" / ("attempts." + ending), largest).value()}};
  } else {
    command.env = challenges::environment({}, {});
    command.argv = {"/program/" + (attack.language == Language::go ? "attacks-go" : installed_name(attack))};
    if (attack.language == Language::go) command.argv.push_back(installed_name(attack));
  }
  if (!stage.empty()) command.argv.push_back(stage);
  return command;
}

}  // namespace assay::attacks
