// Clients that are slow, endless or out of step: each is bounded in time and size, and holds up nobody else. What a
// malformed request is told is http_malformed_test.cpp's.
#include <chrono>
#include <functional>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/test_daemon.hpp"

using assay::tests::HttpAnswer;
using assay::tests::HttpClient;
using assay::tests::TestDaemon;

namespace {

constexpr std::chrono::milliseconds soon{50};

// The head of a submission, of a body that `framing` measures.
std::string head(const TestDaemon& daemon, const std::string& framing) {
  return "POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + daemon.token +
         "\r\nContent-Type: application/json\r\n" + framing + "\r\n\r\n";
}
std::string chunked(const TestDaemon& daemon) { return head(daemon, "Transfer-Encoding: chunked"); }

// Says a byte, waits a moment, says the next; false when the server had not closed after a thousand of them.
bool is_closed_while_dribbling(HttpClient& client) {
  for (int said = 0; said < 1000; ++said) {
    if (client.is_closed()) return true;
    client.send("a");
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

bool becomes(const std::function<bool()>& condition) {
  for (int turn = 0; turn < 3000 && !condition(); ++turn) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  return condition();
}

}  // namespace

TEST_CASE("a head that comes byte by byte gets no more time than one that does not come") {
  TestDaemon::Setup setup;
  setup.head_time = soon;
  TestDaemon daemon(setup);
  HttpClient client = daemon.client();
  client.send("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ");
  CHECK(is_closed_while_dribbling(client));
}

TEST_CASE("a body that comes byte by byte gets no more time than one that does not come") {
  TestDaemon::Setup setup;
  setup.body_time = soon;
  TestDaemon daemon(setup);
  for (const std::string& start : {head(daemon, "Content-Length: 4000"), chunked(daemon) + "1000\r\n"}) {
    HttpClient client = daemon.client();
    client.send(start);
    CHECK(is_closed_while_dribbling(client));
  }
}

TEST_CASE("a connection that is kept and not used is closed") {
  TestDaemon::Setup setup;
  setup.idle_time = soon;
  TestDaemon daemon(setup);
  HttpClient client = daemon.client();
  CHECK(client.call("GET", "/healthz").status == 200);
  CHECK(client.receive().status == 0);
  CHECK(client.ended());
}

TEST_CASE("a client that takes no answers loses its connection, and others are served meanwhile") {
  TestDaemon::Setup setup;
  setup.write_time = std::chrono::milliseconds(500);
  TestDaemon daemon(setup);
  const auto& connections = daemon.daemon->service().metrics().connections;
  {
    std::string asked;
    for (int i = 0; i < 4000; ++i) asked += HttpClient::text("GET", "/openapi.json", {}, "");
    std::vector<HttpClient> deaf;
    for (int i = 0; i < 8; ++i) deaf.push_back(daemon.client());
    std::vector<std::thread> senders;  // the server stops reading from who does not take answers, so sending may block
    for (HttpClient& client : deaf) senders.emplace_back([&] { client.send(asked); });
    CHECK(daemon.client().call("GET", "/healthz").status == 200);
    CHECK(becomes([&] { return connections == 0; }));
    for (std::thread& sender : senders) sender.join();
  }
  CHECK(daemon.client().call("GET", "/healthz").status == 200);
}

TEST_CASE("requests sent without waiting are answered each, in order") {
  TestDaemon daemon;
  HttpClient client = daemon.client();
  std::string asked;
  for (int i = 0; i < 100; ++i) asked += HttpClient::text("GET", "/nothing/" + std::to_string(i), {}, "");
  client.send(asked);
  for (int i = 0; i < 100; ++i)
    CHECK(client.receive().body.find("/nothing/" + std::to_string(i) + "\"") != std::string::npos);
}

TEST_CASE("a body of ten gibibytes is refused by its length alone") {
  TestDaemon daemon;
  HttpClient client = daemon.client();
  client.send(head(daemon, "Content-Length: 10737418240\r\nExpect: 100-continue"));
  CHECK(client.receive().status == 413);
}

TEST_CASE("a chunk's line or a trailer without end is refused while it comes, not collected") {
  TestDaemon daemon;
  for (const char* start : {"1;", "1;a=\"", "0\r\nX: ", "0\r\n", "0;"}) {
    CAPTURE(start);
    HttpClient client = daemon.client();
    client.send(chunked(daemon) + start + std::string(1 << 20, 'a'));
    CHECK(client.receive().status == 400);
  }
  CHECK(daemon.client().call("GET", "/healthz").status == 200);
}

TEST_CASE("a client may pause before and after any byte of a chunked body") {
  TestDaemon daemon;
  const std::string body = TestDaemon::submission("echo");
  const std::string in_chunks =
      fmt::format("5;a=b\r\n{}\r\n{:x}\r\n{}\r\n0\r\nT: x\r\n\r\n", body.substr(0, 5), body.size() - 5, body.substr(5));
  for (const auto& [bytes, status] : {std::pair(in_chunks, 202), std::pair(std::string("0\r\n\r\n"), 400)})
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      CAPTURE(at);
      HttpClient client = daemon.client();
      for (const std::string& piece :
           {chunked(daemon) + bytes.substr(0, at), bytes.substr(at, 1), bytes.substr(at + 1)}) {
        client.send(piece);
        // Were it too short, two pieces would come as one: nothing would fail that should not.
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
      }
      CHECK(client.receive().status == status);
    }
}

TEST_CASE("a request whose length can be read in two ways is refused, and what it smuggles is not answered") {
  TestDaemon daemon;
  for (const char* framing :
       {"Content-Length: 4\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 4",
        "Content-Length: 4\r\nContent-Length: 5", "Transfer-Encoding: chunked, chunked", "Transfer-Encoding: gzip",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "Content-Length: 4, 5", "Content-Length: +4",
        "Content-Length: 4\r\nTransfer-Encoding: xchunked", "Transfer-Encoding: chunked, gzip"}) {
    CAPTURE(framing);
    HttpClient client = daemon.client();
    client.send(head(daemon, framing) + "0\r\n\r\n" + HttpClient::text("GET", "/healthz", {}, ""));
    CHECK(client.receive().status == 400);
    CHECK(client.receive().status == 0);
    CHECK(client.ended());
  }
  HttpClient old = daemon.client();
  old.send("POST /sign-in HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
  CHECK(old.receive().status == 400);
}

TEST_CASE("a client that is told 413 hears it although it is still sending") {
  TestDaemon daemon;
  HttpClient client = daemon.client();
  client.send(head(daemon, "Content-Length: 6000000") + std::string(6000000, ' '));
  CHECK(client.receive().status == 413);
}

TEST_CASE("a client that never finishes its request is closed on") {
  TestDaemon::Setup setup;
  setup.head_time = soon;
  TestDaemon daemon(setup);
  HttpClient client = daemon.client();
  client.send("GET /healthz HTTP/1.1\r\nHost:");
  CHECK(client.receive().status == 0);
  CHECK(client.ended());
}

TEST_CASE("a connection over the limit is told which limit it met") {
  TestDaemon::Setup setup;
  setup.connections_per_address = 2;
  TestDaemon daemon(setup);
  HttpClient first = daemon.client(), second = daemon.client();
  CHECK(first.call("GET", "/healthz").status == 200);
  CHECK(second.call("GET", "/healthz").status == 200);
  HttpClient third = daemon.client();
  const HttpAnswer answer = third.receive();
  CHECK(answer.status == 429);
  CHECK(answer.body.find("2 from one address") != std::string::npos);
}
