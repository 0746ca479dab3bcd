// What crosses the socket: everything comes back as it was sent, and nothing malformed is taken for something else.
#include <doctest/doctest.h>

#include <algorithm>

#include "sandbox/wire_judge.hpp"

using namespace assay::sandbox;

namespace {

wire::Run sample_run() {
  wire::Run run;
  run.profile = Profile::compile;
  run.limits.cpu_ms = 1234;
  run.argv = {"/usr/bin/python3", "", "two words\n"};
  run.env = {"A=1", "B="};
  run.collect = {"out/result.txt"};
  run.has_bundle = true;
  return run;
}

Outcome sample_outcome() {
  Outcome outcome;
  outcome.ended = Ended::signaled;
  outcome.signal = 11;
  outcome.exit_code = -1;
  outcome.usage = {12.5, 100.25, 4096};
  outcome.out = std::string("a\0b\xff", 4);
  outcome.err = std::string("e");
  outcome.out_bytes = 1'000'000'000'000;
  outcome.files = {{"x", Collected::State::regular, std::string(1000, '\0')}, {"y", Collected::State::too_large, ""}};
  return outcome;
}

// Every shortened copy, and the one with a byte more, must be refused.
template <class Decode>
void refuses_other_lengths(const std::string& packet, Decode decode) {
  CHECK(decode(packet));
  for (std::size_t size = 0; size < packet.size(); ++size) CHECK_FALSE(decode(packet.substr(0, size)));
  std::string longer = packet;
  longer.push_back('x');
  CHECK_FALSE(decode(longer));
}

}  // namespace

TEST_CASE("a run arrives as it was sent") {
  const wire::Run sent = sample_run();
  const auto got = wire::decode_run(wire::encode(sent));
  REQUIRE(got.has_value());
  CHECK(got->profile == sent.profile);
  CHECK(got->limits == sent.limits);
  CHECK(got->argv == sent.argv);
  CHECK(got->env == sent.env);
  CHECK(got->collect == sent.collect);
  CHECK(got->has_bundle);
}

TEST_CASE("an outcome arrives as it was sent, bytes of any kind included") {
  const Outcome sent = sample_outcome();
  const wire::Done done = wire::encode(sent);
  std::size_t head = 0;
  const auto size = wire::done_payload_size(done.head + done.payload, &head);
  REQUIRE(size.has_value());
  CHECK(*size == done.payload.size());
  CHECK(head == done.head.size());
  const auto got = wire::decode_done(done.head, done.payload);
  REQUIRE(got.has_value());
  CHECK(got->ended == sent.ended);
  CHECK(got->signal == 11);
  CHECK(got->exit_code == -1);
  CHECK(got->usage.cpu_ms == doctest::Approx(12.5));
  CHECK(got->usage.wall_ms == doctest::Approx(100.25));
  CHECK(got->out == sent.out);
  CHECK(got->out_bytes == sent.out_bytes);
  REQUIRE(got->files.size() == 2);
  CHECK(got->files[0].content == sent.files[0].content);
  CHECK(got->files[1].state == Collected::State::too_large);
}

TEST_CASE("a message that is cut anywhere, or longer than it says, is refused") {
  refuses_other_lengths(wire::encode(sample_run()), [](const std::string& packet) { return wire::decode_run(packet).has_value(); });
  refuses_other_lengths(wire::encode(wire::Greeting{"no", {{"a"}, {"b"}, {}}}),
                        [](const std::string& packet) { return wire::decode_greeting(packet).has_value(); });
  const File file{"main.py", "print()", false, Area::work};
  refuses_other_lengths(wire::encode_bundle({&file}), [](const std::string& packet) { return wire::decode_bundle(packet).has_value(); });
  const wire::Done done = wire::encode(sample_outcome());
  refuses_other_lengths(done.payload, [&](const std::string& payload) { return wire::decode_done(done.head, payload).has_value(); });
  refuses_other_lengths(done.head, [&](const std::string& head) { return wire::decode_done(head, done.payload).has_value(); });
}

TEST_CASE("no single byte changed in a run request makes the decoder read past it or accept a limit out of bounds") {
  const std::string packet = wire::encode(sample_run());
  for (std::size_t at = 0; at < packet.size(); ++at)
    for (int value = 0; value < 256; ++value) {
      std::string changed = packet;
      changed[at] = static_cast<char>(value);
      const auto run = wire::decode_run(changed);
      if (!run) continue;
      CHECK(wire::within_bounds(run->limits));
      CHECK(run->argv.at(0).starts_with('/'));
      CHECK(std::all_of(run->collect.begin(), run->collect.end(), wire::is_safe_path));
    }
}

TEST_CASE("limits of zero or beyond bounds, and programs without an absolute path, are refused") {
  for (std::uint32_t Limits::*limit : {&Limits::cpu_ms, &Limits::wall_ms, &Limits::memory_mib, &Limits::output_kib, &Limits::processes,
                                       &Limits::open_files, &Limits::disk_mib})
    for (const std::uint32_t value : {0u, 0xffffffffu}) {
      wire::Run run = sample_run();
      run.limits.*limit = value;
      CHECK_FALSE(wire::decode_run(wire::encode(run)));
    }
  for (const char* program : {"", "python3", "./main"}) {
    wire::Run run = sample_run();
    run.argv = {program};
    CHECK_FALSE(wire::decode_run(wire::encode(run)));
  }
  wire::Run none = sample_run();
  none.argv.clear();
  CHECK_FALSE(wire::decode_run(wire::encode(none)));
  wire::Run hidden = sample_run();
  hidden.env = {std::string("A=1\0B=2", 7)};
  CHECK_FALSE(wire::decode_run(wire::encode(hidden)));
}

TEST_CASE("a path that is absolute, climbs, is empty in any part or too long is not safe") {
  for (const char* path : {"a", "a/b", "..a", "a..", ".hidden", "a/...", "-x"}) CHECK(wire::is_safe_path(path));
  for (const char* path : {"", "/", "/a", "a/", "a//b", ".", "..", "a/.", "a/..", "../a", "./a", "a/../b"}) CHECK_FALSE(wire::is_safe_path(path));
  CHECK_FALSE(wire::is_safe_path(std::string("a\0b", 3)));
  CHECK(wire::is_safe_path(std::string(255, 'a')));
  CHECK_FALSE(wire::is_safe_path(std::string(256, 'a')));
  std::string deep(1025, 'a');
  for (std::size_t at = 1; at < deep.size(); at += 2) deep[at] = '/';
  CHECK_FALSE(wire::is_safe_path(deep));
}

TEST_CASE("a bundle with an unsafe path, an unknown area or a lying count is refused") {
  const File climbing{"../x", "", false, Area::work};
  CHECK_FALSE(wire::decode_bundle(wire::encode_bundle({&climbing})));
  const File plain{"x", "", false, Area::work};
  std::string bundle = wire::encode_bundle({&plain});
  bundle[4] = 2;  // the area
  CHECK_FALSE(wire::decode_bundle(bundle));
  CHECK_FALSE(wire::decode_bundle(std::string("\xff\xff\xff\xff", 4)));
  CHECK(wire::decode_bundle(wire::encode_bundle({}))->empty());
}

TEST_CASE("an unknown type and an empty packet have no type") {
  CHECK_FALSE(wire::type_of(""));
  CHECK_FALSE(wire::type_of(std::string(1, '\0')));
  CHECK_FALSE(wire::type_of("\x06"));
  CHECK(wire::type_of(wire::encode_install()) == wire::Type::install);
  CHECK(wire::type_of(wire::encode_failed("why")) == wire::Type::failed);
}
