// assay validate CHALLENGE...: loads each strictly and runs the author's proof.
#include <fmt/color.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json.hpp>
#include <memory>

#include "base/text.hpp"
#include "runner/cli/commands.hpp"
#include "runner/cli/exit.hpp"
#include "runner/cli/inputs.hpp"
#include "runner/cli/terminal.hpp"
#include "runner/proof.hpp"
#include "runner/warm_files.hpp"

namespace assay::runner::cli {
namespace {

constexpr const char* footer =
    "\n"
    "Examples:\n"
    "  assay validate challenges/catalog/rate-limiter\n"
    "  assay validate challenges/catalog/* --format json\n"
    "\n"
    "The proof: each of the author's solutions gets the verdict and score that it is\n"
    "listed with; the starter of each language compiles and scores 0 (or its listed\n"
    "range). Warned of, without failing: cases that catch no wrong solution, and\n"
    "limits of which a right solution uses more than half.\n"
    "\n"
    "Exit status: 0 every challenge is proved, 1 one is not, 2 one does not load,\n"
    "3 judge error, 4 the sandbox refused to run here.";

struct Options {
  std::vector<std::string> challenges, accept_weaker;
  std::string format = "text";
};

// One challenge of the command line.
struct Entry {
  std::string folder;
  std::shared_ptr<const challenges::Challenge> challenge;
  std::string fault;  // why it did not load
  Proof proof;
};

boost::json::array to_array(const std::vector<std::string>& lines) { return boost::json::array(lines.begin(), lines.end()); }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

boost::json::object to_json(const Entry& entry) {
  boost::json::object object{{"path", entry.folder}, {"loaded", entry.challenge != nullptr}};
  object["faults"] = entry.challenge ? boost::json::array() : to_array(lines_of(entry.fault));
  if (!entry.challenge) return object;
  boost::json::array runs;
  for (const ProofRun& run : entry.proof.runs) {
    boost::json::object line{{"path", run.path},         {"language", run.language},
                             {"expected", run.expected}, {"verdict", nullptr},
                             {"score", nullptr},         {"max_score", run.max_score},
                             {"problems", to_array(run.problems)}};
    if (run.verdict) line["verdict"] = challenges::to_string(*run.verdict);
    if (run.score) line["score"] = *run.score;
    runs.push_back(line);
  }
  object["id"] = entry.challenge->id;
  object["version"] = entry.challenge->version;
  object["proved"] = entry.proof.proved();
  object["runs"] = runs;
  object["problems"] = to_array(entry.proof.problems);
  object["warnings"] = to_array(entry.proof.warnings);
  return object;
}

std::string cut(const std::string& text, std::size_t width) {
  const std::string shown = printable(text, false);
  if (shown.size() <= width) return shown;
  return std::string(utf8_prefix(shown, width - 2)) + "..";
}

std::string mark(bool good, bool colour) {
  const char* word = good ? "ok" : "WRONG";
  if (!colour) return word;
  return fmt::format(fmt::fg(good ? fmt::terminal_color::green : fmt::terminal_color::red), "{}", word);
}

// 80 columns: path 32, language 8, expected 16, got 4, points 9, mark 5, and the gaps.
void print_entry(const Entry& entry) {
  const bool colour = colour_wanted();
  const challenges::Challenge& challenge = *entry.challenge;
  fmt::print("{} {}  {}\n", challenge.id, printable(challenge.version, false), printable(challenge.name.text(), false));
  fmt::print("  {:<30} {:<8} {:<16} {:<4} {:>9}\n", "run", "language", "expected", "got", "points");
  for (const ProofRun& run : entry.proof.runs) {
    const std::string points = run.score ? fmt::format("{:.4g}/{:g}", *run.score, run.max_score) : "-";
    fmt::print("  {:<30} {:<8} {:<16} {:<4} {:>9} {}\n", cut(run.path, 30), cut(run.language, 8), cut(run.expected, 16),
               run.verdict ? challenges::to_string(*run.verdict) : "-", points, mark(run.problems.empty(), colour));
    for (const std::string& problem : run.problems) fmt::print("      {}\n", printable(problem));
  }
  for (const std::string& problem : entry.proof.problems) fmt::print("  problem: {}\n", printable(problem));
  for (const std::string& warning : entry.proof.warnings) fmt::print("  warning: {}\n", printable(warning));
  fmt::print("  {}: {} runs, {} warnings\n\n", entry.proof.proved() ? "proved" : "NOT PROVED", entry.proof.runs.size(),
             entry.proof.warnings.size());
}

void prove_entry(Entry& entry, sandbox::Box& box) {
  for (const std::string& id : entry.challenge->languages) warm_files(challenges::bundled_languages().at(id));
  Progress progress(entry.challenge->id, entry.challenge->solutions.size() + entry.challenge->languages.size());
  entry.proof = prove(entry.challenge, challenges::bundled_languages(), box,
                      [&](const std::string& path) { progress.step(path); });
}

int status_of(const std::vector<Entry>& entries) {
  const auto any = [&](auto&& is) { return std::any_of(entries.begin(), entries.end(), is); };
  if (any([](const Entry& entry) { return entry.challenge == nullptr; })) return exit_usage;
  if (any([](const Entry& entry) { return entry.proof.judge_error; })) return exit_judge;
  return any([](const Entry& entry) { return !entry.proof.proved(); }) ? exit_not_accepted : exit_accepted;
}

int validate(const Options& options) {
  const bool json = options.format == "json";
  std::vector<Entry> entries;
  for (const std::string& folder : options.challenges) {
    auto challenge = open_challenge(folder);
    entries.push_back({folder, challenge ? *challenge : nullptr, challenge ? "" : challenge.error().message(), {}});
    if (!challenge) complain(challenge.error().message(), true);
  }
  // A box is wanted only where there is something to run.
  if (std::any_of(entries.begin(), entries.end(), [](const Entry& entry) { return entry.challenge != nullptr; })) {
    const auto box = open_box(options.accept_weaker);
    if (!box) return fail(box.error());
    for (Entry& entry : entries) {
      if (!entry.challenge) continue;
      prove_entry(entry, **box);
      if (!json) print_entry(entry);
    }
  }
  if (json) {
    boost::json::array array;
    for (const Entry& entry : entries) array.push_back(to_json(entry));
    fmt::print("{}\n", boost::json::serialize(boost::json::object{{"format", 1}, {"challenges", array}}));
  }
  return status_of(entries);
}

}  // namespace

void add_validate(CLI::App& app, int& exit_status) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("validate", "Prove that challenges do what they claim, by their own solutions");
  command->footer(footer);
  command->add_option("CHALLENGE", options->challenges, "The challenges' folders")->required();
  command->add_option("--format,-f", options->format, "Form of the result: text or json")
      ->envname("ASSAY_VALIDATE_FORMAT")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_option("--accept-weaker", options->accept_weaker, "Run without this isolation layer")
      ->envname("ASSAY_ACCEPT_WEAKER")
      ->type_name("LAYER")
      ->expected(1)
      ->take_all()
      ->delimiter(',');
  command->callback([options, &exit_status] { exit_status = validate(*options); });
}

}  // namespace assay::runner::cli
