// Requests that are wrong, each over a socket of its own: the answer's status, what kind of problem it names, and the
// field or limit that is to blame. Afterwards the server still serves.
#include <functional>

#include <doctest/doctest.h>

#include "tests/runner/intake_archives.hpp"
#include "tests/support/test_daemon.hpp"

using assay::runner::test::Type;
using assay::tests::HttpAnswer;
using assay::tests::HttpClient;
using assay::tests::TestDaemon;

namespace {

struct Bad {
  std::string name;
  std::string request;  // the bytes; TOKEN, PANEL and ADMIN are filled in
  int status;
  std::string problem;  // urn:assay:problem:<this>
  std::string named;    // must stand in the body: a pointer, a limit, a word
};

std::string post(const std::string& target, const std::string& type, const std::string& body,
                 const std::string& more = "") {
  return "POST " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer TOKEN\r\nContent-Type: " + type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more + "\r\n" + body;
}
std::string submit(const std::string& body, const std::string& more = "") {
  return post("/api/v1/submissions", "application/json", body, more);
}
std::string get(const std::string& target, const std::string& more = "Authorization: Bearer TOKEN\r\n") {
  return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n";
}
std::string form(const std::string& body) {
  return post("/api/v1/submissions", "multipart/form-data; boundary=B", body);
}
std::string part(const std::string& name, const std::string& content, const std::string& file = "") {
  return "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"" +
         (file.empty() ? "" : "; filename=\"" + file + "\"") + "\r\n\r\n" + content + "\r\n";
}

std::string challenge_zip(const std::vector<assay::runner::test::Item>& items) {
  return post("/api/v1/challenges", "application/zip", assay::runner::test::zip_of(items));
}

const std::string good_start = R"({"challenge":"echo","language":"python",)";

std::vector<Bad> requests() {
  const std::string deep = std::string(40, '[') + std::string(40, ']');
  const std::string some = part("challenge", "echo") + part("language", "python");
  return {
      {"no such path", get("/api/v1/nothing"), 404, "not-found", "/api/v1/nothing"},
      {"an invitation, which is not built", get("/api/v1/invitations"), 404, "not-found", ""},
      {"a rejudging, which is not built", post("/api/v1/rejudgings", "application/json", "{}"), 404, "not-found", ""},
      {"no such submission", get("/api/v1/submissions/nobody"), 404, "not-found", ""},
      {"no such run", get("/api/v1/runs/nobody"), 404, "not-found", "24 hours"},
      {"no such challenge", get("/api/v1/challenges/nobody"), 404, "not-found", ""},
      {"a path that climbs", get("/api/v1/challenges/..%2f..%2fetc"), 404, "not-found", ""},
      {"a method that is not there",
       "DELETE /api/v1/submissions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer TOKEN\r\n\r\n", 405, "method",
       "GET, HEAD, POST"},
      {"a method nobody knows", "BREW /healthz HTTP/1.1\r\nHost: x\r\n\r\n", 405, "method", "GET, HEAD"},
      {"no token", get("/api/v1/submissions", ""), 401, "unauthorized", "Bearer"},
      {"an unknown token", get("/api/v1/submissions", "Authorization: Bearer 0000\r\n"), 401, "unauthorized", ""},
      {"another scheme", get("/api/v1/submissions", "Authorization: Basic dTpw\r\n"), 401, "unauthorized", ""},
      {"an unknown cookie", get("/api/v1/submissions", "Cookie: assay_session=0000\r\n"), 401, "unauthorized", ""},
      {"a panel's token that submits",
       "POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer PANEL\r\nContent-Type: "
       "application/json\r\nContent-Length: 2\r\n\r\n{}",
       403, "forbidden", "panel"},
      {"metrics for an interviewer", get("/metrics"), 403, "forbidden", "interviewer"},
      {"a cookie's post from another site",
       "POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nOrigin: http://evil\r\nCookie: "
       "assay_session=TOKEN\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
       403, "other-origin", ""},
      {"a body that is not JSON", submit("{"), 400, "json", ""},
      {"an empty body", submit(""), 400, "json", ""},
      {"JSON and more", submit("{} {}"), 400, "json", ""},
      {"single quotes", submit("{'challenge':'echo'}"), 400, "json", ""},
      {"invalid UTF-8", submit("{\"challenge\":\"\xff\"}"), 400, "json", ""},
      {"too deep", submit("{\"files\":" + deep + "}"), 400, "json-depth", "\"value\":32"},
      {"an array", submit("[]"), 422, "invalid", "an array"},
      {"a string", submit("\"x\""), 422, "invalid", "a string"},
      {"nothing in it", submit("{}"), 422, "invalid", "\"pointer\":\"/challenge\""},
      {"no language", submit(R"({"challenge":"echo","files":{"main.py":""}})"), 422, "invalid",
       "\"pointer\":\"/language\""},
      {"no files", submit(R"({"challenge":"echo","language":"python"})"), 422, "invalid", "\"pointer\":\"/files\""},
      {"empty files", submit(good_start + R"("files":{}})"), 422, "invalid", "\"pointer\":\"/files\""},
      {"files as a list", submit(good_start + R"("files":[]})"), 422, "invalid", "\"pointer\":\"/files\""},
      {"a file as a number", submit(good_start + R"("files":{"a/b.py":1}})"), 422, "invalid",
       "\"pointer\":\"/files/a~1b.py\""},
      {"a number as challenge", submit(R"({"challenge":1,"language":"python","files":{"main.py":""}})"), 422, "invalid",
       "\"pointer\":\"/challenge\""},
      {"null as language", submit(R"({"challenge":"echo","language":null,"files":{"main.py":""}})"), 422, "invalid",
       "\"pointer\":\"/language\""},
      {"an unknown field", submit(good_start + R"("files":{"main.py":""},"score":100})"), 422, "invalid",
       "\"pointer\":\"/score\""},
      {"a field twice", submit(R"({"challenge":"echo","challenge":"other"})"), 422, "duplicate-key",
       "\"pointer\":\"/challenge\""},
      {"a file twice", submit(good_start + R"("files":{"main.py":"a","main.py":"b"}})"), 422, "duplicate-key",
       "\"pointer\":\"/files/main.py\""},
      {"an unknown challenge", submit(R"({"challenge":"nobody","language":"python","files":{"main.py":""}})"), 422,
       "invalid", "\"pointer\":\"/challenge\""},
      {"a language that is not asked", submit(R"({"challenge":"echo","language":"cobol","files":{"main.py":""}})"), 422,
       "invalid", "\"pointer\":\"/language\""},
      {"a path that leaves", submit(good_start + R"("files":{"../main.py":""}})"), 422, "invalid", "../main.py"},
      {"an absolute path", submit(good_start + R"("files":{"/etc/passwd":""}})"), 422, "invalid", "/etc/passwd"},
      {"a name with NUL", submit(good_start + "\"files\":{\"a\\u0000b\":\"\"}}"), 422, "invalid", ""},
      {"paths that differ by case", submit(good_start + R"("files":{"Main.py":"","main.py":""}})"), 422, "invalid",
       "ain.py"},
      {"over source_kib", submit(good_start + "\"files\":{\"main.py\":\"" + std::string(300 * 1024, 'a') + "\"}}"), 422,
       "too-large", ""},
      {"a candidate without e-mail", submit(good_start + R"("files":{"main.py":""},"candidate":{"name":"A"}})"), 422,
       "invalid", "\"pointer\":\"/candidate/email\""},
      {"a candidate's e-mail that is none",
       submit(good_start + R"("files":{"main.py":""},"candidate":{"name":"A","email":"at home"}})"), 422, "invalid",
       "\"pointer\":\"/candidate/email\""},
      {"a candidate's name of two lines",
       submit(good_start + R"("files":{"main.py":""},"candidate":{"name":"A\nVerdict AC","email":"a@b.c"}})"), 422,
       "invalid", "\"pointer\":\"/candidate/name\""},
      {"a candidate's name that is not UTF-8",
       form(some + part("files", "x", "main.py") + part("candidate.name", "\xff") + part("candidate.email", "a@b.c") +
            "--B--\r\n"),
       422, "invalid", "\"pointer\":\"/candidate/name\""},
      {"a candidate's address with a header behind it",
       submit(good_start + R"("files":{"main.py":""},"candidate":{"name":"A","email":"a@b.c\r\nBcc: d@e.f"}})"), 422,
       "invalid", "\"pointer\":\"/candidate/email\""},
      {"a candidate's unknown field",
       submit(good_start + R"("files":{"main.py":""},"candidate":{"name":"A","email":"a@b.c","age":3}})"), 422,
       "invalid", "\"pointer\":\"/candidate/age\""},
      {"a candidate as text", submit(good_start + R"("files":{"main.py":""},"candidate":"Ada"})"), 422, "invalid",
       "\"pointer\":\"/candidate\""},
      {"no media type",
       "POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer TOKEN\r\nContent-Length: 2\r\n\r\n{}",
       415, "media-type", "application/json"},
      {"a wrong media type", post("/api/v1/submissions", "text/plain", "{}"), 415, "media-type", "multipart/form-data"},
      {"a challenge as JSON", post("/api/v1/challenges", "application/json", "{}"), 415, "media-type",
       "application/zip"},
      {"a challenge with a link in it",
       challenge_zip({{"x/challenge.yaml", "format: 1\n"}, {"x/data", "/etc/shadow", Type::symlink}}), 422, "invalid",
       "entry \\\"x/data\\\" is a link"},
      {"a challenge that leaves its folder", challenge_zip({{"x/challenge.yaml", "format: 1\n"}, {"x/../../y", "1"}}),
       422, "invalid", "entry \\\"x/../../y\\\" leaves its folder"},
      {"a challenge whose folder is no id", challenge_zip({{"-rf \xe2\x80\xae/challenge.yaml", "format: 1\n"}}), 422,
       "invalid", "\\\"-rf \\u202e\\\" cannot be an id"},
      {"a challenge that is no archive", post("/api/v1/challenges", "application/zip", "hello"), 422, "invalid",
       "archive"},
      {"a body over the limit",
       "POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer TOKEN\r\nContent-Type: "
       "application/json\r\nContent-Length: 5000000\r\n\r\n",
       413, "body-too-large", "4194304"},
      {"a chunked body over the limit",
       "POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer TOKEN\r\nContent-Type: "
       "application/json\r\nTransfer-Encoding: chunked\r\n\r\n500000\r\n" +
           std::string(0x500000, ' ') + "\r\n0\r\n\r\n",
       413, "body-too-large", "4194304"},
      {"a header over the limit", get("/healthz", "X-Long: " + std::string(20000, 'a') + "\r\n"), 431,
       "header-too-large", "16384"},
      {"no HTTP at all", "hello there\r\n\r\n", 400, "http", ""},
      {"no Host", "GET /healthz HTTP/1.1\r\n\r\n", 400, "http", "Host"},
      {"two Hosts", "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "http", "Host"},
      {"a target that is no path", "GET healthz HTTP/1.1\r\nHost: x\r\n\r\n", 400, "http", ""},
      {"a bad percent escape", get("/api/v1/challenges/%zz"), 400, "http", ""},
      {"a length that is no number", "POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
       400, "http", ""},
      {"a bad chunk",
       "POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer TOKEN\r\nContent-Type: "
       "application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
       400, "http", ""},
      {"an Accept that cannot be met",
       get("/api/v1/submissions", "Authorization: Bearer TOKEN\r\nAccept: image/png\r\n"), 406, "not-acceptable",
       "application/json"},
      {"a limit of nothing", get("/api/v1/submissions?limit=0"), 422, "parameter", "\"pointer\":\"?limit\""},
      {"a limit that is a word", get("/api/v1/submissions?limit=ten"), 422, "parameter", "1 to 200"},
      {"a cursor that is made up", get("/api/v1/submissions?cursor=zz"), 422, "parameter", "\"pointer\":\"?cursor\""},
      {"a state that does not exist", get("/api/v1/submissions?state=lost"), 422, "parameter", "queued"},
      {"an unknown parameter", get("/api/v1/submissions?color=red"), 422, "parameter", "\"pointer\":\"?color\""},
      {"an empty Idempotency-Key", submit("{}", "Idempotency-Key: \r\n"), 400, "idempotency-key", "255"},
      {"a long Idempotency-Key", submit("{}", "Idempotency-Key: " + std::string(256, 'k') + "\r\n"), 400,
       "idempotency-key", "255"},
      {"multipart without boundary", post("/api/v1/submissions", "multipart/form-data", "x"), 400, "multipart",
       "boundary"},
      {"multipart that never begins", form("hello"), 400, "multipart", "boundary"},
      {"multipart that never ends", form(part("challenge", "echo")), 400, "multipart", "last boundary"},
      {"a part without a name", form("--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--\r\n"), 400, "multipart",
       "name"},
      {"an unknown part", form(some + part("score", "100") + part("files", "x", "main.py") + "--B--\r\n"), 422,
       "invalid", "\"pointer\":\"/score\""},
      {"a part twice", form(some + part("language", "php") + part("files", "x", "main.py") + "--B--\r\n"), 422,
       "invalid", "\"pointer\":\"/language\""},
      {"multipart without files", form(some + "--B--\r\n"), 422, "invalid", "\"pointer\":\"/files\""},
      {"files and an archive", form(some + part("files", "x", "main.py") + part("archive", "x", "a.zip") + "--B--\r\n"),
       422, "invalid", "\"pointer\":\"/archive\""},
      {"an archive that is called like a command to a terminal",
       form(some + part("archive", "x", "\x1b[2J\xe2\x80\xae.zip") + "--B--\r\n"), 422, "invalid",
       "\\\\x1b[2J\\\\u{202e}.zip: "},
      {"an archive that is none", form(some + part("archive", "x", "a.zip") + "--B--\r\n"), 422, "invalid",
       "\"pointer\":\"/archive\""},
      {"a file whose name leaves", form(some + part("files", "x", "../../main.py") + "--B--\r\n"), 422, "invalid",
       "../../main.py"},
  };
}

void fill_in(std::string& text, const std::string& word, const std::string& value) {
  for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += value.size())
    text.replace(at, word.size(), value);
}

}  // namespace

