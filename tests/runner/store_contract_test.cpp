// The cases that every Store has to pass; a new one is a row of `stores`.
#include <functional>

#include <doctest/doctest.h>

#include "runner/store/data_folder.hpp"
#include "runner/store/sqlite_store.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace assay;
using namespace assay::runner;

namespace {

struct Opened {
  support::TemporaryFolder folder;
  std::unique_ptr<Store> store;
  void reopen() {
    store.reset();
    store = open_sqlite_store(folder.path() / "assay.db").value();
  }
  Opened() { reopen(); }
};

TimePoint at(std::int64_t ms) { return TimePoint(std::chrono::milliseconds(ms)); }

SubmissionRecord record(const std::string& id, const std::string& email = "") {
  SubmissionRecord made;
  made.id = id;
  made.challenge = "echo";
  made.challenge_sha256 = "abc";
  made.language = "python";
  made.submitter = "t1";
  made.submitted_at = at(1764000000123);
  made.max_score = 60;
  made.total = 4;
  if (!email.empty()) made.candidate = reports::Candidate{"", "Ada", email};
  return made;
}

Remembered key(const std::string& name, const std::string& request, const std::string& resource) {
  return {"t1", name, request, resource, at(5000)};
}

Finished finished(const std::string& id, const std::string& report = "{}") {
  return {id, State::done, "WA", 62.5, 100, at(1764000001000), report};
}

}  // namespace

TEST_CASE("a submission comes back from the store as it went in, after a restart too") {
  Opened opened;
  const std::string bytes("\0\xff\r\n'; DROP TABLE files; --\xc3\x28", 30);
  const auto added =
      opened.store->add_submission(record("s1", "Ada@Example.org"), {{"a/b.py", bytes}, {"main.py", ""}}, {});
  REQUIRE(added.has_value());
  CHECK_FALSE(added->repeated);
  opened.reopen();
  const auto found = opened.store->submission("s1").value();
  REQUIRE(found.has_value());
  CHECK(found->seq > 0);
  CHECK(found->challenge == "echo");
  CHECK(found->submitted_at == at(1764000000123));
  CHECK(found->candidate->email == "ada@example.org");
  CHECK(found->candidate->id == added->record.candidate->id);
  CHECK(found->state == State::queued);
  CHECK_FALSE(found->score.has_value());
  CHECK(found->total == 4);
  const auto files = opened.store->files("s1").value();
  REQUIRE(files.size() == 2);
  CHECK(files[0].path == "a/b.py");
  CHECK(files[0].content == bytes);
  CHECK(files[1].content == "");
  CHECK_FALSE(opened.store->submission("s2").value().has_value());
}

TEST_CASE("a judging is finished once, whoever finishes it again") {
  Opened opened;
  REQUIRE((opened.store->add_submission(record("s1"), {}, {})).has_value());
  CHECK(opened.store->finish(finished("s1", "first")).value());
  CHECK_FALSE(opened.store->finish(finished("s1", "second")).value());
  CHECK_FALSE(opened.store->finish(finished("nobody")).value());
  CHECK(opened.store->report("s1").value() == "first");
  const auto found = opened.store->submission("s1").value();
  CHECK(found->state == State::done);
  CHECK(found->verdict == "WA");
  CHECK(found->score == 62.5);
  CHECK(found->finished_at == at(1764000001000));
}

TEST_CASE("what is not finished is handed out again, oldest first, runs too") {
  Opened opened;
  SubmissionRecord run = record("r1");
  run.purpose = Purpose::run;
  REQUIRE((opened.store->add_submission(record("s1"), {}, {})).has_value());
  REQUIRE((opened.store->add_submission(run, {}, {})).has_value());
  REQUIRE((opened.store->add_submission(record("s2"), {}, {})).has_value());
  REQUIRE((opened.store->finish(finished("s1"))).has_value());
  opened.reopen();
  const auto left = opened.store->unfinished().value();
  REQUIRE(left.size() == 2);
  CHECK(left[0].id == "r1");
  CHECK(left[0].purpose == Purpose::run);
  CHECK(left[1].id == "s2");
}

TEST_CASE("an idempotency key gives the first submission again, and refuses another request, after a restart too") {
  Opened opened;
  REQUIRE((opened.store->add_submission(record("s1"), {{"a", "1"}}, key("k", "req", "s1"))).has_value());
  opened.reopen();
  const auto again = opened.store->add_submission(record("s2"), {{"a", "1"}}, key("k", "req", "s2"));
  REQUIRE(again.has_value());
  CHECK(again->repeated);
  CHECK(again->record.id == "s1");
  const auto other = opened.store->add_submission(record("s3"), {}, key("k", "other", "s3"));
  REQUIRE_FALSE(other.has_value());
  CHECK(other.error().code() == ErrorCode::invalid);
  CHECK_FALSE(opened.store->submission("s2").value().has_value());
  CHECK_FALSE(opened.store->submission("s3").value().has_value());
}

TEST_CASE("a submission that cannot be stored whole is not stored at all") {
  Opened opened;
  // The same path twice breaks the table's key after the submission's row went in.
  CHECK_FALSE(
      (opened.store->add_submission(record("s1"), {{"a", "1"}, {"a", "2"}}, key("k", "req", "s1"))).has_value());
  CHECK_FALSE(opened.store->submission("s1").value().has_value());
  CHECK_FALSE(opened.store->remembered("t1", "k").value().has_value());
  CHECK((opened.store->add_submission(record("s1"), {{"a", "1"}}, {})).has_value());
}

