#include "tests/soak/table.hpp"

#include <algorithm>
#include <cstdio>
#include <set>

#include "tests/soak/growth.hpp"

namespace assay::soak {
namespace {

constexpr std::size_t most_faults = 20;

// "descriptors   9 9": of the member that has the name, then and now.
void print_member(const Member& was, const Member& is) {
  const auto row = [&](const char* what, std::size_t then, std::size_t now) {
    std::printf("%-12s %-20s %11zu %11zu\n", was.name.c_str(), what, then, now);
  };
  row("descriptors", was.descriptors, is.descriptors);
  row("threads", was.threads, is.threads);
  row("mounts", was.mounts.size(), is.mounts.size());
}

std::uintmax_t bytes_of(const Census& census) {
  std::uintmax_t sum = 0;
  for (const auto& [name, bytes] : census.files) sum += bytes;
  return sum;
}

void print_machine(const Census& was, const Census& is) {
  const auto row = [](const char* what, std::uintmax_t then, std::uintmax_t now) {
    std::printf("%-12s %-20s %11ju %11ju\n", "machine", what, then, now);
  };
  row("processes of ours", was.processes.size(), is.processes.size());
  row("mounts", was.machine_mounts.size(), is.machine_mounts.size());
  row("control groups", was.cgroups.size(), is.cgroups.size());
  row("files of data", was.files.size(), is.files.size());
  row("KiB of data", bytes_of(was) >> 10, bytes_of(is) >> 10);
}

void print_memory(const Figures& figures) {
  std::printf("\n%-12s %11s %11s %11s %11s\n", "KiB resident", "start", "1st half", "2nd half", "end");
  for (const auto& [name, samples] : figures.samples_kib) {
    if (samples.size() < 4 || !figures.start_kib.contains(name)) continue;  // a fault of its own
    const Growth growth = growth_of(figures.start_kib.at(name), samples);
    std::printf("%-12s", name.c_str());
    for (const std::uint64_t kib : {growth.start_kib, growth.first_kib, growth.second_kib, growth.end_kib})
      std::printf(" %11ju", std::uintmax_t{kib});
    std::printf("%s\n", growth.grows() ? "  grows" : "");
  }
}

void print_verdicts(const Answers& answers) {
  std::set<std::string> endings;
  std::map<std::string, Counts> by_language;
  for (const auto& [program, counts] : answers.endings)
    for (const auto& [ending, count] : counts) {
      endings.insert(ending);
      by_language[program->language][ending] += count;
    }
  std::printf("\n%-16s", "cases");
  for (const auto& [language, counts] : by_language) std::printf(" %11s", language.c_str());
  std::printf("\n");
  for (const std::string& ending : endings) {
    std::printf("%-16s", ending.c_str());
    for (auto& [language, counts] : by_language) std::printf(" %11zu", counts[ending]);
    std::printf("\n");
  }
}

}  // namespace

void print_table(const Figures& figures) {
  const Options& options = figures.options;
  std::printf("%zu submissions after %zu to warm up, %u clients, %u workers, seed %u\n\n", options.submissions,
              options.warm_up, options.clients, options.workers, options.seed);
  std::printf("%-12s %-20s %11s %11s\n", "of", "counted", "start", "end");
  for (std::size_t i = 0; i < std::min(figures.start.members.size(), figures.end.members.size()); ++i)
    print_member(figures.start.members[i], figures.end.members[i]);
  print_machine(figures.start, figures.end);
  print_memory(figures);
  print_verdicts(figures.answers);
}

void print_endings(const Answers& answers, const std::vector<Program>& programs) {
  std::printf("%-20s %-8s %-20s %8s\n", "program", "in", "came to", "times");
  for (const Program& program : programs) {
    const auto found = answers.endings.find(&program);
    if (found == answers.endings.end()) continue;
    for (const auto& [ending, count] : found->second)
      std::printf("%-20s %-8s %-20s %8zu\n", program.challenge.c_str(), program.language.c_str(), ending.c_str(),
                  count);
  }
}

void print_faults(const std::vector<std::string>& faults) {
  std::printf("\n");
  for (std::size_t i = 0; i < std::min(faults.size(), most_faults); ++i) std::printf("fault: %s\n", faults[i].c_str());
  if (faults.empty())
    std::printf("all came to what they must, and all is as it was\n");
  else
    std::printf("%zu faults\n", faults.size());
}

}  // namespace assay::soak