TEST_CASE("every malformed request gets one problem that names what is wrong, and the server goes on") {
  TestDaemon daemon;
  const std::vector<Bad> all = requests();
  REQUIRE(all.size() >= 40);
  for (const Bad& bad : all) {
    CAPTURE(bad.name);
    std::string bytes = bad.request;
    fill_in(bytes, "TOKEN", daemon.token);
    fill_in(bytes, "PANEL", daemon.panel);
    HttpClient client = daemon.client();
    client.send(bytes);
    const HttpAnswer answer = client.receive();
    CAPTURE(answer.body);
    CHECK(answer.status == bad.status);
    CHECK(answer.header("Content-Type") == "application/problem+json");
    CHECK(answer.body.find("\"urn:assay:problem:" + bad.problem + "\"") != std::string::npos);
    CHECK(answer.body.find(bad.named) != std::string::npos);
    if (answer.status == 405) CHECK(answer.header("Allow") == bad.named);
    if (answer.status == 401) CHECK(answer.header("WWW-Authenticate").starts_with("Bearer"));
  }
  HttpClient client = daemon.client();
  CHECK(client.call("GET", "/healthz").status == 200);
  CHECK(client.call("GET", "/api/v1/submissions", daemon.headers()).body == R"({"items":[],"next_cursor":null})");
}
