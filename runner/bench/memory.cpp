// What an idle daemon with two slots keeps in memory: it and all its processes.
#include <chrono>
#include <map>
#include <thread>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "runner/bench/daemon.hpp"
#include "runner/bench/http_calls.hpp"
#include "runner/bench/measures.hpp"
#include "runner/bench/proc.hpp"

namespace assay::runner::bench {
namespace {

constexpr Bound private_bound{35, 25};
constexpr double kib_per_mb = 1e6 / 1024;
constexpr std::chrono::seconds rest{2};

}  // namespace

void measure_memory(Context& context) {
  const std::filesystem::path folder = context.folder / "memory";
  write_challenge(folder / "challenges", "twenty", 3, 17);
  BenchDaemon daemon(folder, folder / "challenges", context.accept_weaker);
  HttpCalls http(daemon.port(), daemon.token());
  // Judged before, so that what first runs leave behind counts: both slots have served every language.
  std::vector<std::string> links;
  for (int i = 0; i < 4; ++i)
    for (const JobEntry& job : jobs()) {
      const auto submission = submission_of(job, fmt::format("number {}", i));
      links.push_back(http.hand_in("/api/v1/submissions", "twenty", job.language, submission.files[0].path, submission.files[0].content));
    }
  for (const std::string& link : links) (void)http.events(link);
  std::this_thread::sleep_for(rest);
  double own = 0, shared_fairly = 0;
  std::map<std::string, double> by_name;
  for (const pid_t process : process_tree(daemon.pid())) {
    const std::string text = proc_text(fmt::format("/proc/{}/smaps_rollup", process));
    // Memory that only processes of the daemon share (a fork's) is counted once among them, as are files' pages that no other maps.
    const double kib = static_cast<double>(kib_field(text, "Pss_Anon") + kib_field(text, "Pss_Shmem") + kib_field(text, "Private_Clean"));
    own += kib;
    shared_fairly += static_cast<double>(kib_field(text, "Pss"));
    by_name[process_name(process)] += kib / kib_per_mb;
  }
  std::vector<std::string> parts;
  for (const auto& [name, mb] : by_name) parts.push_back(fmt::format("{} {:.1f}", name, mb));
  Row rows[] = {value_row("memory-private", "daemon and 2 slots, idle, private", "MB", {own / kib_per_mb}, private_bound),
                        value_row("memory-pss", "with its share of files' pages, too", "MB", {shared_fairly / kib_per_mb}, {})};
  for (Row& row : rows) row.low = row.high = std::nullopt;
  rows[0].note = fmt::format("{}", fmt::join(parts, ", "));
  for (Row& row : rows) context.add(std::move(row));
}

}  // namespace assay::runner::bench
