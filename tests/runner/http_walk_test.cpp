// What the interface promises of a submission's way: accepted, judged once, told live and again, reported by role and
// form.
#include <doctest/doctest.h>

#include "runner/http/router.hpp"
#include "tests/runner/intake_archives.hpp"
#include "tests/support/test_daemon.hpp"

using assay::tests::field;
using assay::tests::HttpAnswer;
using assay::tests::HttpClient;
using assay::tests::TestDaemon;

namespace {

std::string submit(const TestDaemon& daemon, const std::string& program, const HttpClient::Headers& more = {}) {
  const HttpAnswer answer =
      daemon.client().call("POST", "/api/v1/submissions", daemon.json(more), TestDaemon::submission(program));
  REQUIRE(answer.status == 202);
  CHECK(answer.header("Location") == "/api/v1/submissions/" + field(answer.body, "id"));
  return field(answer.body, "id");
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t number = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++number;
  return number;
}

}  // namespace

TEST_CASE("a right submission is accepted, judged and reported in every form") {
  TestDaemon daemon;
  const std::string id = submit(daemon, "echo");
  CHECK(daemon.events(id).find("\"verdict\":\"AC\",\"score\":60,\"max_score\":60") != std::string::npos);
  HttpClient client = daemon.client();
  const HttpAnswer status = client.call("GET", "/api/v1/submissions/" + id, daemon.headers());
  CHECK(field(status.body, "state") == "done");
  CHECK(status.body.find("\"progress\":{\"done\":4,\"total\":4}") != std::string::npos);
  const std::string report = "/api/v1/submissions/" + id + "/report";
  const std::pair<std::string, std::string> forms[] = {
      {".json", "application/json"}, {".html", "text/html"}, {".md", "text/markdown"}, {".xml", "application/xml"}};
  for (const auto& [ending, type] : forms) {
    CAPTURE(ending);
    const HttpAnswer by_ending = client.call("GET", report + ending, daemon.headers());
    CHECK(by_ending.status == 200);
    CHECK(by_ending.header("Content-Type").starts_with(type));
    CHECK(client.call("GET", report, daemon.headers({{"Accept", type}})).body == by_ending.body);
  }
  CHECK(client.call("GET", report + ".pdf", daemon.headers()).status == 501);
  CHECK(client.call("GET", report, daemon.headers({{"Accept", "image/png"}})).status == 406);
  CHECK(client.call("HEAD", report, daemon.headers()).status == 200);
  CHECK(client.call("GET", "/healthz").status == 200);  // the connection still serves after HEAD
}

TEST_CASE("a candidate's view of a report and of the events holds no hidden input, output or time") {
  TestDaemon daemon;
  const std::string id = submit(daemon, "wrong-answer-text");
  daemon.events(id);
  HttpClient client = daemon.client();
  const std::string target = "/api/v1/submissions/" + id + "/report?audience=";
  CHECK(count(client.call("GET", target + "panel", daemon.headers()).body, "\"3\\n\"") > 0);
  CHECK(count(client.call("GET", target + "candidate", daemon.headers()).body, "\"3\\n\"") == 0);
  CHECK(client.call("GET", target + "everyone", daemon.headers()).status == 422);
  const std::string events =
      daemon.client().call("GET", "/api/v1/submissions/" + id + "/events?audience=candidate", daemon.headers()).body;
  const std::size_t hidden = events.find("\"id\":\"three\"");
  REQUIRE(hidden != std::string::npos);
  CHECK(events.substr(hidden, events.find('\n', hidden) - hidden).find("\"cpu_ms\":null") != std::string::npos);
}

