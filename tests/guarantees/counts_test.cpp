// What a case costs, counted: a slow-down shows here without a stopwatch. ASSAY_TEST_COUNTS=1 prints the table of
// docs/performance.md ("What a case costs, counted").
#include <doctest/doctest.h>
#include <seccomp.h>
#include <sys/syscall.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <numeric>
#include <set>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "base/file.hpp"
#include "tests/support/box.hpp"
#include "tests/support/proc.hpp"
#include "tests/support/syscall_count.hpp"

using namespace assay;
using sandbox::Start;
using support::Counted;

namespace {

struct Cost {
  std::array<int, support::role_names.size()> acts;  // launcher, maker, warm program, init, job
  int readings, processes, group_writes;
};

// Measured, all layers on, on cgroup v1, and without room: a call more in every case is what this is to show. A test that fails here
// names every call. Find what was added, measure it (scripts/bench), and either take it out or raise the number, knowingly and in the
// same commit. Where a case has become cheaper, lower the number, and docs/performance.md with it.
struct Row {
  std::string name, guest, warm_program;
  Start start;
  Cost install, a_case;
};
const std::vector<Row> rows = {
    {"Python, warm", "sum.py", "assay-warm-python", Start::python, {{7, 3, 0, 0, 0}, 1, 0, 0}, {{60, 6, 10, 32, 56}, 10, 2, 7}},
    {"PHP, warm", "sum.php", "assay-warm-php", Start::php, {{7, 3, 0, 0, 0}, 1, 0, 0}, {{60, 6, 10, 32, 56}, 10, 2, 7}},
    {"Go", "sum_go", "", Start::exec, {{24, 5, 0, 0, 0}, 1, 0, 0}, {{45, 6, 0, 38, 46}, 10, 2, 4}},
    {"Python, by exec", "sum.py", "", Start::exec, {{7, 3, 0, 0, 0}, 1, 0, 0}, {{49, 6, 0, 38, 46}, 10, 2, 4}},
};
constexpr int cases = 20;
// A look every 50 ms and at each byte that comes, whatever the machine: many more would be a loop that does not sleep.
const int most_looks = 100 * static_cast<int>(support::slowdown());

// What is done again and again until something else is ready: how often is the machine's doing. Everything else is an act, of which
// every case has as many.
bool is_look(long number) {
  static const std::set<long> looks{SYS_poll, SYS_read, SYS_waitid, SYS_wait4, SYS_clock_nanosleep};
  return looks.contains(number);
}

// Of the slot's own files: how its control groups and sockets stand. Repeated too while an end is waited for, so the least counts.
bool is_reading(long number) { return number == SYS_pread64; }

std::map<long, int> acts(std::map<long, int> calls) {
  std::erase_if(calls, [](const auto& call) { return is_look(call.first) || is_reading(call.first); });
  return calls;
}

template <class Counts>
int sum(const Counts& counts) {
  return std::accumulate(counts.begin(), counts.end(), 0, [](int all, const auto& entry) { return all + entry.second; });
}

template <class Kind>
int all_of(const Counted& counted, Kind kind) {
  int all = 0;
  for (const auto& calls : counted.calls)
    for (const auto& [number, times] : calls) all += kind(number) ? times : 0;
  return all;
}

Cost cost(const Counted& counted) {
  Cost told{{}, all_of(counted, is_reading), counted.processes, sum(counted.group_writes)};
  for (std::size_t role = 0; role < counted.calls.size(); ++role) told.acts[role] = sum(acts(counted.calls[role]));
  return told;
}

std::string name_of(long number) {
  using Name = std::unique_ptr<char, decltype(&std::free)>;
  const Name name(::seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, static_cast<int>(number)), &std::free);
  return name ? name.get() : std::to_string(number);
}

std::string words(const Counted& counted) {
  std::ostringstream text;
  for (std::size_t role = 0; role < counted.calls.size(); ++role) {
    text << "\n" << support::role_names[role] << ":";
    for (const auto& [number, times] : counted.calls[role]) text << " " << name_of(number) << " " << times;
  }
  text << "\nfiles of control groups:";
  for (const auto& [file, times] : counted.group_writes) text << " " << file << " " << times;
  return text.str();
}

