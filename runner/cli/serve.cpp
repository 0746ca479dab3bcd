// assay serve: the daemon and its pages.
#include <cstdio>
#include <malloc.h>
#include <optional>
#include <thread>
#include <unistd.h>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/log.hpp"
#include "challenges/language.hpp"
#include "runner/cli/commands.hpp"
#include "runner/cli/exit.hpp"
#include "runner/config.hpp"
#include "runner/http/daemon.hpp"
#include "runner/keeper/keeper.hpp"
#include "runner/store/data_folder.hpp"
#include "runner/warm_files.hpp"
#include "sandbox/client.hpp"
#include "sandbox/seccomp/seccomp.hpp"

namespace assay::runner::cli {
namespace {

struct Flags {
  std::optional<std::string> listen, data;
  std::string user;
  std::vector<std::string> challenges, accept_weaker;
  std::optional<unsigned> workers, queue;
  bool demo = false;
};

Result<http::DaemonOptions> options_from(const Flags& settings) {
  http::DaemonOptions options;
  const Result<Address> address = parse_address(settings.listen.value_or("127.0.0.1:8080"));
  if (!address) return address.error();
  options.server.address = address->host;
  options.server.port = address->port;
  options.data = settings.data ? std::filesystem::path(*settings.data) : default_data_folder();
  for (const std::string& folder : settings.challenges) options.challenges.emplace_back(folder);
  if (options.challenges.empty())
    if (const auto bundled = bundled_challenges()) options.challenges.push_back(*bundled);
  options.workers = settings.workers.value_or(std::max(1u, std::thread::hardware_concurrency()));
  if (options.workers < 1 || options.workers > 256) return Error(ErrorCode::invalid, "--workers must be 1 to 256");
  options.queue_capacity = settings.queue.value_or(1000);
  if (options.queue_capacity < 1) return Error(ErrorCode::invalid, "--queue must be at least 1");
  options.accepted_weaker = settings.accept_weaker;
  return options;
}

Result<void> print_links(http::Daemon& daemon, const std::string& base) {
  const Result<std::string> token = daemon.service().create_token(Role::interviewer, "demo");
  if (!token) return token.error();
  fmt::print(stderr,
             "\n  Open in a browser (signs in as an interviewer):\n    {0}/sign-in?token={1}\n"
             "\n  Or with curl:\n    curl -H 'Authorization: Bearer {1}' {0}/api/v1/challenges\n\n",
             base, *token);
  return {};
}

// From here on no program is started and no process made: the system calls of sandbox/policy/server.conf and no others.
Result<void> confine() {
  const auto program = sandbox::seccomp::program("server.conf");
  if (program.empty() || !sandbox::seccomp::load_seccomp(program)) return errno_error("loading the daemon's system call filter");
  return {};
}

// The keeper's child: launchers are asked for by `launch`. Serves until a signal; the exit status.
int serve(http::DaemonOptions options, bool demo, const keeper::Launch& launch) {
  // Few threads allocate at the same time; glibc's arena a thread would only keep memory.
  ::mallopt(M_ARENA_MAX, 2);
  options.make_box = [weaker = options.accepted_weaker, launch](unsigned slot) {
    sandbox::ClientOptions client;
    client.accept_weaker = weaker;
    client.slot = slot;
    client.launch = launch;
    return sandbox::start_client(client);
  };
  for (const auto& [id, language] : challenges::bundled_languages()) warm_files(language);
  if (auto confined = confine(); !confined) return fail(confined.error());
  const std::string host = options.server.address;
  auto daemon = http::Daemon::start(std::move(options));
  if (!daemon) return fail(daemon.error());
  (*daemon)->stop_on_signals();
  const bool ipv6 = host.find(':') != std::string::npos;
  const std::string base = fmt::format("http://{}{}{}:{}", ipv6 ? "[" : "", host, ipv6 ? "]" : "", (*daemon)->port());
  fmt::print(stderr, "listening on {}\n", base);
  if (demo) {
    const Result<void> printed = print_links(**daemon, base);
    if (!printed) return fail(printed.error());
  }
  (*daemon)->run();
  spdlog::info("stopping: what is not judged yet is judged after the next start");
  // A worker inside a long run is not waited for: its judging is unfinished on disk, and its launcher ends with us.
  if (!(*daemon)->stop_workers()) ::_exit(exit_accepted);
  return exit_accepted;
}

int serve(const Flags& flags) {
  Result<http::DaemonOptions> options = options_from(flags);
  if (!options) return fail(options.error());
  // The user that we become may not pass the folders on the way: all names are made whole before.
  const auto whole = [](std::filesystem::path& path) {
    std::error_code failed;
    path = std::filesystem::weakly_canonical(path, failed);
  };
  if (auto made = make_data_folder(options->data); !made) return fail(made.error());
  whole(options->data);
  for (std::filesystem::path& folder : options->challenges) whole(folder);
  const keeper::Plan plan{flags.user, options->data, options->challenges, options->accepted_weaker};
  const Result<int> status =
      keeper::run_divided(plan, [&](const keeper::Launch& launch) { return serve(std::move(*options), flags.demo, launch); });
  return status ? *status : fail(status.error());
}

}  // namespace

void add_serve(CLI::App& app, int& exit_status) {
  const auto flags = std::make_shared<Flags>();
  CLI::App* command = app.add_subcommand("serve", "Run the daemon: HTTP interface, pages and workers");
  command->add_option("--listen", flags->listen, "Address and port; port 0 takes a free one (default 127.0.0.1:8080)")
      ->envname("ASSAY_LISTEN");
  command
      ->add_option("--data", flags->data,
                   "Data folder, made at first use (default /var/lib/assay for root, else ~/.local/share/assay)")
      ->envname("ASSAY_DATA");
  command
      ->add_option("--challenges", flags->challenges,
                   "A challenge, or a folder of challenges, to offer; may be repeated (default: the bundled ones)")
      ->envname("ASSAY_CHALLENGES");
  command
      ->add_option("--user", flags->user,
                   "Who the daemon is when root starts it (default: assay, where that user exists, else a nameless one)")
      ->envname("ASSAY_USER");
  command->add_option("--workers", flags->workers, "Judgings at the same time (default: one a processor)")
      ->envname("ASSAY_WORKERS");
  command->add_option("--queue", flags->queue, "Judgings that may wait (default 1000)")->envname("ASSAY_QUEUE");
  command
      ->add_option("--accept-weaker", flags->accept_weaker,
                   "Run although this layer of the sandbox is missing; stamped on every report")
      ->envname("ASSAY_ACCEPT_WEAKER");
  command->add_flag("--demo", flags->demo, "Make an interviewer's token and print a link that signs in with it");
  command->footer(
      "\nSIGTERM or SIGINT ends it; what was accepted and not judged is judged after the\n"
      "next start.");
  command->callback([flags, &exit_status] { exit_status = serve(*flags); });
}

}  // namespace assay::runner::cli