TEST_CASE("whoever watches live hears each event once, and a replay says the same") {
  TestDaemon daemon;
  daemon.box.held = true;
  const std::string id = submit(daemon, "echo");
  HttpClient viewer = daemon.client();
  viewer.send(HttpClient::text("GET", "/api/v1/submissions/" + id + "/events", daemon.headers(), ""));
  std::string live = viewer.receive_until("event: queued\n");
  daemon.box.held = false;
  live += viewer.receive_until("event: done\n");
  live += viewer.receive_until("\n\n");
  CHECK(count(live, "event: case\n") == 4);
  for (int i = 1; i <= 7; ++i) CHECK(count(live, "id: " + std::to_string(i) + "\n") == 1);
  const std::string events = live.substr(live.find("id: 1\n"));
  daemon.daemon->service().events().sweep();
  daemon.daemon->service().events().sweep();
  const std::string replay = daemon.events(id);
  CHECK(replay.substr(replay.find("id: 1\n")) == events);
  daemon.stop();
  daemon.start();
  CHECK(daemon.events(id) == replay);
  const std::string rest = daemon.events(id, "5");
  CHECK(rest.find("id: 5\n") == std::string::npos);
  CHECK(count(rest, "id: ") == 2);
  HttpClient again = daemon.client();
  CHECK(again.call("GET", "/api/v1/submissions/" + id + "/events", daemon.headers({{"Last-Event-ID", "7"}})).status ==
        204);
}

TEST_CASE("an Idempotency-Key gives the first submission again, also after a restart and from another encoding") {
  TestDaemon daemon;
  const HttpClient::Headers key{{"Idempotency-Key", "once"}};
  const std::string id = submit(daemon, "echo", key);
  CHECK(submit(daemon, "echo", key) == id);
  daemon.events(id);
  daemon.stop();
  daemon.start();
  CHECK(submit(daemon, "echo", key) == id);
  HttpClient::Headers multipart = daemon.headers(key);
  multipart.emplace_back("Content-Type", "multipart/form-data; boundary=B");
  const auto part = [](const std::string& name, const std::string& content) {
    return "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n";
  };
  const std::string body = part("challenge", "echo") + part("language", "python") +
                           part("files\"; filename=\"main.py", "echo") + "--B--\r\n";
  CHECK(field(daemon.client().call("POST", "/api/v1/submissions", multipart, body).body, "id") == id);
  HttpClient client = daemon.client();
  const HttpAnswer other =
      client.call("POST", "/api/v1/submissions", daemon.json(key), TestDaemon::submission("another"));
  CHECK(other.status == 422);
  CHECK(other.body.find("Idempotency-Key") != std::string::npos);
  const std::string list = client.call("GET", "/api/v1/submissions", daemon.headers()).body;
  CHECK(count(list, "\"state\"") == 1);
}

TEST_CASE("what was accepted and not judged when the daemon went is judged once after the next start") {
  TestDaemon daemon;
  daemon.box.held = true;
  std::vector<std::string> ids;
  for (int i = 0; i < 5; ++i) ids.push_back(submit(daemon, "echo"));
  // Two are inside a run when the daemon stops, three wait.
  daemon.stop();
  daemon.start();
  for (const std::string& id : ids) CHECK(count(daemon.events(id), "event: done\n") == 1);
  const std::string list = daemon.client().call("GET", "/api/v1/submissions?state=done", daemon.headers()).body;
  CHECK(count(list, "\"verdict\":\"AC\"") == 5);
}

TEST_CASE("a fault of ours is tried again with a fresh box and costs the candidate nothing") {
  TestDaemon daemon(TestDaemon::Setup{1, 100});
  const int before = daemon.box.made;
  daemon.box.broken = 4;  // the version, and every attempt of the judge at one run
  const std::string id = submit(daemon, "echo");
  const std::string events = daemon.events(id);
  CHECK(events.find("\"verdict\":\"AC\",\"score\":60") != std::string::npos);
  CHECK(count(events, "event: case\n") == 4);
  CHECK(events.find("JE") == std::string::npos);
  CHECK(daemon.box.made > before);
}

