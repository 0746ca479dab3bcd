#include "runner/fair_box.hpp"

#include <atomic>
#include <thread>

#include <doctest/doctest.h>

#include "tests/runner/judge_box.hpp"

namespace assay::runner::test {
namespace {

sandbox::Outcome late(bool starved) {
  sandbox::Outcome outcome;
  outcome.ended = sandbox::Ended::wall_time;
  outcome.starved = starved;
  return outcome;
}

TEST_CASE("a run that the machine starved is run once more, and the second stands") {
  int runs = 0;
  ScriptedBox box([&](const sandbox::Command&) -> Result<sandbox::Outcome> { return ++runs == 1 ? late(true) : exited(0, "42\n"); });
  Turns turns;
  const auto outcome = FairBox(box, turns).run({});
  CHECK(runs == 2);
  CHECK(outcome->out == "42\n");
  CHECK(outcome->alone);
}

TEST_CASE("the second run is patient, and one that is late even so is late: it is not run a third time") {
  std::vector<bool> patient;
  ScriptedBox box([&](const sandbox::Command& command) -> Result<sandbox::Outcome> {
    patient.push_back(command.patient);
    return late(!command.patient);
  });
  Turns turns;
  const auto outcome = FairBox(box, turns).run({});
  CHECK(patient == std::vector<bool>{false, true});
  CHECK(outcome->ended == sandbox::Ended::wall_time);
}

TEST_CASE("a machine that has no processor for a run with nothing beside it is at fault, not the program") {
  ScriptedBox box([&](const sandbox::Command&) -> Result<sandbox::Outcome> { return late(true); });
  Turns turns;
  const auto outcome = FairBox(box, turns).run({});
  REQUIRE(outcome.has_error());
  CHECK(outcome.error().code() == ErrorCode::unavailable);
}

TEST_CASE("a sleeper is not run again") {
  int runs = 0;
  ScriptedBox box([&](const sandbox::Command&) -> Result<sandbox::Outcome> { return ++runs, late(false); });
  Turns turns;
  CHECK_FALSE(FairBox(box, turns).run({})->alone);
  CHECK(runs == 1);
}

TEST_CASE("while one has the machine alone no other run is under way, and all come to their turn") {
  Turns turns;
  std::atomic<int> under_way{0}, together{0}, done{0};
  const auto work = [&](bool starved_first) {
    bool again = false;
    ScriptedBox box([&](const sandbox::Command&) -> Result<sandbox::Outcome> {
      const bool alone = std::exchange(again, starved_first) && starved_first;
      ++under_way;
      for (int i = 0; i < 50; ++i) {
        std::this_thread::yield();
        if (alone && under_way != 1) ++together;
      }
      --under_way;
      return alone || !starved_first ? exited(0) : late(true);
    });
    FairBox fair(box, turns);
    for (int i = 0; i < 200; ++i) {
      again = false;
      if (fair.run({})) ++done;
    }
  };
  std::thread first(work, true), second(work, true), third(work, false), fourth(work, false);
  for (std::thread* thread : {&first, &second, &third, &fourth}) thread->join();
  CHECK(done == 800);
  CHECK(together == 0);
}

}  // namespace
}  // namespace assay::runner::test