TEST_CASE("lists are newest first, by page, by filter, and without runs") {
  Opened opened;
  SubmissionRecord run = record("r1");
  run.purpose = Purpose::run;
  REQUIRE((opened.store->add_submission(record("s1", "ada@x.org"), {}, {})).has_value());
  REQUIRE((opened.store->add_submission(run, {}, {})).has_value());
  REQUIRE((opened.store->add_submission(record("s2", "bob@x.org"), {}, {})).has_value());
  REQUIRE((opened.store->add_submission(record("s3", "ADA@x.org"), {}, {})).has_value());
  REQUIRE((opened.store->finish(finished("s1"))).has_value());
  const auto ids = [&](const SubmissionFilter& filter) {
    std::string text;
    for (const auto& item : opened.store->list(filter).value()) text += item.id + " ";
    return text;
  };
  CHECK(ids({}) == "s3 s2 s1 ");
  SubmissionFilter filter;
  filter.limit = 2;
  CHECK(ids(filter) == "s3 s2 ");
  filter.before = opened.store->submission("s2").value()->seq;
  CHECK(ids(filter) == "s1 ");
  filter = {};
  filter.candidate = "Ada@X.org";
  CHECK(ids(filter) == "s3 s1 ");
  filter.state = State::done;
  CHECK(ids(filter) == "s1 ");
  filter = {};
  filter.only = {"s2", "s3"};
  filter.except = {"s3"};
  CHECK(ids(filter) == "s2 ");
  filter = {};
  filter.challenge = "' OR 1=1 --";
  CHECK(ids(filter) == "");
}

TEST_CASE("finished runs and keys are forgotten after their time, submissions never") {
  Opened opened;
  SubmissionRecord run = record("r1"), waiting = record("r2");
  run.purpose = waiting.purpose = Purpose::run;
  run.submitted_at = waiting.submitted_at = at(1000);
  SubmissionRecord old = record("s1");
  old.submitted_at = at(1000);
  REQUIRE((opened.store->add_submission(run, {{"a", "1"}}, key("k", "req", "r1"))).has_value());
  REQUIRE((opened.store->add_submission(waiting, {}, {})).has_value());
  REQUIRE((opened.store->add_submission(old, {}, {})).has_value());
  for (const char* id : {"r1", "s1"}) REQUIRE(opened.store->finish(finished(id)).value());
  REQUIRE((opened.store->forget_before(at(5001))).has_value());
  CHECK_FALSE(opened.store->submission("r1").value().has_value());
  CHECK(opened.store->files("r1").value().empty());
  CHECK_FALSE(opened.store->report("r1").value().has_value());
  CHECK_FALSE(opened.store->remembered("t1", "k").value().has_value());
  CHECK(opened.store->submission("r2").value().has_value());
  CHECK(opened.store->submission("s1").value().has_value());
}

TEST_CASE("a token is found by its hash only") {
  Opened opened;
  REQUIRE((opened.store->add_token({"id", "hash", Role::panel, "Grace", at(1)})).has_value());
  const auto found = opened.store->find_token("hash").value();
  REQUIRE(found.has_value());
  CHECK(found->role == Role::panel);
  CHECK(found->name == "Grace");
  CHECK_FALSE(opened.store->find_token("id").value().has_value());
  CHECK_FALSE((opened.store->add_token({"id2", "hash", Role::admin, "Eve", at(1)})).has_value());
}

TEST_CASE("every version of an uploaded challenge stays known, oldest first") {
  Opened opened;
  REQUIRE((opened.store->add_challenge({"echo", "1", "aa", "f1", "t1", at(1)}, {})).has_value());
  REQUIRE((opened.store->add_challenge({"echo", "2", "bb", "f2", "t1", at(2)}, key("k", "req", "echo"))).has_value());
  opened.reopen();
  const auto list = opened.store->challenges().value();
  REQUIRE(list.size() == 2);
  CHECK(list[1].version == "2");
  CHECK(opened.store->remembered("t1", "k").value()->resource == "echo");
}

TEST_CASE("a data folder may have a name that an option could hide in") {
  support::TemporaryFolder folder;
  const auto data = folder.path() / "a b timeout=0 readonly=true";
  REQUIRE(make_data_folder(data).has_value());
  REQUIRE(open_sqlite_store(data / "assay.db").has_value());
  CHECK(std::filesystem::exists(data / "assay.db"));
  CHECK_FALSE(open_sqlite_store(folder.path() / "a\" b.db").has_value());
}

TEST_CASE("a file that is no database is refused with its name") {
  support::TemporaryFolder folder;
  const auto path = folder.path() / "assay.db";
  {
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "w"), std::fclose);
    std::fputs("this is not a database, it is a letter to one, and a long one at that", file.get());
  }
  const auto opened = open_sqlite_store(path);
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().message().find(path.string()) != std::string::npos);
}

TEST_CASE("a second daemon is refused the data folder, and gets it once the first is gone") {
  support::TemporaryFolder folder;
  const auto data = folder.path() / "deep" / "data";
  REQUIRE(make_data_folder(data).has_value());
  CHECK((std::filesystem::status(data).permissions() & std::filesystem::perms::all) ==
        std::filesystem::perms::owner_all);
  auto first = lock_data_folder(data);
  REQUIRE(first.has_value());
  const auto second = lock_data_folder(data);
  REQUIRE_FALSE(second.has_value());
  CHECK(second.error().message().find("another assay daemon") != std::string::npos);
  first->reset();
  CHECK(lock_data_folder(data).has_value());
}
