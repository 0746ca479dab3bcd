// Each checker against a table: what was expected, what came, whether it is right, and what is said when it is not.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.hpp"
#include "challenges/checkers/checker.hpp"

namespace assay::challenges {
namespace {

struct Row {
  std::string expected, actual;
  std::string message;  // "" when it is right
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
    CHECK(check.message == row.message);
    CHECK(check.score == (row.message.empty() ? 1.0 : 0.0));
  }
}

using namespace std::string_literals;

TEST_CASE("exact lets no byte differ") {
  hold(named("exact"), {
      {"", "", ""},
      {"42\n", "42\n", ""},
      {"a\0b\n"s, "a\0b\n"s, ""},
      {"\xff\n", "\xff\n", ""},
      {"42\n", "41\n", "line 1: expected 42, got 41"},
      {"1\n2\n42\n", "1\n2\n41\n", "line 3: expected 42, got 41"},
      {"42\n", "42", "line 1: expected a newline at its end, got none"},
      {"42", "42\n", "line 1: expected no newline at its end, got one"},
      {"42\n", "42\r\n", "line 1: expected 42, got 42\\x0d"},
      {"42\n", "\xef\xbb\xbf" "42\n", "line 1: expected 42, got \\u{feff}42"},
      {"1\n2\n", "1\n", "line 2: expected 2, got the end of the output"},
      {"1\n", "1\n2\n", "line 2: expected the end of the output, got 2"},
      {"1\n", "1\n\n", "line 2: expected the end of the output, got an empty line"},
      {"1\n", "", "line 1: expected 1, got the end of the output"},
      {"a\0b\n"s, "a\0c\n"s, "line 1: expected a\\x00b, got a\\x00c"},
  });
}

TEST_CASE("lines ignores white space at the ends of lines and of the output, and nothing else") {
  hold(named("lines"), {
      {"a\nb\n", "a\nb", ""},
      {"a\nb\n", "a  \nb\t\n\n\n", ""},
      {"a\nb\n", "a\r\nb\r\n", ""},
      {"", "\n \n", ""},
      {"a\n\nb\n", "a\n\nb\n", ""},
      {"a\nb\n", "a\n\nb\n", "line 2: expected b, got an empty line"},
      {"a\n", " a\n", "line 1: expected a, got  a"},
      {"a b\n", "a  b\n", "line 1: expected a b, got a  b"},
      {"a\nb\n", "a\n", "line 2: expected b, got the end of the output"},
      {"a\n", "a\nb\n", "line 2: expected the end of the output, got b"},
      {"A\n", "a\n", "line 1: expected A, got a"},
      {"caf\xc3\xa9\n", "caf\xe9\n", "line 1: expected caf\xc3\xa9, got caf\xef\xbf\xbd"},
  });
}

TEST_CASE("tokens compares what ASCII white space separates, and names the program's own line") {
  hold(named("tokens"), {
      {"1 2 3\n", "1\n2\r\n\t3", ""},
      {"", " \n", ""},
      {"yes\n", "Yes\n", "line 1: expected yes, got Yes"},
      {"1 2 42\n", "1\n2\n41\n", "line 3: expected 42, got 41"},
      {"1 2\n3\n", "1 2\n", "line 2: expected 3, got the end of the output"},
      {"1\n", "1\n2\n", "line 2: expected the end of the output, got 2"},
      {"3\n", "3.0\n", "line 1: expected 3, got 3.0"},
      {"0\n", "-0\n", "line 1: expected 0, got -0"},
      {"a b\n", "a\xc2\xa0" "b\n", "line 1: expected a, got a\xc2\xa0" "b"},
      {"a\n", "a\0\n"s, "line 1: expected a, got a\\x00"},
  });
}

TEST_CASE("floats accepts a number within the absolute or the relative tolerance, 1e-9 unless said") {
  hold(named("floats"), {
      {"1", "1.0", ""},
      {"1", "1e0", ""},
      {"1", "+1", ""},
      {"0", "-0", ""},
      {"0.1", "0.10000000001", ""},
      {"1000000000000", "1000000000100", ""},
      {"nan", "NaN", ""},
      {"inf", "Infinity", ""},
      {"1e999", "1e999", ""},
      {"total 1.5", "total 1.50", ""},
      {"1", "1.00001", "line 1: expected 1, got 1.00001"},
      {"1", "nan", "line 1: expected 1, got nan"},
      {"nan", "1", "line 1: expected nan, got 1"},
      {"inf", "-inf", "line 1: expected inf, got -inf"},
      {"inf", "1e999", "line 1: expected inf, got 1e999"},
      {"1", "one", "line 1: expected 1, got one"},
      {"1", "1x", "line 1: expected 1, got 1x"},
      {"1", "0x1", "line 1: expected 1, got 0x1"},
      {"total", "1", "line 1: expected total, got 1"},
      {"1 2", "1", "line 1: expected 2, got the end of the output"},
      {"1", "1 2", "line 1: expected the end of the output, got 2"},
  });
  CheckerSpec wide = named("floats");
  wide.absolute = 0.5;
  wide.relative = 0;
  hold(wide, {{"10", "10.5", ""}, {"10", "10.6", "line 1: expected 10, got 10.6"}});
  CheckerSpec relative = named("floats");
  relative.absolute = 0;
  relative.relative = 0.1;
  hold(relative, {{"100", "109", ""}, {"100", "112", "line 1: expected 100, got 112"}, {"0", "0.01", "line 1: expected 0, got 0.01"}});
}

TEST_CASE("sorted wants the same lines as often, in any order") {
  hold(named("sorted"), {
      {"a\nb\n", "b\na\n", ""},
      {"a\nb\n", "b \r\n\na", ""},
      {"a\na\nb\n", "a\nb\nb\n", "line 3: got b, which is not expected; a is missing"},
      {"a\nb\n", "a\n", "the line b is missing"},
      {"a\n", "a\na\n", "line 2: got a, which is not expected, or not so often"},
      {"a\nb\n", "c\nb\n", "line 1: got c, which is not expected; a is missing"},
      {"", "", ""},
  });
}

TEST_CASE("regex matches the whole output less one final newline") {
  hold(named("regex"), {
      {"\\d+", "42\n", ""},
      {"\\d+\n", "42", ""},
      {"a|b", "b", ""},
      {"\\d+", "42\n\n", "the output does not match \\d+; it is 42\\x0a"},
      {"\\d+", "x42", "the output does not match \\d+; it is x42"},
      {"\\d+", "", "the output does not match \\d+; it is empty"},
      {"a\\nb", "a\nb\n", ""},
      {"", "\n", ""},
  });
  const CheckerEntry& checker = *find_checker("regex");
  CHECK(checker.accepts(named("regex"), "(a|b)+").has_value());
  CHECK_FALSE(checker.accepts(named("regex"), "(a").has_value());
  CHECK_FALSE(checker.accepts(named("regex"), "(?=a)b").has_value());
}

TEST_CASE("json compares values, not their spelling") {
  hold(named("json"), {
      {R"({"a": 1, "b": [true, null]})", "{\"b\":[true,null],\n\"a\":1}\n", ""},
      {"3", "3.0", ""},
      {"\"\\u00e9\"", "\"\xc3\xa9\"", ""},
      {"9007199254740993", "9007199254740993", ""},
      {"18446744073709551615", "18446744073709551615", ""},
      {"9007199254740993", "9007199254740992.0", "$: expected 9007199254740993, got 9.007199254740992E15"},
      {"1", "true", "$: expected 1, got true"},
      {"1", "\"1\"", "$: expected 1, got \"1\""},
      {"0.1", "0.10000000001", "$: expected 1E-1, got 1.0000000001E-1"},
      {R"({"items": [41]})", R"({"items": [42]})", "$.items[0]: expected 41, got 42"},
      {"[1, 2]", "[2, 1]", "$[0]: expected 1, got 2"},
      {"[1, 2]", "[1]", "$: expected a list of 2, got a list of 1"},
      {R"({"a": 1})", "{}", "$.a: expected 1, got nothing"},
      {"{}", R"({"a b": 1})", "$[\"a b\"]: expected no such key, got 1"},
      {"[]", "{}", "$: expected a list of 0, got an object of 0 keys"},
      {"1", "", "the output is empty; JSON was expected"},
      {"{}", R"({"a": 1, "a": 1})", "the output is not usable: the key a stands twice in one object"},
      {"{}", R"({"": 1, "": 1})", "the output is not usable: the key  stands twice in one object"},
      {"{}", R"([{"a": 1}, {"a": {"a": 1}}])", "$: expected an object of 0 keys, got a list of 2"},
      {"1", "01", "the output is not usable: it goes on after one JSON value (at byte 2)"},
      {"1", "1 2", "the output is not usable: it goes on after one JSON value (at byte 3)"},
  });
  for (const std::string bad : {"nan", "\xef\xbb\xbf" "1", "[1,]", "{", "'a'", "\"\xff\""}) {
    CAPTURE(bad);
    const Check check = run(named("json"), "1", bad);
    CHECK(check.score == 0);
    CHECK(check.message.starts_with("the output is not usable: it is not JSON"));
  }
}

TEST_CASE("json takes a tolerance and lists without order") {
  CheckerSpec loose = named("json");
  loose.tolerance = 1e-6;
  hold(loose, {{"[1.0]", "[1.0000001]", ""}, {"[1.0]", "[1.001]", "$[0]: expected 1E0, got 1.001E0"}});
  CheckerSpec unordered = named("json");
  unordered.unordered = true;
  hold(unordered, {
      {"[[1, 2], [3]]", "[[3], [2, 1]]", ""},
      {R"([{"a": 1}, {"a": 2}])", R"([{"a": 2}, {"a": 1}])", ""},
      {"[1, 1, 2]", "[1, 2, 2]", "$[]: expected 1, got 2"},
  });
}

TEST_CASE("json nested deeper than 64 levels is wrong, not a crash") {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  CHECK(run(named("json"), "1", deep).message == "the output is not usable: it is nested deeper than 64 levels");
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
    CHECK(check.message.find("...xxxxxxxxxxxxxxxxxxxxyxxx") != std::string::npos);
    REQUIRE(check.where);
    CHECK(check.where->unit == "line");
    CHECK(check.where->number == 1);
  }
  for (const std::string name : {"sorted", "regex"}) CHECK(run(named(name), expected, actual).message.size() < 300);
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