TEST_CASE("a fault of ours that stays is a failed judging without a score, never the candidate's") {
  TestDaemon daemon(TestDaemon::Setup{1, 100});
  daemon.box.broken = 1000000;
  const std::string id = submit(daemon, "echo");
  daemon.events(id);
  const std::string status = daemon.client().call("GET", "/api/v1/submissions/" + id, daemon.headers()).body;
  CHECK(field(status, "state") == "failed");
  CHECK(field(status, "verdict") == "JE");
  CHECK(status.find("\"score\":null") != std::string::npos);
}

TEST_CASE("a full queue refuses with Retry-After and its limit, and still repeats what it accepted") {
  TestDaemon daemon(TestDaemon::Setup{1, 2});
  daemon.box.held = true;
  HttpClient client = daemon.client();
  const HttpClient::Headers key{{"Idempotency-Key", "first"}};
  const std::string id = submit(daemon, "echo", key);
  HttpAnswer refused;
  for (int i = 0; i < 4 && refused.status != 429; ++i)
    refused = client.call("POST", "/api/v1/submissions", daemon.json(), TestDaemon::submission("echo"));
  CHECK(refused.status == 429);
  CHECK(refused.header("Retry-After") != "");
  CHECK(refused.body.find("at most 2") != std::string::npos);
  CHECK(submit(daemon, "echo", key) == id);
  daemon.box.held = false;
}

TEST_CASE("a run judges the samples only and is in no list") {
  TestDaemon daemon;
  HttpClient client = daemon.client();
  const HttpAnswer run = client.call("POST", "/api/v1/runs", daemon.json(), TestDaemon::submission("echo"));
  REQUIRE(run.status == 202);
  const std::string id = field(run.body, "id");
  CHECK(run.header("Location") == "/api/v1/runs/" + id);
  const std::string events = daemon.client().call("GET", "/api/v1/runs/" + id + "/events", daemon.headers()).body;
  CHECK(count(events, "event: case\n") == 2);
  CHECK(events.find("three") == std::string::npos);
  CHECK(client.call("GET", "/api/v1/runs/" + id + "/report", daemon.headers()).body.find("bursts") ==
        std::string::npos);
  CHECK(client.call("GET", "/api/v1/submissions/" + id, daemon.headers()).status == 404);
  CHECK(client.call("GET", "/api/v1/submissions", daemon.headers()).body == R"({"items":[],"next_cursor":null})");
}

TEST_CASE("a list goes on by its cursor and ends with null") {
  TestDaemon daemon;
  for (int i = 0; i < 3; ++i) submit(daemon, "echo");
  HttpClient client = daemon.client();
  const std::string first = client.call("GET", "/api/v1/submissions?limit=2", daemon.headers()).body;
  CHECK(count(first, "\"links\"") == 2);
  const std::string cursor = field(first, "next_cursor");
  REQUIRE(cursor != "");
  const std::string second = client.call("GET", "/api/v1/submissions?limit=2&cursor=" + cursor, daemon.headers()).body;
  CHECK(count(second, "\"links\"") == 1);
  CHECK(second.find("\"next_cursor\":null") != std::string::npos);
}

TEST_CASE("everything that is routed under /api is described, and what is described needs what it says") {
  TestDaemon daemon;
  HttpClient client = daemon.client();
  const std::string text = client.call("GET", "/openapi.json").body;
  CHECK(text.starts_with("{\"openapi\":\"3.1.0\""));
  for (const auto& route : assay::runner::http::routes())
    CHECK((text.find("\"" + std::string(route.pattern) + "\":") != std::string::npos) == !route.page);
}

TEST_CASE("readiness says which part is missing, and metrics are the operator's") {
  TestDaemon daemon(TestDaemon::Setup{0, 10});
  HttpClient client = daemon.client();
  const HttpAnswer ready = client.call("GET", "/readyz");
  CHECK(ready.status == 503);
  CHECK(ready.body == R"({"ready":false,"store_writable":true,"queue_has_room":true,"sandbox_proved":false})");
  const HttpAnswer metrics = client.call("GET", "/metrics", {{"Authorization", "Bearer " + daemon.admin}});
  CHECK(metrics.status == 200);
  CHECK(metrics.body.find("\nassay_http_responses_total{class=\"5xx\"} 1\n") != std::string::npos);
}

