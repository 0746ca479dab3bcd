// Each checker's decision against a table of what was expected and what came, and what any message must hold to.
// The wording of messages is each checker's own business.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.hpp"
#include "challenges/checkers/checker.hpp"

namespace assay::challenges {
namespace {

struct Row {
  std::string expected, actual;
  bool right;
};

Check run(const CheckerSpec& spec, std::string_view expected, std::string_view actual) {
  const CheckerEntry* checker = find_checker(spec.name);
  REQUIRE(checker != nullptr);
  return checker->check(spec, expected, actual);
}

CheckerSpec named(const std::string& name) {
  CheckerSpec spec;
  spec.name = name;
  return spec;
}

void hold(const CheckerSpec& spec, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(spec.name);
    CAPTURE(printable(row.expected, false));
    CAPTURE(printable(row.actual, false));
    const Check check = run(spec, row.expected, row.actual);
    CHECK(check.score == (row.right ? 1.0 : 0.0));
    CHECK(check.message.empty() == row.right);
  }
}

using namespace std::string_literals;

TEST_CASE("exact lets no byte differ") {
  hold(named("exact"), {
      {"", "", true},
      {"42\n", "42\n", true},
      {"a\0b\n"s, "a\0b\n"s, true},
      {"\xff\n", "\xff\n", true},
      {"42\n", "41\n", false},
      {"1\n2\n42\n", "1\n2\n41\n", false},
      {"42\n", "42", false},
      {"42", "42\n", false},
      {"42\n", "42\r\n", false},
      {"42\n", "\xef\xbb\xbf" "42\n", false},
      {"1\n2\n", "1\n", false},
      {"1\n", "1\n2\n", false},
      {"1\n", "1\n\n", false},
      {"1\n", "", false},
      {"a\0b\n"s, "a\0c\n"s, false},
  });
}

TEST_CASE("lines ignores white space at the ends of lines and of the output, and nothing else") {
  hold(named("lines"), {
      {"a\nb\n", "a\nb", true},
      {"a\nb\n", "a  \nb\t\n\n\n", true},
      {"a\nb\n", "a\r\nb\r\n", true},
      {"", "\n \n", true},
      {"a\n\nb\n", "a\n\nb\n", true},
      {"a\nb\n", "a\n\nb\n", false},
      {"a\n", " a\n", false},
      {"a b\n", "a  b\n", false},
      {"a\nb\n", "a\n", false},
      {"a\n", "a\nb\n", false},
      {"A\n", "a\n", false},
      {"caf\xc3\xa9\n", "caf\xe9\n", false},
  });
}

TEST_CASE("tokens compares what ASCII white space separates, and names the program's own line") {
  hold(named("tokens"), {
      {"1 2 3\n", "1\n2\r\n\t3", true},
      {"", " \n", true},
      {"yes\n", "Yes\n", false},
      {"1 2 42\n", "1\n2\n41\n", false},
      {"1 2\n3\n", "1 2\n", false},
      {"1\n", "1\n2\n", false},
      {"3\n", "3.0\n", false},
      {"0\n", "-0\n", false},
      {"a b\n", "a\xc2\xa0" "b\n", false},
      {"a\n", "a\0\n"s, false},
  });
}

TEST_CASE("floats accepts a number within the absolute or the relative tolerance, 1e-9 unless said") {
  hold(named("floats"), {
      {"1", "1.0", true},
      {"1", "1e0", true},
      {"1", "+1", true},
      {"0", "-0", true},
      {"0.1", "0.10000000001", true},
      {"1000000000000", "1000000000100", true},
      {"1e999", "1e999", true},
      {"total 1.5", "total 1.50", true},
      {"1", "1.00001", false},
      {"1", "nan", false},
      {"nan", "1", false},
      {"inf", "-inf", false},
      {"1", "one", false},
      {"1", "1x", false},
      {"1", "0x1", false},
      {"total", "1", false},
      {"1 2", "1", false},
      {"1", "1 2", false},
  });
  CheckerSpec wide = named("floats");
  wide.absolute = 0.5;
  wide.relative = 0;
  hold(wide, {{"10", "10.5", true}, {"10", "10.6", false}});
  CheckerSpec relative = named("floats");
  relative.absolute = 0;
  relative.relative = 0.1;
  hold(relative, {{"100", "109", true}, {"100", "112", false}, {"0", "0.01", false}});
}

TEST_CASE("sorted wants the same lines as often, in any order") {
  hold(named("sorted"), {
      {"a\nb\n", "b\na\n", true},
      {"a\na\nb\n", "a\nb\nb\n", false},
      {"a\nb\n", "a\n", false},
      {"a\n", "a\na\n", false},
      {"a\nb\n", "c\nb\n", false},
      {"", "", true},
  });
}

TEST_CASE("regex matches the whole output less one final newline") {
  hold(named("regex"), {
      {"\\d+", "42\n", true},
      {"\\d+\n", "42", true},
      {"a|b", "b", true},
      {"\\d+", "42\n\n", false},
      {"\\d+", "x42", false},
      {"\\d+", "", false},
      {"a\\nb", "a\nb\n", true},
      {"", "\n", true},
  });
  const CheckerEntry& checker = *find_checker("regex");
  CHECK(checker.accepts(named("regex"), "(a|b)+").has_value());
  CHECK_FALSE(checker.accepts(named("regex"), "(a").has_value());
  CHECK_FALSE(checker.accepts(named("regex"), "(?=a)b").has_value());
}

TEST_CASE("json compares values, not their spelling") {
  hold(named("json"), {
      {R"({"a": 1, "b": [true, null]})", "{\"b\":[true,null],\n\"a\":1}\n", true},
      {"\"\\u00e9\"", "\"\xc3\xa9\"", true},
      {"9007199254740993", "9007199254740993", true},
      {"18446744073709551615", "18446744073709551615", true},
      {"0", "0e482", true},
      {"0.00011", "1.1e-4", true},
      {"1234567.891011e-10", "0.0001234567891011", true},
      {"5e-324", "4.9406564584124654e-324", true},
      {"0.1", "0.1000000000000000055511151231257827", true},
      {"0.1", "0.10000000000000002", false},
      {"1", "true", false},
      {"1", "\"1\"", false},
      {"0.1", "0.10000000001", false},
      {R"({"items": [41]})", R"({"items": [42]})", false},
      {"[1, 2]", "[2, 1]", false},
      {"[1, 2]", "[1]", false},
      {R"({"a": 1})", "{}", false},
      {"{}", R"({"a b": 1})", false},
      {"[]", "{}", false},
      {"1", "", false},
      {"{}", R"({"a": 1, "a": 1})", false},
      {"{}", R"({"": 1, "": 1})", false},
      {"{}", R"([{"a": 1}, {"a": {"a": 1}}])", false},
      {"1", "01", false},
      {"1", "1 2", false},
  });
  for (const std::string bad : {"nan", "\xef\xbb\xbf" "1", "[1,]", "{", "'a'", "\"\xff\""}) {
    CAPTURE(bad);
    const Check check = run(named("json"), "1", bad);
    CHECK(check.score == 0);
    CHECK_FALSE(check.message.empty());
  }
}

TEST_CASE("json takes a tolerance and lists without order") {
  CheckerSpec loose = named("json");
  loose.tolerance = 1e-6;
  hold(loose, {{"[1.0]", "[1.0000001]", true}, {"[1.0]", "[1.001]", false}});
  CheckerSpec unordered = named("json");
  unordered.unordered = true;
  hold(unordered, {
      {"[[1, 2], [3]]", "[[3], [2, 1]]", true},
      {R"([{"a": 1}, {"a": 2}])", R"([{"a": 2}, {"a": 1}])", true},
      {"[1, 1, 2]", "[1, 2, 2]", false},
  });
}

TEST_CASE("json nested deeper than 64 levels is wrong, not a crash") {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  CHECK(run(named("json"), "1", deep).score == 0);
  const std::string allowed = std::string(60, '[') + std::string(60, ']');
  CHECK(run(named("json"), allowed, allowed).score == 1);
}

TEST_CASE("a message quotes at most 80 characters of either side, around the first difference") {
  std::string expected(10'000'000, 'x'), actual(10'000'000, 'x');
  actual[5'000'000] = 'y';
  for (const std::string name : {"exact", "lines", "tokens", "floats"}) {
    const Check check = run(named(name), expected, actual);
    CAPTURE(name);
    CHECK(check.message.size() < 220);
    CHECK(check.message.find("xyx") != std::string::npos);
    REQUIRE(check.where);
    CHECK(check.where->unit == "line");
    CHECK(check.where->number == 1);
  }
  CHECK(run(named("sorted"), expected, actual).message.size() < 300);
  CHECK(run(named("regex"), "x*", actual).message.size() < 300);
}

TEST_CASE("a message shows no control character, however the output is made") {
  std::string noise;
  for (int i = 0; i < 4096; ++i) noise.push_back(static_cast<char>(i * 37 % 256));
  for (const std::string_view name : checker_names()) {
    const Check check = run(named(std::string(name)), "1", noise);
    CHECK(check.score == 0);
    CHECK(is_utf8(check.message));
    for (const char c : check.message) CHECK((static_cast<unsigned char>(c) >= 0x20 && c != 0x7f));
  }
}

TEST_CASE("a checker that is not in the table is not found") {
  CHECK(find_checker("program") == nullptr);
  CHECK(checker_names() == std::vector<std::string_view>{"exact", "lines", "tokens", "floats", "sorted", "regex", "json"});
}

}  // namespace
}  // namespace assay::challenges
