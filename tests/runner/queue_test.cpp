#include "runner/queue.hpp"

#include <thread>
#include <vector>

#include <doctest/doctest.h>

using assay::runner::JudgingQueue;

namespace {

void add(JudgingQueue& queue, const std::string& owner, const std::string& id) {
  REQUIRE(queue.reserve());
  queue.push(owner, id);
}

std::vector<std::string> drain(JudgingQueue& queue) {
  std::vector<std::string> order;
  while (queue.size() > 0) order.push_back(*queue.pop());
  return order;
}

}  // namespace

TEST_CASE("one owner's submissions are judged in the order in which they came") {
  JudgingQueue queue(10);
  for (const char* id : {"1", "2", "3"}) add(queue, "ada", id);
  CHECK(drain(queue) == std::vector<std::string>{"1", "2", "3"});
}

TEST_CASE("an owner with many submissions delays another's first by one judging at most") {
  JudgingQueue queue(100);
  for (int i = 0; i < 50; ++i) add(queue, "greedy", "g" + std::to_string(i));
  CHECK(*queue.pop() == "g0");
  add(queue, "ada", "a0");
  add(queue, "bob", "b0");
  add(queue, "ada", "a1");
  const std::vector<std::string> order = drain(queue);
  CHECK(std::vector<std::string>(order.begin(), order.begin() + 5) ==
        std::vector<std::string>{"g1", "a0", "b0", "g2", "a1"});
}

TEST_CASE("a full queue gives no place until something leaves it") {
  JudgingQueue queue(2);
  add(queue, "ada", "1");
  REQUIRE(queue.reserve());
  CHECK_FALSE(queue.reserve());
  queue.cancel();
  add(queue, "ada", "2");
  CHECK_FALSE(queue.reserve());
  CHECK(*queue.pop() == "1");
  CHECK(queue.reserve());
}

TEST_CASE("what was accepted before comes back even into a full queue") {
  JudgingQueue queue(1);
  add(queue, "ada", "1");
  queue.restore("ada", "2");
  CHECK(drain(queue) == std::vector<std::string>{"1", "2"});
}

TEST_CASE("closing wakes a worker that waits, and gives it nothing") {
  JudgingQueue queue(1);
  std::optional<std::string> got = "something";
  std::thread worker([&] { got = queue.pop(); });
  queue.close();
  worker.join();
  CHECK(got == std::nullopt);
}
