// What the store does for one act does not grow with what it holds, and is one commit at most. Counted in steps and commits of
// SQLite's own machine, by hooks that every connection of this process gets while a Counted lives; no clock is looked at.
#include <sqlite3.h>

#include <atomic>
#include <functional>
#include <set>

#include <doctest/doctest.h>

#include "runner/store/sqlite_store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::runner {
namespace {

std::atomic<std::uint64_t> steps{0}, commits{0};

int count_steps(unsigned, void*, void* statement, void*) {
  steps += static_cast<std::uint64_t>(sqlite3_stmt_status(static_cast<sqlite3_stmt*>(statement), SQLITE_STMTSTATUS_VM_STEP, 1));
  return 0;
}

int count_commit(void*) {
  ++commits;
  return 0;  // go on with it
}

int watch(sqlite3* connection, const char**, const void*) {
  sqlite3_commit_hook(connection, count_commit, nullptr);
  return sqlite3_trace_v2(connection, SQLITE_TRACE_PROFILE, count_steps, nullptr);
}

class Counted {
 public:
  Counted() { sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch)); }
  ~Counted() { sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(watch)); }
};

TimePoint at(std::int64_t ms) { return TimePoint(std::chrono::milliseconds(ms)); }

// Submissions of one busy challenge by a few candidates, two thirds of them judged, with runs before, between and after; far back one
// of another challenge, by somebody who handed in nothing since.
class Filled {
 public:
  explicit Filled(int rows) : folder_(support::in_memory()), store(open_sqlite_store(folder_.path() / "assay.db").value()) {
    add("rare", Purpose::submission, "rare-challenge", "rare@example.org");
    finish("rare", State::failed);
    for (int i = 0; i < rows; ++i) {
      const std::string number = std::to_string(i);
      add("s" + number, Purpose::submission, "busy", "c" + std::to_string(i % 7) + "@example.org");
      add("r" + number, Purpose::run, "busy", "");
      if (i >= 3 && i % 3 != 0) finish("s" + number, State::done);
      if (i >= 3) finish("r" + number, State::done);
    }
    for (int i = 0; i < rows; ++i) add("late" + std::to_string(i), Purpose::run, "busy", "");
  }

  void add(const std::string& id, Purpose purpose, const std::string& challenge, const std::string& email) {
    SubmissionRecord record;
    record.id = id;
    record.purpose = purpose;
    record.challenge = challenge;
    record.language = "go";
    record.submitter = "t";
    record.submitted_at = at(1'000'000);
    if (!email.empty()) record.candidate = reports::Candidate{"", "Ada", email};
    store->add_submission(record, {{"main.go", "package main\n"}}, Remembered{"t", id, "digest", id, at(1'000'000)}).value();
  }
  void finish(const std::string& id, State state) { store->finish({id, state, "AC", 1, 1, at(1'000'001), "{}"}).value(); }

 private:
  support::TemporaryFolder folder_;

 public:
  std::unique_ptr<Store> store;
};

struct Act {
  std::string name;
  std::function<void(Filled&)> act;
};

SubmissionFilter filter(const std::string& challenge, const std::string& candidate, std::optional<State> state, std::int64_t before = 0) {
  SubmissionFilter made;
  made.challenge = challenge;
  made.candidate = candidate;
  made.state = state;
  made.before = before;
  made.limit = 5;
  return made;
}

std::function<void(Filled&)> lists(const SubmissionFilter& asked, std::size_t rows) {
  return [=](Filled& filled) { CHECK(filled.store->list(asked).value().size() == rows); };
}

const std::vector<Act> acts = {
    {"intake", [](Filled& filled) { filled.add("new", Purpose::submission, "busy", "new@example.org"); }},
    {"intake of what a key remembers", [](Filled& filled) { filled.add("s5", Purpose::submission, "busy", "c5@example.org"); }},
    {"status", [](Filled& filled) { CHECK(filled.store->submission("s7").value().has_value()); }},
    {"sources", [](Filled& filled) { CHECK(filled.store->files("s7").value().size() == 1); }},
    {"end of a judging", [](Filled& filled) { filled.finish("s1", State::done); }},
    {"report", [](Filled& filled) { CHECK(filled.store->report("s7").value().has_value()); }},
    {"key", [](Filled& filled) { CHECK(filled.store->remembered("t", "s7").value().has_value()); }},
    {"token", [](Filled& filled) { CHECK_FALSE(filled.store->find_token("none").value().has_value()); }},
    {"newest page", lists(filter("", "", {}), 5)},
    {"a page behind", lists(filter("", "", {}, 20), 5)},
    {"page of a challenge", lists(filter("busy", "", {}), 5)},
    {"page of a rare challenge", lists(filter("rare-challenge", "", {}), 1)},
    {"page of a candidate", lists(filter("", "c3@example.org", {}), 5)},
    {"page of a candidate who is rare", lists(filter("", "RARE@example.org", {}), 1)},
    {"page of a candidate whom nobody knows", lists(filter("", "nobody@example.org", {}), 0)},
    {"page of a rare candidate in a busy challenge", lists(filter("busy", "rare@example.org", State::done), 0)},
    {"page of what waits", lists(filter("", "", State::queued), 5)},
    {"page of what is done", lists(filter("", "", State::done), 5)},
    {"page of what failed", lists(filter("", "", State::failed), 1)},
    {"page of what failed in a busy challenge", lists(filter("busy", "", State::failed), 0)},
    {"what is being judged",
     [](Filled& filled) {
       SubmissionFilter asked = filter("busy", "", State::queued);
       asked.only = {"s0", "s2"};
       CHECK(filled.store->list(asked).value().size() == 2);
     }},
    {"nothing to forget", [](Filled& filled) { CHECK(filled.store->forget_before(at(5)).value() == 0); }},
    {"readiness", [](Filled& filled) { CHECK(filled.store->probe().has_value()); }},
};

TEST_CASE("no act of the store takes more steps when it holds forty times as much") {
  const Counted counted;
  Filled small(50), large(2000);
  for (const Act& act : acts) {
    INFO(act.name);
    std::uint64_t taken[2] = {};
    for (Filled* filled : {&small, &large}) {
      steps = 0;
      act.act(*filled);
      taken[filled == &large] = steps;
    }
    CHECK(taken[0] > 0);
    // A step or two differ by where a row lies on its page.
    CHECK_MESSAGE(taken[1] <= taken[0] + taken[0] / 10 + 10, taken[1], " steps where little is held: ", taken[0]);
  }
}

// Each is an fdatasync: with intake and end a submission waits for two, however many cases it has.
TEST_CASE("intake is one commit, so is the end of a judging with its report, and nothing that is only asked is any") {
  // Two of them may find that there is nothing to write, within a transaction all the same.
  const std::set<std::string> writing{"intake", "intake of what a key remembers", "end of a judging", "nothing to forget", "readiness"};
  const Counted counted;
  Filled filled(50);
  for (const Act& act : acts) {
    INFO(act.name);
    commits = 0;
    act.act(filled);
    CHECK(commits.load() == writing.count(act.name));
  }
}

TEST_CASE("the hook counts: a scan of everything is seen") {
  const Counted counted;
  Filled filled(100);
  steps = 0;
  const std::size_t waiting = filled.store->unfinished().value().size();
  CHECK(waiting > 100);
  CHECK(steps > waiting);
}

}  // namespace
}  // namespace assay::runner
