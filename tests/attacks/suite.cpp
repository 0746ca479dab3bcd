#include "tests/attacks/suite.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <stdexcept>

#include "challenges/language.hpp"
#include "runner/warm_files.hpp"
#include "tests/attacks/held_lock.hpp"
#include "tests/attacks/neighbour.hpp"
#include "tests/attacks/programs.hpp"
#include "tests/attacks/table.hpp"
#include "tests/attacks/trial.hpp"
#include "tests/attacks/watch.hpp"
#include "tests/support/box.hpp"
#include "tests/support/rootless.hpp"

namespace assay::attacks {
namespace {

constexpr std::size_t between = 10;  // attacks from one ordinary program to the next

class Suite {
 public:
  Suite(const Options& options, const std::vector<Attack>& attacks) : options_(options) {
    const std::vector<pid_t> before = own_launchers();
    auto started = sandbox::start_client(client_options(options, options.without));
    if (!started) throw std::runtime_error(started.error().message());
    box_ = std::move(*started);
    // As the judge does: an interpreter's pages must not be on the account of the attack that is the first to read
    // them.
    for (const auto& [id, language] : challenges::bundled_languages()) runner::warm_files(language);
    programs_ = std::make_unique<Programs>(options.root, attacks, *box_);
    programs_->install(*box_);
    note(ordinary_run(*box_));
    if (support::by_fork()) require_warm();
    watch_ = std::make_unique<Watch>(before);
  }

  int run(const std::vector<Attack>& attacks) {
    if (!options_.json) print_heading();
    for (const Attack& attack : attacks) {
      Finding finding = attack.beside ? try_beside(attack) : try_attack(attack, *programs_, *box_);
      if (const std::string left = watch_->left_by_run(); !left.empty()) finding.faults.push_back(left);
      if (!options_.json) print_finding(finding);
      broke_ += finding.held() ? 0 : 1;
      findings_.push_back(std::move(finding));
      if (findings_.size() % between == 0) note(ordinary_run(*box_));
    }
    note(ordinary_run(*box_));
    note(watch_->changed());
    return report();
  }

 private:
  // What was asked for by --warm would else be tried by exec.
  void require_warm() {
    for (const char* guest : {"sum.py", "sum.php"}) {
      const auto ran = box_->run(support::guest(guest));
      if (!ran || !ran->warm) throw std::runtime_error(std::string("--warm: no warm interpreter starts ") + guest + " here");
    }
  }

  Finding try_beside(const Attack& attack) {
    if (!neighbour_) neighbour_ = std::make_unique<Neighbour>(client_options(options_, {}), options_.root);
    return neighbour_->beside([&] { return try_attack(attack, *programs_, *box_); });
  }

  void note(const std::string& wrong) {
    if (!wrong.empty()) aftermath_.push_back(wrong);
  }

  int report() const {
    if (options_.json) {
      std::printf("%s\n", to_json(findings_, aftermath_).c_str());
    } else {
      for (const std::string& wrong : aftermath_) std::printf("afterwards: %s\n", wrong.c_str());
      std::printf("%zu attacks, %zu broke\n", findings_.size(), broke_);
    }
    return broke_ == 0 && aftermath_.empty() && !findings_.empty() ? 0 : 1;
  }

  const Options& options_;
  const HeldLock lock_{locked_file};
  std::unique_ptr<sandbox::Box> box_;
  std::unique_ptr<Programs> programs_;
  std::unique_ptr<Watch> watch_;
  std::unique_ptr<Neighbour> neighbour_;
  std::vector<Finding> findings_;
  std::vector<std::string> aftermath_;
  std::size_t broke_ = 0;
};

}  // namespace

sandbox::ClientOptions client_options(const Options& options, const std::vector<std::string>& without) {
  sandbox::ClientOptions client;
  client.program = options.sandbox;
  client.without = without;
  client.accept_weaker = without;
  if (std::find(without.begin(), without.end(), "cgroup") != without.end()) client.slot = slot_without_cgroup;
  // A layer left out may be proved under several names.
  if (!without.empty())
    for (const char* proved : {"memory_limit", "process_limit", "cpu_limit", "credentials"})
      client.accept_weaker.emplace_back(proved);
  support::make_rootless(client);
  return client;
}

int run_suite(const Options& options, const std::vector<Attack>& attacks) {
  return Suite(options, attacks).run(attacks);
}

}  // namespace assay::attacks