// Why nothing can be counted here; empty where it can.
std::string not_here() {
#ifdef __SANITIZE_ADDRESS__
  return "the sanitizer's calls are counted with ours";
#endif
  if (std::getenv("ASSAY_TEST_WITHOUT") != nullptr) return "the numbers are those of all layers";
  std::istringstream lines(support::proc_text("/proc/self/cgroup"));
  for (std::string line; std::getline(lines, line);)
    if (line.substr(0, line.rfind(':')).find("memory") != std::string::npos) return "";
  return "the numbers are those of cgroup v1; on v2 each run makes and removes a group of its own, and nobody has counted that yet";
}

bool counted_here() {
  const std::string why = not_here();
  if (!why.empty()) MESSAGE("not counted: ", why);
  return why.empty();
}

std::string program_of(const std::string& guest) {
  return read_file(std::filesystem::path(ASSAY_BIN_DIR) / "../guests" / guest, std::size_t{64} << 20).value();
}

// A submission whose cases can be run and counted; everything that is made once is made.
class Submission {
 public:
  explicit Submission(const Row& row, int more_files = 0) : command_(support::guest(row.guest)) {
    command_.stdin_text = "40 2\n";
    command_.start = row.start;
    files_ = std::move(command_.files);
    command_.files.clear();
    if (files_.empty()) files_.push_back({"main", program_of(row.guest), true, sandbox::Area::program});
    for (int i = 0; i < more_files; ++i) files_.push_back({"more-" + std::to_string(i), "text\n"});
    install();
    warm_up();
    counter_ = std::make_unique<support::SyscallCounter>(support::launcher_pid());
  }

  Counted counted_install() {
    return counter_->during([this] { install(); });
  }

  // A case that empties its slot of files which an earlier run was the first to read is run again: that is the machine's doing.
  Counted counted_case() {
    Counted counted = once();
    for (int attempt = 1; attempt < 5 && counted.group_writes.contains("memory.force_empty"); ++attempt) counted = once();
    return counted;
  }

  Counted once() {
    sandbox::Outcome outcome;
    Counted counted = counter_->during([&] { outcome = support::run(command_); });
    CHECK(outcome.out == "42\n");
    CHECK(outcome.warm == (command_.start != Start::exec));
    return counted;
  }

  // What a tracer slows down, at full speed.
  void uncounted_cases(int times) {
    counter_.reset();
    for (int i = 0; i < times; ++i) CHECK(support::run(command_).out == "42\n");
    counter_ = std::make_unique<support::SyscallCounter>(support::launcher_pid());
  }

  sandbox::Limits& limits() { return command_.limits; }

 private:
  void install() {
    if (auto done = support::real_box().install(files_); !done) throw std::runtime_error(done.error().message());
  }

  // All warm programs, for none may start while another's cases are counted; this submission's case last, for its limits.
  void warm_up() {
    for (const Row& row : rows) {
      if (row.start == Start::exec) continue;
      sandbox::Command first = support::guest(row.guest);
      first.start = row.start;
      (void)support::run(first);
    }
    for (int i = 0; i < 2; ++i) (void)support::run(command_);
  }

  sandbox::Command command_;
  std::vector<sandbox::File> files_;
  std::unique_ptr<support::SyscallCounter> counter_;
};

// Twenty cases: of the first row all are counted, of the others, for the time it takes, the first few and the last.
struct Measured {
  const Row* row;
  Counted install;
  std::vector<Counted> cases;
};

// Once for all tests; rows whose warm program was not built are left out, with a word.
const std::vector<Measured>& measured() {
  static const std::vector<Measured> all = [] {
    std::vector<Measured> found;
    for (const Row& row : rows) {
      if (!row.warm_program.empty() && !std::filesystem::exists(std::filesystem::path(ASSAY_BIN_DIR) / row.warm_program)) {
        MESSAGE(row.name, " is not counted: ", row.warm_program, " was not built");
        continue;
      }
      Submission submission(row);
      Measured one{&row, submission.counted_install(), {}};
      const int first = found.empty() ? cases - 1 : 4;
      for (int i = 0; i < first; ++i) one.cases.push_back(submission.counted_case());
      if (first < cases - 1) submission.uncounted_cases(cases - 1 - first);
      one.cases.push_back(submission.counted_case());
      found.push_back(std::move(one));
    }
    return found;
  }();
  return all;
}

