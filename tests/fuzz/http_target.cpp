// The HTTP edge as strangers meet it: a connection's bytes through session, dispatch, handlers, store and back. In them
// `Content-Length: *` stands for the length of all that follows its head, or hardly a body would survive a mutation,
// and
// `<pause>` for a moment in which nothing comes.
#include <algorithm>
#include <functional>
#include <memory>
#include <string>

#include <spdlog/sinks/base_sink.h>

#include "base/log.hpp"
#include "runner/http/message.hpp"
#include "tests/fuzz/http_answers.hpp"
#include "tests/fuzz/http_world.hpp"
#include "tests/fuzz/must.hpp"
#include "tests/fuzz/targets.hpp"

namespace assay::fuzz {
namespace {

// What we log as an error is a fault of ours, and nobody outside may cause one.
class NoErrors final : public spdlog::sinks::base_sink<std::mutex> {
 protected:
  void sink_it_(const spdlog::details::log_msg& line) override {
    must(line.level < spdlog::level::err,
         "an error was logged: " + std::string(line.payload.data(), line.payload.size()));
  }
  void flush_() override {}
};

bool holds(std::string_view text, std::string_view piece) { return text.find(piece) != std::string_view::npos; }

constexpr std::string_view pause_mark = "<pause>", length_mark = "Content-Length: *\r\n";

std::vector<std::string_view> pieces_of(std::string_view bytes) {
  std::vector<std::string_view> pieces;
  for (;;) {
    const std::size_t at = bytes.find(pause_mark);
    pieces.push_back(bytes.substr(0, at));
    if (at == std::string_view::npos) return pieces;
    bytes.remove_prefix(at + pause_mark.size());
  }
}

std::string with_length(std::string_view bytes) {
  std::string made(bytes);
  const std::size_t at = bytes.find(length_mark);
  if (at == std::string_view::npos) return made;
  const std::size_t end = std::min(bytes.find("\r\n\r\n", at), bytes.size() - 4);
  std::size_t length = 0;
  for (const std::string_view piece : pieces_of(bytes.substr(end + 4))) length += piece.size();
  return made.replace(at + length_mark.size() - 3, 1, std::to_string(length));
}

std::string get(const std::string& path) {
  return "GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + std::string(known::interviewer) +
         "\r\n\r\n";
}

// Whatever was handed in can be looked at in every form, and a candidate's view of it keeps what is hidden. Reports
// cost milliseconds to render: `which` chooses two forms.
void look_at(World& world, const std::string& path, std::size_t which, bool may_tell) {
  const std::string id = path.substr(path.rfind('/') + 1), candidates_view = "?audience=candidate";
  std::vector<std::string> all{"/api/v1" + path, path, "/submissions", "/challenges/echo?from=" + id,
                               "/api/v1/submissions"};
  for (const std::string& audience : {std::string(), candidates_view}) {
    for (const char* form : {"/report.json", "/report.html", "/report.md", "/report.xml", "/events"})
      all.push_back("/api/v1" + path + form + audience);
    all.push_back(path + "/report" + audience);
  }
  for (const std::string& asked : {all[which % all.size()], all[which / all.size() % all.size()]}) {
    const std::string bytes = get(asked);
    const std::vector<Answer> answers = read_answers(world.talk({bytes}), bytes);
    must(answers.size() == 1 && answers[0].status == 200, asked);
    check_answer(answers[0]);
    if (asked.ends_with(candidates_view) && !may_tell) must(!holds(answers[0].body, known::expected), asked);
  }
}

}  // namespace

void http(std::string_view bytes) {
  static const bool strict = [] {
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("fuzz", std::make_shared<NoErrors>()));
    return true;
  }();
  static std::unique_ptr<World> world = std::make_unique<World>();
  must(strict && !world->changed());

  const std::string sent = with_length(bytes);
  const std::string heard = world->talk(pieces_of(sent));
  for (const Answer& answer : read_answers(heard, sent)) {
    check_answer(answer);
    // The metrics are the admin's.
    if (holds(answer.header("content-type"), "version=0.0.4")) must(holds(sent, known::admin));
  }
  const bool may_write = holds(sent, known::interviewer) || holds(sent, known::admin);
  if (!may_write && !holds(sent, known::panel))
    must(holds(sent, known::candidate) || !holds(heard, known::candidate), "a stranger was told of a candidate");
  if (!world->changed()) return;
  must(may_write, "somebody changed something without a token for it");
  // A session cookie alone does not write: another site's form brings it along.
  const std::string lower = runner::http::lower_ascii(sent);
  must(holds(lower, "bearer") || holds(lower, "origin"));
  const std::size_t which = std::hash<std::string_view>()(bytes);
  for (const std::string& path : world->judge_accepted()) look_at(*world, path, which, holds(sent, known::expected));
  world.reset();
  world = std::make_unique<World>();
}

}  // namespace assay::fuzz
