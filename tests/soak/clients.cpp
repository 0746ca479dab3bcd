#include "tests/soak/clients.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <stdexcept>
#include <thread>

#include <boost/json.hpp>

#include "base/text.hpp"
#include "tests/support/http_client.hpp"

namespace assay::soak {
namespace {

namespace json = boost::json;
using tests::HttpAnswer;
using tests::HttpClient;

[[noreturn]] void fail(const std::string& what) { throw std::runtime_error(what); }

std::string name_of(const Program& program) { return program.challenge + " in " + program.language; }

json::value body_of(const HttpAnswer& answer, int wanted, const std::string& call) {
  if (answer.status != wanted) fail(call + " was answered " + std::to_string(answer.status) + ": " + answer.body);
  return json::parse(answer.body);
}

std::string text_at(const json::value& object, const char* key) {
  const json::value& text = object.at(key);
  return text.is_null() ? std::string() : std::string(text.as_string());
}

std::string ending_of(const json::value& one) {
  const std::string cause = text_at(one, "cause");
  return text_at(one, "verdict") + (cause.empty() ? "" : " " + cause);
}

// "" or what came out instead of what had to.
std::string wrong(const Program& program, const json::value& one, const std::string& ending) {
  const json::value& stream = one.at("stdout");
  const std::string printed = stream.is_null() ? std::string() : text_at(stream, "text");
  const auto allowed = std::find(program.endings.begin(), program.endings.end(), ending);
  bool right = !ending.starts_with("JE") && (ending != "AC" || program.honest);
  if (!program.endings.empty()) {
    right = right && allowed != program.endings.end() && printed.find("BROKEN") == std::string::npos;
    if (allowed == program.endings.begin() && !program.prints.empty()) right = right && printed == program.prints;
  }
  if (right) return "";
  return "it came to " + ending + " (CPU " + json::serialize(one.at("cpu_ms")) + " ms, wall " +
         json::serialize(one.at("wall_ms")) + " ms, " + json::serialize(one.at("memory_kib")) + " KiB) and printed '" +
         printable(printed.substr(0, 200), false) + "'";
}

}  // namespace

json::value Clients::judge_one(const Program& program) const {
  const HttpClient::Headers reads{{"Authorization", "Bearer " + token_}};
  HttpClient::Headers writes = reads;
  writes.emplace_back("Content-Type", "application/json");
  // A connection each: one that waits for a judging would be closed as idle.
  const auto call = [&](const std::string& method, const std::string& path, const HttpClient::Headers& headers,
                        const std::string& body = "") { return HttpClient(port_).call(method, path, headers, body); };
  const json::value made = body_of(call("POST", "/api/v1/submissions", writes, program.body), 202, "the submission");
  const std::string place = "/api/v1/submissions/" + text_at(made, "id");
  const HttpAnswer events = call("GET", place + "/events", reads);
  if (events.status != 200 || events.body.find("event: done") == std::string::npos)
    fail("the events ended without `done`: " + events.body);
  const std::string state = text_at(body_of(call("GET", place, reads), 200, place), "state");
  if (state != "done") fail("its state is " + state);
  return body_of(call("GET", place + "/report.json", reads), 200, place + "/report.json");
}

void Clients::judge(const std::vector<const Program*>& programs, Answers& answers) const {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  const auto count = [&](const Program& program, const json::value& report) {
    const std::lock_guard lock(mutex);
    std::size_t cases = 0;
    for (const json::value& group : report.at("groups").as_array())
      for (const json::value& one : group.at("cases").as_array()) {
        const std::string ending = ending_of(one), fault = wrong(program, one, ending);
        ++answers.endings[&program][ending];
        ++cases;
        if (!fault.empty()) answers.faults.push_back(name_of(program) + ": " + fault);
      }
    if (cases == 0) answers.faults.push_back(name_of(program) + ": its report has no case");
  };
  const auto work = [&] {
    for (std::size_t at = next++; at < programs.size(); at = next++) {
      try {
        count(*programs[at], judge_one(*programs[at]));
      } catch (const std::exception& error) {
        const std::lock_guard lock(mutex);
        answers.faults.push_back(name_of(*programs[at]) + ": " + error.what());
      }
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < count_; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
}

}  // namespace assay::soak
