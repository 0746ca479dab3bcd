#include "runner/cli/cli.hpp"

#include <CLI/CLI.hpp>
#include <exception>
#include <memory>
#include <sstream>
#include <string>

#include "base/log.hpp"
#include "runner/cli/commands.hpp"
#include "runner/cli/exit.hpp"
#include "runner/cli/settings.hpp"
#include "runner/cli/terminal.hpp"

namespace assay::runner::cli {
namespace {

// Help as wide as a terminal that nobody has widened.
class Narrow final : public CLI::Formatter {
 public:
  std::string make_option_desc(const CLI::Option* option) const override {
    return wrapped(CLI::Formatter::make_option_desc(option), 0, width - get_column_width());
  }
  std::string make_subcommand(const CLI::App* command) const override {
    std::ostringstream out;
    CLI::detail::format_help(out, command->get_display_name(true),
                             wrapped(command->get_description(), 0, width - get_column_width()), get_column_width());
    return out.str();
  }

 private:
  static constexpr std::size_t width = 80;
};

constexpr const char* description =
    "assay judges take-home coding exercises in a sandbox and writes graded reports.\n"
    "\n"
    "  assay grade challenges/catalog/rate-limiter main.py judge one submission now\n"
    "  assay validate challenges/catalog/*                 prove that challenges work\n"
    "  assay doctor                                        what is enforced here\n"
    "  assay serve                                         the daemon and its pages\n"
    "  assay bench                                         what isolation costs here\n";

constexpr const char* footer =
    "\n"
    "Every option can also be set by the environment variable named beside it, or in\n"
    "assay.yaml (accept_weaker: for --accept-weaker); an option given wins, then the\n"
    "variable. `assay COMMAND --help` tells more about a command.\n"
    "\n"
    "Exit status: 0 accepted, 1 not accepted, 2 bad usage, challenge or submission,\n"
    "3 judge error, 4 the sandbox refused to run.";

// The table of subcommands, in the order of the help.
constexpr void (*subcommands[])(CLI::App&, int&) = {add_grade, add_validate, add_serve, add_doctor, add_bench, add_token};

std::string names_of(const CLI::App& app) {
  std::string names;
  for (const CLI::App* command : app.get_subcommands(nullptr)) names += (names.empty() ? "" : ", ") + command->get_name();
  return names;
}

// Help and version are endings too, with status 0; everything else is a usage error and gets one sentence.
int end_of_parse(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
  if (error.get_exit_code() == 0) return app.exit(error);
  const std::string first = argc > 1 ? argv[1] : "";
  if (!app.get_subcommands([&](const CLI::App* command) { return command->get_name() == first; }).empty())
    complain(std::string(error.what()) + "; see `assay " + first + " --help`");
  else if (first.empty() || first.starts_with('-'))
    complain(std::string(error.what()) + "; see `assay --help`");
  else
    complain("there is no command \"" + first + "\"; the commands are: " + names_of(app));
  return exit_usage;
}

int parse_and_run(int argc, char** argv) {
  CLI::App app(description, "assay");
  int status = exit_accepted;
  app.set_version_flag("--version", std::string("assay ") + ASSAY_VERSION);
  app.formatter(std::make_shared<Narrow>());
  app.footer(footer);
  app.require_subcommand(1);
  std::string log_level = "info";
  app.add_option("--log-level", log_level, "What goes to the log on standard error: debug, info, warn or error")
      ->envname("ASSAY_LOG_LEVEL")
      ->check(CLI::IsMember({"debug", "info", "warn", "error"}))
      ->capture_default_str();
  std::string settings;
  app.add_option("--config", settings, "Settings file (default: assay.yaml in the current folder, if it is there)")
      ->envname("ASSAY_CONFIG");
  // Before the subcommand's own callback: nothing is logged in another form than the one that was asked for.
  app.parse_complete_callback([&] {
    apply_settings(app, settings);
    start_log(log_level);
  });
  for (const auto add : subcommands) add(app, status);
  for (CLI::App* command : app.get_subcommands({})) command->fallthrough();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return end_of_parse(app, error, argc, argv);
  }
  return status;
}

}  // namespace

int run(int argc, char** argv) {
  try {
    return parse_and_run(argc, argv);
  } catch (const ErrorException& error) {
    return fail(error.error());
  } catch (const std::exception& error) {
    complain(std::string("a fault of its own: ") + error.what());
    return exit_judge;
  }
}

}  // namespace assay::runner::cli
