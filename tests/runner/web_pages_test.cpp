// The pages as a browser without JavaScript meets them.
#include <doctest/doctest.h>

#include "runner/web/render.hpp"
#include "tests/support/test_daemon.hpp"

using assay::tests::HttpAnswer;
using assay::tests::HttpClient;
using assay::tests::TestDaemon;

namespace {

struct Browser {
  explicit Browser(const TestDaemon& daemon) : client(daemon.port()), cookie("assay_session=" + daemon.token) {}
  HttpAnswer get(const std::string& target) {
    return client.call("GET", target, {{"Cookie", cookie}, {"Accept", "text/html"}});
  }
  HttpAnswer post(const std::string& target, const std::string& type, const std::string& body,
                  const std::string& origin = "http://localhost") {
    return client.call("POST", target,
                       {{"Cookie", cookie}, {"Accept", "text/html"}, {"Content-Type", type}, {"Origin", origin}}, body);
  }
  HttpAnswer hand_in(const std::string& code, const std::string& action, const std::string& name = "",
                     const std::string& email = "") {
    std::string body;
    const std::pair<std::string, std::string> fields[] = {{"language", "python"},
                                                          {"code", code},
                                                          {"candidate.name", name},
                                                          {"candidate.email", email},
                                                          {"action", action}};
    for (const auto& [key, value] : fields)
      body += "--B\r\nContent-Disposition: form-data; name=\"" + key + "\"\r\n\r\n" + value + "\r\n";
    body +=
        "--B\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\"\r\nContent-Type: "
        "application/octet-stream\r\n\r\n\r\n--B--\r\n";
    return post("/challenges/echo", "multipart/form-data; boundary=B", body);
  }
  HttpClient client;
  std::string cookie;
};

bool holds(const HttpAnswer& answer, const std::string& text) { return answer.body.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("the walk closes in a browser: catalogue, challenge, submission, report") {
  TestDaemon daemon;
  Browser browser(daemon);
  CHECK(browser.get("/").header("Location") == "/challenges");
  CHECK(holds(browser.get("/challenges"), "<a href=\"/challenges/echo\">Echo</a>"));
  const HttpAnswer challenge = browser.get("/challenges/echo?language=python");
  CHECK(holds(challenge, "<strong>read</strong>"));
  CHECK_FALSE(holds(challenge, "<script>alert"));
  CHECK_FALSE(holds(challenge, "three"));  // hidden
  const HttpAnswer handed = browser.hand_in("echo", "submit", "Ada <b>L</b>", "ada@example.org");
  REQUIRE(handed.status == 303);
  const std::string page = handed.header("Location");
  REQUIRE(page.starts_with("/submissions/"));
  daemon.events(page.substr(13));
  const HttpAnswer done = browser.get(page);
  CHECK(holds(done, "Accepted, 60 of 60 points"));
  CHECK(holds(done, "Ada &lt;b&gt;L&lt;/b&gt;"));
  const HttpAnswer report = browser.get(page + "/report");
  CHECK(report.status == 200);
  CHECK(holds(report, "assay-bar"));
  CHECK(report.header("Content-Security-Policy").find("script-src") == std::string::npos);
  CHECK(holds(browser.get("/submissions"), page));
}

TEST_CASE("a page forbids every script and style but the daemon's own files") {
  TestDaemon daemon;
  Browser browser(daemon);
  for (const char* target : {"/sign-in", "/challenges", "/challenges/echo", "/submissions", "/nowhere"}) {
    CAPTURE(target);
    const HttpAnswer page = browser.get(target);
    const std::string policy = page.header("Content-Security-Policy");
    CHECK(policy.starts_with("default-src 'none'; style-src 'self'; script-src 'self';"));
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK_FALSE(holds(page, " style=\""));
    CHECK_FALSE(holds(page, " onclick"));
  }
}

TEST_CASE("signing in sets a cookie that scripts and other sites cannot use") {
  TestDaemon daemon;
  HttpClient client = daemon.client();
  CHECK(client.call("GET", "/challenges").header("Location") == "/sign-in");
  const HttpAnswer in = client.call("GET", "/sign-in?token=" + daemon.token);
  CHECK(in.status == 303);
  CHECK(in.header("Set-Cookie") == "assay_session=" + daemon.token + "; Path=/; HttpOnly; SameSite=Strict");
  const HttpClient::Headers form{{"Content-Type", "application/x-www-form-urlencoded"}, {"Origin", "http://localhost"}};
  CHECK(client.call("POST", "/sign-in", form, "token=" + daemon.token).status == 303);
  const HttpAnswer wrong = client.call("POST", "/sign-in", form, "token=wrong");
  CHECK(wrong.status == 403);
  CHECK(wrong.header("Set-Cookie") == "");
}

TEST_CASE("a form that another site sends is refused, and nothing is submitted") {
  TestDaemon daemon;
  Browser browser(daemon);
  for (const char* origin : {"http://evil.example", "null", "http://localhost.evil.example"}) {
    CAPTURE(origin);
    CHECK(Browser(daemon).post("/challenges/echo", "multipart/form-data; boundary=B", "x", origin).status == 403);
  }
  CHECK(holds(browser.get("/submissions"), "Nothing has been submitted yet"));
}

TEST_CASE("a form that is refused says why and keeps what was typed") {
  TestDaemon daemon;
  Browser browser(daemon);
  const HttpAnswer refused = browser.hand_in("my precious code", "submit", "Ada", "nowhere");
  CHECK(refused.status == 422);
  CHECK(holds(refused, "my precious code"));
  CHECK(holds(refused, "value=\"nowhere\""));
}

TEST_CASE("a candidate's name in a form is one line of UTF-8 of at most 200 bytes, or nothing is handed in") {
  TestDaemon daemon;
  Browser browser(daemon);
  for (const std::string& name : {std::string(199, 'x') + "\xc3\xa9", std::string("a\nb"), std::string("\xff")})
    CHECK(browser.hand_in("echo", "submit", name, "ada@example.org").status == 422);
  CHECK(holds(browser.get("/submissions"), "Nothing has been submitted yet"));
}

TEST_CASE("a page shows the direction overrides in a name instead of obeying them") {
  TestDaemon daemon;
  Browser browser(daemon);
  const std::string page = browser.hand_in("echo", "submit", "Ada \xe2\x80\xae<i>", "ada@example.org").header("Location");
  REQUIRE(page.starts_with("/submissions/"));
  for (const std::string& target : {page, std::string("/submissions")}) {
    const HttpAnswer answer = browser.get(target);
    CHECK(holds(answer, "Ada \\u{202e}&lt;i&gt;"));
    CHECK_FALSE(holds(answer, "\xe2\x80\xae"));
  }
}

TEST_CASE("a run keeps its code for the next try") {
  TestDaemon daemon;
  Browser browser(daemon);
  const std::string page = browser.hand_in("first line\r\nsecond line", "run").header("Location");
  REQUIRE(page.starts_with("/runs/"));
  const HttpAnswer again = browser.get("/challenges/echo?language=python&from=" + page.substr(6));
  CHECK(holds(again, "first line\nsecond line</textarea>"));
}

TEST_CASE("a panel reads submissions and cannot hand in") {
  TestDaemon daemon;
  Browser browser(daemon);
  browser.cookie = "assay_session=" + daemon.panel;
  CHECK(browser.get("/").header("Location") == "/submissions");
  CHECK(browser.get("/submissions").status == 200);
  CHECK(browser.get("/challenges").status == 403);
  CHECK(browser.hand_in("echo", "submit").status == 403);
}

TEST_CASE("markdown from an author can neither run a script nor hide one in a link") {
  const std::string html = assay::runner::web::markdown_to_html(
      "<img src=x onerror=alert(1)> [go](javascript:alert(1)) | a\n\n| a |\n|---|\n| b |\n");
  CHECK(html.find("<img") == std::string::npos);
  CHECK(html.find("javascript:") == std::string::npos);
  CHECK(html.find("<table>") != std::string::npos);
}
