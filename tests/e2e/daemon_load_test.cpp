// Many clients at once: nothing is lost, nothing is doubled.
#include <set>
#include <thread>

#include <doctest/doctest.h>

#include "tests/support/test_daemon.hpp"

using namespace assay::tests;

TEST_CASE("two hundred submissions by sixteen clients are each judged once") {
  constexpr int clients = 16, total = 200;
  TestDaemon daemon;
  std::vector<std::vector<std::string>> ids(clients);
  std::vector<std::thread> threads;
  for (int c = 0; c < clients; ++c)
    threads.emplace_back([&, c] {
      HttpClient client = daemon.client();
      for (int i = c; i < total; i += clients) {
        const std::string body = TestDaemon::submission("echo", "candidate" + std::to_string(c) + "@example.org");
        const HttpAnswer answer = client.call("POST", "/api/v1/submissions",
                                              daemon.json({{"Idempotency-Key", "k" + std::to_string(i)}}), body);
        if (answer.status == 202) ids[static_cast<std::size_t>(c)].push_back(field(answer.body, "id"));
      }
    });
  for (std::thread& thread : threads) thread.join();
  std::set<std::string> all;
  for (const auto& mine : ids) all.insert(mine.begin(), mine.end());
  REQUIRE(all.size() == total);
  for (const std::string& id : all) {
    const std::string events = daemon.events(id);
    CHECK(events.find("event: done\n") != std::string::npos);
    CHECK(events.find("\"verdict\":\"AC\",\"score\":60") != std::string::npos);
  }
  CHECK(daemon.box.cases == total * 4);
  const auto metrics = daemon.client().call("GET", "/metrics", {{"Authorization", "Bearer " + daemon.admin}});
  CHECK(metrics.body.find("assay_judgings_total{verdict=\"AC\"} 200\n") != std::string::npos);
  CHECK(metrics.body.find("assay_queue_length 0\n") != std::string::npos);
}
