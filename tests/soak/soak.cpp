#include "tests/soak/soak.hpp"

#include <cstdio>
#include <stdexcept>

#include "tests/soak/census.hpp"
#include "tests/soak/clients.hpp"
#include "tests/soak/growth.hpp"
#include "tests/soak/programs.hpp"
#include "tests/soak/site.hpp"
#include "tests/soak/table.hpp"

namespace assay::soak {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t batches = 20;
// The journal is emptied into the database at 1,000 pages of 4 KiB, if nobody reads just then; the rest is an index.
constexpr std::uintmax_t other_files_bytes = 16 << 20;

std::vector<attacks::Attack> chosen(const std::string& only) {
  auto all = attacks::load_attacks(fs::path(ASSAY_SOURCE_DIR) / "tests/attacks");
  std::erase_if(all, [&](const attacks::Attack& attack) { return attack.id().find(only) == std::string::npos; });
  return all;
}

class Soak {
 public:
  explicit Soak(const Options& options)
      : options_(options),
        site_(options.workers,
              [&](const fs::path& folder) { programs_ = write_challenges(folder, chosen(options.only)); }),
        row_(in_a_row(programs_, options.warm_up + options.submissions, options.seed)),
        clients_(site_.daemon().port(), site_.token(), options.clients) {}

  int run() {
    judge(0, options_.warm_up);
    start_ = Census::settled(site_.daemon(), site_.data());
    start_kib_ = resident_kib(start_);
    for (std::size_t batch = 0; batch < batches; ++batch) judge_batch(batch);
    std::fputc('\n', stderr);
    const Census end = Census::settled(site_.daemon(), site_.data(), start_);
    std::vector<std::string> faults = faults_of(end);
    print_table({options_, start_, end, start_kib_, samples_kib_, answers_});
    if (const int status = site_.daemon().end(SIGTERM); status != 0)
      faults.push_back("the daemon ended with status " + std::to_string(status));
    print_faults(faults);
    return faults.empty() ? 0 : 1;
  }

 private:
  void judge(std::size_t from, std::size_t to) {
    clients_.judge({row_.begin() + static_cast<std::ptrdiff_t>(from), row_.begin() + static_cast<std::ptrdiff_t>(to)},
                   answers_);
  }

  void judge_batch(std::size_t batch) {
    const std::size_t done = options_.submissions * batch / batches,
                      next = options_.submissions * (batch + 1) / batches;
    judge(options_.warm_up + done, options_.warm_up + next);
    // Once something has stayed there is no use in waiting for it again.
    const Census rest =
        as_it_was_ ? Census::settled(site_.daemon(), site_.data(), start_) : Census::now(site_.daemon(), site_.data());
    as_it_was_ = as_it_was_ && rest.changed_since(start_).empty();
    for (const auto& [name, kib] : resident_kib(rest)) samples_kib_[name].push_back(kib);
    std::fprintf(stderr, "\rassay-soak: %zu of %zu", next, options_.submissions);
  }

  std::vector<std::string> faults_of(const Census& end) const {
    std::vector<std::string> faults = answers_.faults;
    for (const std::string& change : end.changed_since(start_)) faults.push_back(change);
    for (const auto& [name, samples] : samples_kib_) {
      if (samples.size() != batches || !start_kib_.contains(name))
        faults.push_back("the " + name + " was not there all the time");
      else if (growth_of(start_kib_.at(name), samples).grows())
        faults.push_back("the " + name + " grows");
    }
    for (const auto& [name, bytes] : end.files)
      if (name != "assay.db" && bytes > other_files_bytes) faults.push_back("the file " + name + " grows");
    return faults;
  }

  const Options& options_;
  std::vector<Program> programs_;
  Site site_;
  std::vector<const Program*> row_;
  Clients clients_;
  Answers answers_;
  Census start_;
  bool as_it_was_ = true;
  std::map<std::string, std::uint64_t> start_kib_;
  std::map<std::string, std::vector<std::uint64_t>> samples_kib_;  // after each batch
};

}  // namespace

int run_soak(const Options& options) { return Soak(options).run(); }

}  // namespace assay::soak
