#include <algorithm>
#include <chrono>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "runner/events.hpp"
#include "runner/http/session.hpp"
#include "runner/service.hpp"

namespace assay::runner::http {
namespace {

// A viewer's place in the table for as long as it watches.
struct Watching {
  Watching(Shared& all, const std::string& submission) : shared(all), viewer(all.io) {
    place = shared.viewers.emplace(submission, &viewer);
    ++shared.service.metrics().viewers;
  }
  ~Watching() {
    shared.viewers.erase(place);
    --shared.service.metrics().viewers;
  }
  Watching(const Watching&) = delete;
  Watching& operator=(const Watching&) = delete;
  Shared& shared;
  Viewer viewer;
  std::multimap<std::string, Viewer*>::iterator place;
};

asio::awaitable<bool> send(Stream& stream, std::string text, std::chrono::milliseconds time) {
  boost::system::error_code error;
  stream.expires_after(time);
  const auto buffer = asio::buffer(text);
  co_await asio::async_write(stream, buffer, asio::redirect_error(asio::use_awaitable, error));
  stream.expires_never();
  co_return !error;
}

}  // namespace

asio::awaitable<void> serve_events(Shared& shared, Stream& stream, EventStream wanted, std::string head) {
  Watching watching(shared, wanted.submission);
  const auto write_time = shared.options.write_time;
  // A client that lost the stream comes back after two seconds.
  std::string text = head + "retry: 2000\n\n";
  bool over = false;
  // When to show that we live. What is held back from a viewer must not move it, or the beat would tell of it.
  auto beat = std::chrono::steady_clock::now() + shared.options.heartbeat;
  while (!over && !shared.draining) {
    watching.viewer.signalled = false;
    const EventHub::Since since = shared.service.heard(wanted.submission, wanted.last_id, wanted.audience);
    for (const Event& event : since.events) {
      text += sse_text(event, wanted.audience);
      wanted.last_id = event.id;
    }
    over = since.over || !since.known;
    if (!text.empty()) {
      if (!(co_await send(stream, std::move(text), write_time))) co_return;
      text.clear();
      beat = std::chrono::steady_clock::now() + shared.options.heartbeat;
    }
    if (over || watching.viewer.signalled) continue;
    auto until = beat;
    if (since.more_in) until = std::min(until, std::chrono::steady_clock::now() + *since.more_in);
    boost::system::error_code woken;
    watching.viewer.timer.expires_at(until);
    co_await watching.viewer.timer.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    if (std::chrono::steady_clock::now() >= beat) text = ": still here\n\n";
  }
}

}  // namespace assay::runner::http