const Counted& least(const std::vector<Counted>& counted) {
  const auto repeated = [](const Counted& one) { return std::pair(all_of(one, is_reading), all_of(one, is_look)); };
  return *std::min_element(counted.begin(), counted.end(), [&](const Counted& a, const Counted& b) { return repeated(a) < repeated(b); });
}

void print(const std::vector<Measured>& all) {
  std::puts("| | launcher | maker | warm program | init | job | readings | processes | writes to control groups |\n|---|---|---|---|---|---|---|---|---|");
  const auto line = [](const std::string& name, const Cost& cost) {
    std::printf("| %s |", name.c_str());
    for (const int calls : cost.acts) std::printf(" %d |", calls);
    std::printf(" %d | %d | %d |\n", cost.readings, cost.processes, cost.group_writes);
  };
  for (const Measured& one : all) line(one.row->name + ", a case", cost(least(one.cases)));
  for (const Measured& one : all) line(one.row->name + ", the files of a submission", cost(one.install));
}

void check(const Counted& counted, const Cost& allowed) {
  const Cost taken = cost(counted);
  INFO(words(counted));
  for (std::size_t role = 0; role < taken.acts.size(); ++role) {
    INFO(std::string(support::role_names[role]));
    CHECK(taken.acts[role] <= allowed.acts[role]);
  }
  CHECK(taken.readings <= allowed.readings);
  CHECK(all_of(counted, is_look) <= most_looks);
  CHECK(taken.processes == allowed.processes);
  CHECK(taken.group_writes <= allowed.group_writes);
}

}  // namespace

TEST_CASE("a case and a submission's install take no more system calls, processes and writes to control groups than they are known to") {
  if (!counted_here()) return;
  const char* asked = std::getenv("ASSAY_TEST_COUNTS");
  if (asked != nullptr && std::string_view(asked) == "1") print(measured());
  for (const Measured& one : measured()) {
    INFO(one.row->name);
    check(least(one.cases), one.row->a_case);
    check(one.install, one.row->install);
  }
}

TEST_CASE("the first case of a submission and the twentieth cost the same, call by call") {
  if (!counted_here()) return;
  for (const Measured& one : measured()) {
    INFO(one.row->name);
    const Counted& first = one.cases.front();
    for (const Counted& other : one.cases) {
      INFO("one:", words(first), "\nthe other:", words(other));
      for (std::size_t role = 0; role < first.calls.size(); ++role) CHECK(acts(other.calls[role]) == acts(first.calls[role]));
      CHECK(other.processes == first.processes);
      CHECK(other.group_writes == first.group_writes);
    }
  }
}

TEST_CASE("a file more in a submission is four system calls more in each of its cases, and nothing of it depends on how many there are") {
  if (!counted_here()) return;
  std::array<Counted, 3> counted;
  for (const int files : {0, 1, 2}) counted.at(static_cast<std::size_t>(files)) = Submission(rows.back(), files * 10).counted_case();
  const auto launcher = [&](std::size_t at) { return cost(counted.at(at)).acts[0]; };
  INFO(words(counted[0]), words(counted[2]));
  CHECK(launcher(1) - launcher(0) == 10 * 4);  // opened, written, given to the job's user, closed
  CHECK(launcher(2) - launcher(1) == 10 * 4);
  for (std::size_t role = 1; role < counted[0].calls.size(); ++role) CHECK(acts(counted[2].calls[role]) == acts(counted[0].calls[role]));
}

TEST_CASE("the launcher asks for no memory while a case runs") {
  if (!counted_here()) return;
  for (const Measured& one : measured()) {
    INFO(one.row->name, words(one.cases.back()));
    for (const long number : {SYS_brk, SYS_mmap, SYS_munmap, SYS_mremap, SYS_madvise})
      CHECK_FALSE(one.cases.back().calls[0].contains(number));
  }
}

TEST_CASE("a case writes a limit where the case before had another, and only there") {
  if (!counted_here()) return;
  Submission submission(rows.back());
  const auto written = [&](const Counted& counted) {
    std::vector<std::string> limits;
    for (const char* file : {"memory.limit_in_bytes", "pids.max"})
      if (counted.group_writes.contains(file)) limits.emplace_back(file);
    return limits;
  };
  CHECK(written(submission.once()).empty());
  submission.limits().memory_mib += 8;
  submission.limits().processes += 1;
  CHECK(written(submission.once()).size() == 2);
  CHECK(written(submission.once()).empty());
}
