#include "runner/cli/cli.hpp"

#include <CLI/CLI.hpp>
#include <exception>
#include <string>

#include "base/log.hpp"
#include "runner/cli/commands.hpp"
#include "runner/cli/exit.hpp"

namespace assay::runner::cli {
namespace {

constexpr const char* description =
    "assay judges take-home coding exercises in a sandbox and writes graded reports.\n"
    "\n"
    "  assay grade challenges/catalog/rate-limiter solution.py     judge one submission here and now\n"
    "  assay validate challenges/catalog/*                         prove that challenges do what they claim\n"
    "  assay doctor                                                what the sandbox enforces on this machine\n"
    "  assay serve                                                 the daemon and its web pages\n";

constexpr const char* footer =
    "\n"
    "Every option can also be set by the environment variable named beside it; an option given wins.\n"
    "`assay COMMAND --help` tells more about a command.\n"
    "Exit status: 0 accepted, 1 not accepted, 2 bad usage, challenge or submission, 3 judge error, 4 no sandbox here.";

// The table of subcommands, in the order of the help.
constexpr void (*subcommands[])(CLI::App&, int&) = {add_grade, add_validate, add_serve, add_doctor, add_token};

int parse_and_run(int argc, char** argv) {
  CLI::App app(description, "assay");
  int status = exit_accepted;
  app.set_version_flag("--version", std::string("assay ") + ASSAY_VERSION);
  app.footer(footer);
  app.require_subcommand(1);
  std::string log_level = "info";
  app.add_option("--log-level", log_level, "What goes to the log on standard error: debug, info, warn or error")
      ->envname("ASSAY_LOG_LEVEL")
      ->check(CLI::IsMember({"debug", "info", "warn", "error"}))
      ->capture_default_str();
  // Before the subcommand's own callback: nothing is logged in another form than the one that was asked for.
  app.parse_complete_callback([&log_level] { start_log(log_level); });
  for (const auto add : subcommands) add(app, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help and version are endings too, with status 0; every other parse error is a usage error.
    return app.exit(error) == 0 ? exit_accepted : exit_usage;
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
