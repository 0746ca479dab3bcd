// What a candidate can learn of hidden cases from when things happen.
#include "runner/disclosure.hpp"

#include <doctest/doctest.h>

#include "runner/events.hpp"
#include "runner/http/router.hpp"
#include "runner/store/catalog.hpp"
#include "tests/support/sample_challenge.hpp"
#include "tests/support/test_daemon.hpp"

using namespace assay;
using namespace assay::runner;
using challenges::Visibility;
using reports::Audience;
using std::chrono::milliseconds;
using tests::TestDaemon;

namespace {

TimePoint at(std::int64_t ms) { return TimePoint(milliseconds(ms)); }

SubmissionRecord judged(std::int64_t finished) {
  SubmissionRecord record;
  record.id = "s1";
  record.state = State::done;
  record.verdict = "AC";
  record.score = 60;
  record.total = 4;
  record.submitted_at = at(1000);
  record.finished_at = at(finished);
  return record;
}

challenges::CaseResult result_of(const std::string& id) {
  challenges::CaseResult result = tests::sample_result(challenges::Verdict::AC);
  result.id = id;
  return result;
}

// Four cases: two samples, a hidden one, and a visible one behind it.
struct Judging {
  EventHub hub;
  std::vector<Event> all;
  Judging() {
    SubmissionRecord record = judged(0);
    record.finished_at.reset();
    hub.open(record);
    all = {queued_event(record), compile_event({})};
    const Visibility shown[] = {Visibility::sample, Visibility::visible, Visibility::hidden, Visibility::visible};
    for (std::uint32_t i = 0; i < 4; ++i)
      all.push_back(case_event(i + 1, 4, shown[i], result_of("c" + std::to_string(i))));
    all.push_back({7, "done", "{}", "{}", false});
  }
  void publish(std::size_t count) {
    for (std::size_t i = 1; i < count; ++i) hub.publish("s1", all[i]);
  }
  std::size_t heard(Audience audience, std::int64_t now, std::uint32_t last = 0) const {
    return hub.since("s1", last, audience, at(now)).events.size();
  }
};

}  // namespace

TEST_CASE("a candidate is told of an end at the next whole second, and never more than a second late") {
  CHECK(told_at(at(5000)) == at(5000));
  CHECK(told_at(at(5001)) == at(6000));
  CHECK(told_at(at(5999)) == at(6000));
  CHECK(until_told(at(5001), at(5001)) == milliseconds(999));
  CHECK(until_told(at(5001), at(5999)) == milliseconds(1));
  CHECK_FALSE(until_told(at(5001), at(6000)).has_value());
  CHECK_FALSE(until_told(at(5000), at(5000)).has_value());
  // The machine's clock was set back by an hour after the end was written down.
  CHECK_FALSE(until_told(at(3605001), at(5001)).has_value());
}

TEST_CASE("two judgings that end within the same second are one and the same to a candidate at every moment") {
  for (std::int64_t now = 5001; now <= 7000; now += 37) {
    const Status early = for_candidate({judged(5001), 4}, 2, at(now)),
                 late = for_candidate({judged(5900), 4}, 2, at(now));
    if (now < 5900) continue;  // the later one has not ended yet
    CHECK(early.done == late.done);
    CHECK(early.record.state == late.record.state);
    CHECK(early.record.finished_at == late.record.finished_at);
    CHECK(early.record.verdict == late.record.verdict);
    CHECK(early.record.score == late.record.score);
  }
}

TEST_CASE("until then a judging that has ended looks to a candidate like one that stands at its first hidden case") {
  SubmissionRecord running = judged(0);
  running.state = State::running;
  running.verdict.clear();
  running.score.reset();
  running.finished_at.reset();
  for (std::uint32_t done = 2; done <= 4; ++done) {
    const Status live = for_candidate({running, done}, 2, at(5500)),
                 ended = for_candidate({judged(5400), 4}, 2, at(5500));
    CHECK(live.done == 2);
    CHECK(ended.done == live.done);
    CHECK(ended.record.state == live.record.state);
    CHECK(ended.record.verdict == live.record.verdict);
    CHECK_FALSE(ended.record.score.has_value());
    CHECK_FALSE(ended.record.finished_at.has_value());
  }
  CHECK(for_candidate({running, 1}, 2, at(5500)).done == 1);  // samples count at once
}

