// assay token create: a new token for the HTTP interface and the pages. Works while the daemon runs.
#include <cstdio>

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/clock.hpp"
#include "base/digest.hpp"
#include "runner/cli/commands.hpp"
#include "runner/cli/exit.hpp"
#include "runner/config.hpp"
#include "runner/intake.hpp"
#include "runner/keeper/reach.hpp"
#include "runner/keeper/user.hpp"
#include "runner/store/data_folder.hpp"
#include "runner/store/sqlite_store.hpp"

namespace assay::runner::cli {
namespace {

struct Flags {
  std::string role, name;
  std::optional<std::string> data;
};

int create_token(const Flags& flags) {
  const std::optional<Role> role = role_from(flags.role);
  if (!role || *role == Role::candidate)
    return fail({ErrorCode::invalid, "--role must be interviewer, panel or admin"});
  if (const std::string wrong = name_fault(flags.name); !wrong.empty())
    return fail({ErrorCode::invalid, "--name: " + wrong});
  std::filesystem::path data = flags.data ? std::filesystem::path(*flags.data) : default_data_folder();
  // A daemon's folder stays its user's, whoever makes the token.
  if (const auto owner = keeper::owner_of(data); owner && ::geteuid() == 0) {
    const auto whole = std::filesystem::canonical(data);
    if (auto reachable = keeper::make_reachable({whole}, *owner); !reachable) return fail(reachable.error());
    if (auto become = keeper::become_user(*owner); !become) return fail(become.error());
    data = whole;
  }
  const Result<void> made = make_data_folder(data);
  if (!made) return fail(made.error());
  const auto store = open_sqlite_store(data / "assay.db");
  if (!store) return fail(store.error());
  const std::string secret = random_hex(32);
  const Result<void> added =
      (*store)->add_token({random_hex(8), sha256_hex(secret), *role, flags.name, SystemClock().now()});
  if (!added) return fail(added.error());
  fmt::print("{}\n", secret);
  return exit_accepted;
}

}  // namespace

void add_token(CLI::App& app, int& exit_status) {
  const auto flags = std::make_shared<Flags>();
  CLI::App* command = app.add_subcommand("token", "Make tokens for the HTTP interface and the pages");
  command->require_subcommand(1);
  CLI::App* create = command->add_subcommand("create", "Make a token and print it alone; only its hash is kept");
  create->add_option("--role", flags->role, "interviewer, panel or admin")->required();
  create->add_option("--name", flags->name, "Whose it is, for people")->required();
  create->add_option("--data", flags->data, "The daemon's data folder (default as for serve)")->envname("ASSAY_DATA");
  create->callback([flags, &exit_status] { exit_status = create_token(*flags); });
}

}  // namespace assay::runner::cli