TEST_CASE("two hundred viewers and two hundred stalled connections keep nobody from being served") {
  TestDaemon daemon;
  daemon.box.held = true;
  const std::string id = submit(daemon, "echo");
  std::vector<HttpClient> viewers, idle;
  for (int i = 0; i < 200; ++i) {
    viewers.push_back(daemon.client());
    viewers.back().send(HttpClient::text("GET", "/api/v1/submissions/" + id + "/events", daemon.headers(), ""));
    idle.push_back(daemon.client());
    if (i % 2 == 0) idle.back().send("POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\n");  // and never the rest
  }
  CHECK(daemon.client().call("GET", "/healthz").status == 200);
  daemon.box.held = false;
  for (HttpClient& viewer : viewers) CHECK(count(viewer.receive_until("event: done\n"), "event: case\n") == 4);
}

TEST_CASE("an archive's one top folder is not part of a submission's paths") {
  TestDaemon daemon;
  const std::string zip = assay::runner::test::zip_of({{"my-solution/main.py", "echo"}, {"my-solution/.git/config", "x"}});
  const auto part = [](const std::string& head, const std::string& content) {
    return "--b\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n";
  };
  const std::string body = part("name=\"challenge\"", "echo") + part("name=\"language\"", "python") +
                           part("name=\"archive\"; filename=\"mine.zip\"", zip) + "--b--\r\n";
  const HttpAnswer answer =
      daemon.client().call("POST", "/api/v1/submissions",
                           daemon.headers({{"Content-Type", "multipart/form-data; boundary=b"}}), body);
  REQUIRE(answer.status == 202);
  const std::string id = field(answer.body, "id");
  CHECK(daemon.events(id).find("\"verdict\":\"AC\"") != std::string::npos);
  const HttpAnswer report = daemon.client().call("GET", "/api/v1/submissions/" + id + "/report.json", daemon.headers());
  CHECK(report.body.find("\"main.py\"") != std::string::npos);
  CHECK(report.body.find("my-solution") == std::string::npos);
}

TEST_CASE("an uploaded challenge is on offer at once, after a restart too, and judges what is handed in") {
  TestDaemon daemon;
  const std::string yaml =
      "format: 1\nversion: 2.0.0\nname: Mirror\nkind: stdio\nlanguages: [python]\ngroups:\n  - id: all\n    points: 10\n"
      "    cases:\n      - {id: one, stdin: \"1\\n\", expected: \"1\\n\"}\n";
  const std::string zip =
      assay::runner::test::zip_of({{"mirror/challenge.yaml", yaml}, {"mirror/statement.md", "# Mirror\n"}});
  const HttpAnswer made = daemon.client().call("POST", "/api/v1/challenges",
                                               daemon.headers({{"Content-Type", "application/zip"}}), zip);
  CHECK(made.body == R"({"id":"mirror","version":"2.0.0"})");
  REQUIRE(made.status == 201);
  daemon.stop();
  daemon.start();
  const HttpAnswer shown = daemon.client().call("GET", "/api/v1/challenges/mirror", daemon.headers());
  CHECK(field(shown.body, "version") == "2.0.0");
  std::string submission = TestDaemon::submission("echo");
  submission.replace(submission.find("\"echo\""), 6, "\"mirror\"");
  const HttpAnswer handed = daemon.client().call("POST", "/api/v1/submissions", daemon.json(), submission);
  REQUIRE(handed.status == 202);
  CHECK(daemon.events(field(handed.body, "id")).find("\"verdict\":\"AC\",\"score\":10") != std::string::npos);
}