TEST_CASE("where nothing is hidden a candidate sees progress and end at once") {
  const Status run = for_candidate({judged(5001), 4}, 4, at(5001));
  CHECK(run.record.state == State::done);
  CHECK(run.record.finished_at == at(5001));
  CHECK(run.done == 4);
}

TEST_CASE("the cases before the first hidden one are those that a candidate hears of at once") {
  challenges::Challenge challenge = tests::sample_challenge();  // 1 sample, 3 visible, 2 hidden
  CHECK(extent_of(challenge, false).open == 4);
  CHECK(extent_of(challenge, true).open == 1);
  challenge.groups[0].visibility = Visibility::after_deadline;
  CHECK(extent_of(challenge, false).open == 0);
}

TEST_CASE(
    "a candidate hears sample and visible cases at once and nothing from the first hidden one on, the panel all") {
  Judging judging;
  for (std::size_t count = 1; count <= 6; ++count) {
    judging.publish(count);
    CHECK(judging.heard(Audience::panel, 5000) == count);
    CHECK(judging.heard(Audience::candidate, 5000) == std::min<std::size_t>(count, 4));
    CHECK_FALSE(judging.hub.since("s1", 0, Audience::candidate, at(5000)).more_in.has_value());
  }
}

TEST_CASE("after the end a candidate hears the rest at the next whole second, once") {
  Judging judging;
  judging.publish(6);
  judging.hub.finish("s1", judging.all, at(5200));
  CHECK(judging.heard(Audience::panel, 5200) == 7);
  const EventHub::Since early = judging.hub.since("s1", 4, Audience::candidate, at(5300));
  CHECK(early.events.empty());
  CHECK_FALSE(early.over);
  CHECK(early.more_in == milliseconds(700));
  const EventHub::Since then = judging.hub.since("s1", 4, Audience::candidate, at(6000));
  CHECK(then.events.size() == 3);
  CHECK(then.over);
  CHECK(judging.heard(Audience::candidate, 6000) == 7);
}

TEST_CASE("over HTTP a candidate's progress stops at the first hidden case while the interviewer's goes on") {
  TestDaemon daemon;
  daemon.box.held_from = 4;
  const std::string id = tests::field(
      daemon.client().call("POST", "/api/v1/submissions", daemon.json(), TestDaemon::submission("echo")).body, "id");
  const std::string target = "/api/v1/submissions/" + id;
  tests::HttpClient panel = daemon.client(), candidate = daemon.client();
  panel.send(tests::HttpClient::text("GET", target + "/events", daemon.headers(), ""));
  candidate.send(tests::HttpClient::text("GET", target + "/events?audience=candidate", daemon.headers(), ""));
  panel.receive_until("\"id\":\"three\"");  // hidden, and judged
  const auto seen_by = [&](const std::string& audience) {
    return daemon.client().call("GET", target + "?audience=" + audience, daemon.headers()).body;
  };
  CHECK(seen_by("panel").find("\"progress\":{\"done\":3,\"total\":4}") != std::string::npos);
  CHECK(seen_by("candidate").find("\"progress\":{\"done\":2,\"total\":4}") != std::string::npos);
  CHECK(daemon.daemon->service().heard(id, 0, Audience::candidate).events.size() == 4);
  daemon.box.held_from = 0;
  const std::string told = candidate.receive_until("event: done\n");
  for (int i = 1; i <= 7; ++i) {
    const std::string line = "id: " + std::to_string(i) + "\n";
    CHECK(told.find(line) != std::string::npos);
    CHECK(told.find(line) == told.rfind(line));
  }
  const std::string over = seen_by("candidate");
  CHECK(tests::field(over, "state") == "done");
  CHECK(daemon.client().call("GET", target + "/report?audience=candidate", daemon.headers()).status == 200);
}

TEST_CASE("no call of the interface is a candidate's yet, and whoever opens one has to look at this file") {
  for (const auto& route : http::routes())
    CHECK_MESSAGE((route.access.anyone || !route.access.allows(Role::candidate)), route.pattern);
}

TEST_CASE("a candidate gets its own view, whichever it asks for") {
  http::Request request;
  request.caller = http::Caller{"t", "Ada", Role::candidate};
  request.query = {{"audience", "panel"}};
  CHECK(http::audience_of(request) == Audience::candidate);
  request.caller->role = Role::panel;
  CHECK(http::audience_of(request) == Audience::panel);
  request.query = {{"audience", "everyone"}};
  CHECK_FALSE(http::audience_of(request).has_value());
}
