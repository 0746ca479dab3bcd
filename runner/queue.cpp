#include "runner/queue.hpp"

namespace assay::runner {

bool JudgingQueue::reserve() {
  const std::lock_guard lock(mutex_);
  if (size_ + reserved_ >= capacity_) return false;
  ++reserved_;
  return true;
}

void JudgingQueue::cancel() {
  const std::lock_guard lock(mutex_);
  --reserved_;
}

void JudgingQueue::push(const std::string& owner, const std::string& id) {
  const std::lock_guard lock(mutex_);
  --reserved_;
  append(owner, id);
}

void JudgingQueue::restore(const std::string& owner, const std::string& id) {
  const std::lock_guard lock(mutex_);
  append(owner, id);
}

void JudgingQueue::append(const std::string& owner, const std::string& id) {
  std::deque<std::string>& queue = waiting_[owner];
  if (queue.empty()) turns_.push_back(owner);
  queue.push_back(id);
  ++size_;
  ready_.notify_one();
}

std::optional<std::string> JudgingQueue::pop() {
  std::unique_lock lock(mutex_);
  ready_.wait(lock, [this] { return closed_ || size_ > 0; });
  if (closed_) return std::nullopt;
  const std::string owner = turns_.front();
  turns_.pop_front();
  const auto queue = waiting_.find(owner);
  std::string id = std::move(queue->second.front());
  queue->second.pop_front();
  --size_;
  if (queue->second.empty())
    waiting_.erase(queue);
  else
    turns_.push_back(owner);
  return id;
}

void JudgingQueue::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  ready_.notify_all();
}

bool JudgingQueue::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

std::size_t JudgingQueue::size() const {
  const std::lock_guard lock(mutex_);
  return size_;
}

}  // namespace assay::runner
