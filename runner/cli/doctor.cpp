// assay doctor: each isolation layer and limit, proved by trying it, and the toolchains as the sandbox sees them.
#include <fmt/color.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json.hpp>
#include <memory>
#include <optional>

#include "base/text.hpp"
#include "challenges/kinds/environment.hpp"
#include "challenges/language.hpp"
#include "runner/cli/commands.hpp"
#include "runner/cli/exit.hpp"
#include "runner/cli/inputs.hpp"
#include "runner/cli/terminal.hpp"
#include "runner/host.hpp"

namespace assay::runner::cli {
namespace {

constexpr const char* footer =
    "\n"
    "Each layer is tried, not looked up: `enforced` was seen to hold, `degraded`\n"
    "holds in part, `absent` does not. A language that says `warm` starts its runs as\n"
    "forks of an interpreter that is ready; every other run is a start by exec.\n"
    "\n"
    "Exit status: 0 all enforced, 1 degraded, 4 `grade` and `serve` refuse to run.";

struct Toolchain {
  std::string language, version, start;  // start: "warm", or "exec"
  std::optional<std::string> fault;
};

struct Diagnosis {
  std::vector<sandbox::LayerReport> layers;
  std::vector<Toolchain> toolchains;
  std::optional<std::string> refusal;  // why the sandbox does not start here
  int status = exit_accepted;
};

// How a run of the language begins here, tried with an empty program: "exec" also where no warm interpreter is installed.
std::string tried_start(const challenges::Language& language, sandbox::Box& box) {
  if (language.run_start == sandbox::Start::exec) return "exec";
  sandbox::Command command;
  command.argv = challenges::expand(language.run_argv, language, language.entry, nullptr);
  command.env = challenges::environment(language.run_env, {});
  command.files = {{language.entry, ""}};
  command.start = language.run_start;
  const auto outcome = box.run(command);
  return outcome && outcome->warm ? "warm" : "exec";
}

std::vector<Toolchain> try_toolchains(sandbox::Box& box) {
  std::vector<Toolchain> found;
  for (const auto& [id, language] : challenges::bundled_languages()) {
    const Result<std::string> version = toolchain_version(language, box);
    if (version)
      found.push_back({id, *version, tried_start(language, box), std::nullopt});
    else
      found.push_back({id, "", "exec", version.error().message()});
  }
  return found;
}

// The layers that would make `grade` refuse are found by doing what `grade` does: starting a launcher.
Result<Diagnosis> diagnose() {
  auto layers = sandbox::examine({});
  if (!layers) return layers.error();
  Diagnosis diagnosis;
  diagnosis.layers = std::move(*layers);
  const bool whole = std::all_of(diagnosis.layers.begin(), diagnosis.layers.end(),
                                 [](const sandbox::LayerReport& layer) { return layer.state == "enforced"; });
  const auto box = open_box({});
  if (!box && box.error().code() != ErrorCode::refused) return box.error();
  if (!box) {
    diagnosis.refusal = box.error().message();
    diagnosis.status = exit_refused;
    return diagnosis;
  }
  diagnosis.toolchains = try_toolchains(**box);
  diagnosis.status = whole ? exit_accepted : exit_not_accepted;
  return diagnosis;
}

boost::json::object to_json(const Diagnosis& diagnosis) {
  boost::json::array layers, languages;
  for (const sandbox::LayerReport& layer : diagnosis.layers)
    layers.push_back({{"layer", layer.layer}, {"state", layer.state}, {"proof", layer.proof}, {"consequence", layer.consequence}});
  for (const Toolchain& toolchain : diagnosis.toolchains) {
    boost::json::object entry{{"language", toolchain.language}, {"version", toolchain.version}, {"start", toolchain.start}, {"fault", nullptr}};
    if (toolchain.fault) entry["fault"] = *toolchain.fault;
    languages.push_back(entry);
  }
  boost::json::object whole{{"format", 1}, {"layers", layers}, {"languages", languages}, {"refusal", nullptr}};
  if (diagnosis.refusal) whole["refusal"] = *diagnosis.refusal;
  return whole;
}

std::string state_text(const std::string& state, bool colour) {
  const std::string padded = fmt::format("{:<8}", state);
  if (!colour) return padded;
  if (state == "enforced") return fmt::format(fmt::fg(fmt::terminal_color::green), "{}", padded);
  if (state == "degraded") return fmt::format(fmt::fg(fmt::terminal_color::yellow), "{}", padded);
  return fmt::format(fmt::fg(fmt::terminal_color::red), "{}", padded);
}

void print_table(const Diagnosis& diagnosis) {
  const bool colour = colour_wanted();
  const auto width = static_cast<std::size_t>(columns());
  std::size_t widest = 8;
  for (const sandbox::LayerReport& layer : diagnosis.layers) widest = std::max(widest, layer.layer.size());
  for (const sandbox::LayerReport& layer : diagnosis.layers) {
    fmt::print("{:<{}}  {}  {}\n", layer.layer, widest, state_text(layer.state, colour),
               wrapped(printable(layer.proof, false), widest + 12, width));
    if (layer.state != "enforced" && !layer.consequence.empty())
      fmt::print("{:<{}}  {:<8}  -> {}\n", "", widest, "", wrapped(printable(layer.consequence, false), widest + 15, width));
  }
  if (!diagnosis.toolchains.empty()) fmt::print("\n");
  for (const Toolchain& toolchain : diagnosis.toolchains)
    fmt::print("{:<{}}  {}{}\n", toolchain.language, widest, printable(toolchain.fault.value_or(toolchain.version), false),
               toolchain.start == "warm" ? ", warm" : "");
  fmt::print("\n");
  if (diagnosis.refusal)
    fmt::print("The sandbox refuses to run here: {}\n", printable(*diagnosis.refusal));
  else if (diagnosis.status == exit_accepted)
    fmt::print("All layers are enforced.\n");
  else
    fmt::print("The sandbox runs here, but weaker than it could: see above.\n");
}

int doctor(bool json) {
  const Result<Diagnosis> diagnosis = diagnose();
  if (!diagnosis) return fail(diagnosis.error());
  if (json)
    fmt::print("{}\n", boost::json::serialize(to_json(*diagnosis)));
  else
    print_table(*diagnosis);
  return diagnosis->status;
}

}  // namespace

void add_doctor(CLI::App& app, int& exit_status) {
  const auto json = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand("doctor", "Show which isolation layers this machine enforces, each proved by trying");
  command->footer(footer);
  command->add_flag("--json", *json, "Print the table as JSON")->envname("ASSAY_JSON");
  command->callback([json, &exit_status] { exit_status = doctor(*json); });
}

}  // namespace assay::runner::cli
