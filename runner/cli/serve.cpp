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
#include "runner/cli/commands.hpp"
#include "runner/cli/exit.hpp"
#include "runner/config.hpp"
#include "runner/http/daemon.hpp"
#include "sandbox/client.hpp"

namespace assay::runner::cli {
namespace {

struct Flags {
  std::optional<std::string> listen, data;
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
  options.make_box = [weaker = settings.accept_weaker](unsigned slot) {
    sandbox::ClientOptions client;
    client.accept_weaker = weaker;
    client.slot = slot;
    return sandbox::start_client(client);
  };
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

// Serves until a signal; the exit status.
int serve(const Flags& flags) {
  // Few threads allocate at the same time; glibc's arena a thread would only keep memory.
  ::mallopt(M_ARENA_MAX, 2);
  Result<http::DaemonOptions> options = options_from(flags);
  if (!options) return fail(options.error());
  const std::string host = options->server.address;
  auto daemon = http::Daemon::start(std::move(*options));
  if (!daemon) return fail(daemon.error());
  // What reading the challenges took and is free again.
  ::malloc_trim(0);
  (*daemon)->stop_on_signals();
  const bool ipv6 = host.find(':') != std::string::npos;
  const std::string base = fmt::format("http://{}{}{}:{}", ipv6 ? "[" : "", host, ipv6 ? "]" : "", (*daemon)->port());
  fmt::print(stderr, "listening on {}\n", base);
  if (flags.demo) {
    const Result<void> printed = print_links(**daemon, base);
    if (!printed) return fail(printed.error());
  }
  (*daemon)->run();
  spdlog::info("stopping: what is not judged yet is judged after the next start");
  // A worker inside a long run is not waited for: its judging is unfinished on disk, and its launcher ends with us.
  if (!(*daemon)->stop_workers()) ::_exit(exit_accepted);
  return exit_accepted;
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
