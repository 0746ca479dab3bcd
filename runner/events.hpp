// What viewers of a judging hear: `queued`, `compile`, one `case` a case, `done`. An event's id is its position (1,
// 2, 3...), whichever run of the judging it came from, so a judging that is done again repeats none, and a stored
// report gives the same events as the judging gave live. Every event is made twice: for the panel and, cut, for the
// candidate, who also hears of hidden cases only when all is over (disclosure.hpp).
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/clock.hpp"
#include "challenges/case_result.hpp"
#include "reports/report.hpp"
#include "runner/store/records.hpp"

namespace assay::runner {

struct Event {
  std::uint32_t id = 0;
  std::string name;              // queued | compile | case | done
  std::string panel, candidate;  // JSON on one line
  bool hidden = false;           // of a case that a candidate may not see
  const std::string& data(reports::Audience audience) const {
    return audience == reports::Audience::panel ? panel : candidate;
  }
};

Event queued_event(const SubmissionRecord& record);
Event compile_event(const challenges::CompileResult& compile);
// `position` counts the judged cases from 1.
Event case_event(std::uint32_t position, std::uint32_t total, challenges::Visibility visibility,
                 const challenges::CaseResult& result);
// All of them, from what is stored: what a live viewer heard and what it missed.
std::vector<Event> events_of(const SubmissionRecord& record, const reports::Report& report);

// One event as it goes over the wire (WHATWG HTML, section 9.2).
std::string sse_text(const Event& event, reports::Audience audience);

// The judgings that are not over, in memory. Workers publish, the I/O thread reads.
class EventHub {
 public:
  // Called after each publication, in the publisher's thread, with the submission's id.
  using Listener = std::function<void(const std::string& id)>;
  void set_listener(Listener listener);

  void open(const SubmissionRecord& record);
  void set_state(const std::string& id, State state);
  // Dropped when an event of that id was already published.
  void publish(const std::string& id, Event event);
  // The rest of the events, and the end: `done` stays readable for one sweep at least. `ended` is what is stored as
  // finished_at.
  void finish(const std::string& id, const std::vector<Event>& all, TimePoint ended);
  // Drops what was over before the previous sweep: whoever comes later is answered from the store.
  void sweep();

  struct Since {
    std::vector<Event> events;
    bool known = false;  // false: not here, ask the store
    bool over = false;   // the last of `events` is `done`
    std::optional<std::chrono::milliseconds> more_in;  // the rest is held back from this listener for so long
  };
  // What `audience` may hear at `now` and has not heard.
  Since since(const std::string& id, std::uint32_t last_id, reports::Audience audience, TimePoint now) const;

  struct Live {
    State state = State::queued;
    std::uint32_t done = 0;  // cases judged
  };
  std::optional<Live> live(const std::string& id) const;
  std::vector<std::string> in_state(State state) const;

 private:
  struct Channel {
    std::vector<Event> events;
    Live live;
    bool over = false;
    TimePoint ended;
  };
  void notify(const std::string& id) const;

  mutable std::mutex mutex_;
  std::unordered_map<std::string, Channel> channels_;
  // So that nothing walks through all that waits: who is being judged, and who is over, the latter by sweeps.
  std::set<std::string> judged_;
  std::vector<std::string> over_, over_before_;
  Listener listener_;
};

}  // namespace assay::runner
