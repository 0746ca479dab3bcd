#include "runner/events.hpp"

#include <utility>

#include <boost/json/object.hpp>
#include <fmt/format.h>

#include "runner/disclosure.hpp"
#include "runner/json_text.hpp"

namespace assay::runner {
namespace {

namespace json = boost::json;
using challenges::Visibility;

constexpr std::uint32_t first_case = 3;

Event make(std::uint32_t id, std::string name, const json::object& panel, const json::object& candidate) {
  return {id, std::move(name), json_text(panel), json_text(candidate), false};
}

json::value text_or_null(std::string_view text) { return text.empty() ? json::value(nullptr) : json::value(text); }

template <class T>
json::value number_or_null(const std::optional<T>& number) {
  return number ? json::value(*number) : json::value(nullptr);
}

// The fields that a live result and a stored case have in common.
struct CaseFacts {
  std::string_view group, id;
  challenges::Verdict verdict;
  challenges::Cause cause;
  std::optional<double> cpu_ms, wall_ms;
  std::optional<std::uint64_t> memory_kib;
};

Event case_event(std::uint32_t position, std::uint32_t total, Visibility visibility, const CaseFacts& facts) {
  json::object common{{"position", position},
                      {"total", total},
                      {"group", facts.group},
                      {"id", facts.id},
                      {"verdict", to_string(facts.verdict)},
                      {"cause", text_or_null(to_string(facts.cause))},
                      {"sentence", challenges::sentence(facts.verdict, facts.cause)}};
  json::object panel = common, candidate = common;
  // CONTRACT, Visibility: of a hidden case a candidate learns no times and no memory.
  const bool shown = open_to_candidate(visibility);
  for (json::object* object : {&panel, &candidate}) {
    const bool tell = shown || object == &panel;
    (*object)["cpu_ms"] = tell ? number_or_null(facts.cpu_ms) : nullptr;
    (*object)["wall_ms"] = tell ? number_or_null(facts.wall_ms) : nullptr;
    (*object)["memory_kib"] = tell ? number_or_null(facts.memory_kib) : nullptr;
  }
  Event event = make(first_case - 1 + position, "case", panel, candidate);
  event.hidden = !shown;
  return event;
}

Event done_event(std::uint32_t id, const reports::Report& report) {
  const bool failed = report.verdict == challenges::Verdict::JE;
  const json::object data{{"state", to_string(failed ? State::failed : State::done)},
                          {"verdict", to_string(report.verdict)},
                          {"score", number_or_null(report.score)},
                          {"max_score", report.max_score}};
  return make(id, "done", data, data);
}

}  // namespace

Event queued_event(const SubmissionRecord& record) {
  const json::object data{{"id", record.id},
                          {"challenge", record.challenge},
                          {"language", record.language},
                          {"total", record.total},
                          {"submitted_at", iso8601(record.submitted_at)}};
  return make(1, "queued", data, data);
}

Event compile_event(const challenges::CompileResult& compile) {
  const json::object data{{"verdict", to_string(compile.verdict)},
                          {"cause", text_or_null(to_string(compile.cause))},
                          {"output", compile.output}};
  return make(2, "compile", data, data);
}

Event case_event(std::uint32_t position, std::uint32_t total, Visibility visibility,
                 const challenges::CaseResult& result) {
  CaseFacts facts{result.group, result.id, result.verdict, result.cause, {}, {}, {}};
  if (result.verdict != challenges::Verdict::SK && result.verdict != challenges::Verdict::CE) {
    facts.cpu_ms = result.cpu_ms;
    facts.wall_ms = result.wall_ms;
    facts.memory_kib = result.memory_kib;
  }
  return case_event(position, total, visibility, facts);
}

std::vector<Event> events_of(const SubmissionRecord& record, const reports::Report& report) {
  std::vector<Event> events{queued_event(record), compile_event(report.compile)};
  std::uint32_t total = 0, position = 0;
  for (const auto& group : report.groups) total += static_cast<std::uint32_t>(group.cases.size());
  for (const auto& group : report.groups)
    for (const auto& item : group.cases)
      events.push_back(case_event(
          ++position, total, group.visibility,
          CaseFacts{group.id, item.id, item.verdict, item.cause, item.cpu_ms, item.wall_ms, item.memory_kib}));
  events.push_back(done_event(first_case + total, report));
  return events;
}

std::string sse_text(const Event& event, reports::Audience audience) {
  return fmt::format("id: {}\nevent: {}\ndata: {}\n\n", event.id, event.name, event.data(audience));
}

void EventHub::set_listener(Listener listener) {
  const std::lock_guard lock(mutex_);
  listener_ = std::move(listener);
}

void EventHub::notify(const std::string& id) const {
  Listener listener;
  {
    const std::lock_guard lock(mutex_);
    listener = listener_;
  }
  if (listener) listener(id);
}

void EventHub::open(const SubmissionRecord& record) {
  const std::lock_guard lock(mutex_);
  Channel& channel = channels_[record.id];
  if (channel.events.empty()) channel.events.push_back(queued_event(record));
}

void EventHub::set_state(const std::string& id, State state) {
  const std::lock_guard lock(mutex_);
  const auto found = channels_.find(id);
  if (found == channels_.end()) return;
  found->second.live.state = state;
  if (state == State::queued || found->second.over)
    judged_.erase(id);
  else
    judged_.insert(id);
}

void EventHub::publish(const std::string& id, Event event) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = channels_.find(id);
    if (found == channels_.end() || found->second.over) return;
    Channel& channel = found->second;
    if (event.id <= channel.events.back().id) return;
    if (event.name == "case") ++channel.live.done;
    channel.events.push_back(std::move(event));
  }
  notify(id);
}

void EventHub::finish(const std::string& id, const std::vector<Event>& all, TimePoint ended) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = channels_.find(id);
    if (found == channels_.end() || found->second.over) return;
    Channel& channel = found->second;
    for (const Event& event : all)
      if (event.id > channel.events.back().id) channel.events.push_back(event);
    channel.over = true;
    channel.ended = ended;
    judged_.erase(id);
    over_.push_back(id);
  }
  notify(id);
}

void EventHub::sweep() {
  const std::lock_guard lock(mutex_);
  for (const std::string& id : over_before_) channels_.erase(id);
  over_before_ = std::exchange(over_, {});
}

EventHub::Since EventHub::since(const std::string& id, std::uint32_t last_id, reports::Audience audience,
                                TimePoint now) const {
  const std::lock_guard lock(mutex_);
  const auto found = channels_.find(id);
  if (found == channels_.end()) return {};
  const Channel& channel = found->second;
  const auto held = channel.over ? until_told(channel.ended, now) : std::optional<std::chrono::milliseconds>();
  const bool all = audience == reports::Audience::panel || (channel.over && !held);
  Since result{{}, true, channel.over, {}};
  for (const Event& event : channel.events) {
    // From the first hidden case on nothing is told before the end: what follows it would tell when it ended.
    if (event.hidden && !all) {
      result.over = false;
      result.more_in = held;
      break;
    }
    if (event.id > last_id) result.events.push_back(event);
  }
  return result;
}

std::optional<EventHub::Live> EventHub::live(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto found = channels_.find(id);
  if (found == channels_.end() || found->second.over) return std::nullopt;
  return found->second.live;
}

std::vector<std::string> EventHub::in_state(State state) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> ids;
  for (const std::string& id : judged_)
    if (channels_.at(id).live.state == state) ids.push_back(id);
  return ids;
}

}  // namespace assay::runner
