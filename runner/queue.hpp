// Who is judged next: first come first served for one owner, round robin between owners, so that one candidate's
// hundred submissions delay another's first by one judging at most. Bounded. In memory only: the store knows what is
// unfinished. Called from any thread; workers block in pop.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace assay::runner {

class JudgingQueue {
 public:
  explicit JudgingQueue(std::size_t capacity) : capacity_(capacity) {}

  // A place for one submission that is about to be stored; false when the queue is full. Held until `push` or `cancel`,
  // so that nothing is acknowledged that has no place.
  bool reserve();
  void cancel();
  void push(const std::string& owner, const std::string& id);

  // Back in, whatever the capacity: at start, and when a judging has to be done again.
  void restore(const std::string& owner, const std::string& id);

  // The next id; nullopt once the queue is closed, even if entries are left (they stay in the store).
  std::optional<std::string> pop();
  void close();
  bool closed() const;

  std::size_t size() const;
  std::size_t capacity() const { return capacity_; }

 private:
  void append(const std::string& owner, const std::string& id);

  const std::size_t capacity_;
  mutable std::mutex mutex_;
  std::condition_variable ready_;
  std::map<std::string, std::deque<std::string>> waiting_;
  std::list<std::string> turns_;  // owners with something waiting, next first
  std::size_t size_ = 0, reserved_ = 0;
  bool closed_ = false;
};

}  // namespace assay::runner
