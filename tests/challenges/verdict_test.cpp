// Verdicts, causes, excerpts and digests: the small things that every report leans on.
#include <doctest/doctest.h>

#include <string>

#include "base/text.hpp"
#include "challenges/case_result.hpp"
#include "challenges/submission.hpp"
#include "challenges/verdict.hpp"

namespace assay::challenges {
namespace {

TEST_CASE("every verdict and cause has one name that reads back, and every pair a sentence") {
  for (int v = 0; v <= static_cast<int>(Verdict::JE); ++v) {
    const auto verdict = static_cast<Verdict>(v);
    CHECK(verdict_from(to_string(verdict)) == verdict);
    for (int c = 0; c <= static_cast<int>(Cause::internal); ++c) {
      const auto cause = static_cast<Cause>(c);
      CHECK(cause_from(to_string(cause)) == cause);
      CHECK(sentence(verdict, cause).ends_with('.'));
    }
  }
  CHECK_FALSE(verdict_from("OK"));
  CHECK_FALSE(cause_from("bad luck"));
  CHECK(sentence(Verdict::TLE, Cause::wall_time) != sentence(Verdict::TLE, Cause::cpu_time));
}

TEST_CASE("an excerpt holds at most 64 KiB of UTF-8 and the true length") {
  const Excerpt whole = excerpt("abc");
  CHECK(whole.text == "abc");
  CHECK(whole.bytes == 3);
  CHECK_FALSE(whole.truncated);
  const Excerpt drained = excerpt("abc", 1000);
  CHECK(drained.bytes == 1000);
  CHECK(drained.truncated);
  std::string accents(1, 'x');
  while (accents.size() < 100'000) accents += "\xc3\xa9";
  const Excerpt cut = excerpt(accents);
  CHECK(cut.text.size() == excerpt_bytes - 1);  // the last character does not fit whole
  CHECK(is_utf8(cut.text));
  CHECK(cut.truncated);
  const Excerpt noise = excerpt(std::string(100'000, '\x80'));
  CHECK(noise.text.size() <= excerpt_bytes);
  CHECK(noise.text.size() > excerpt_bytes - 4);
  CHECK(is_utf8(noise.text));
  CHECK(excerpt("a\xff").text == "a\xef\xbf\xbd");
}

TEST_CASE("a submission's digest tells languages, paths and contents apart, and not the order of files") {
  const std::string base = digest({"go", {{"a", "1"}, {"b", "2"}}});
  CHECK(base == digest({"go", {{"b", "2"}, {"a", "1"}}}));
  CHECK(base != digest({"php", {{"a", "1"}, {"b", "2"}}}));
  CHECK(base != digest({"go", {{"a", "1b"}, {"", "2"}}}));
  CHECK(base != digest({"go", {{"a", "12"}, {"b", ""}}}));
}

}  // namespace
}  // namespace assay::challenges
