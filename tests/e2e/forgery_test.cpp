// What a program prints beside or instead of the right answer, in every way that might look like it to a terminal, a C
// string or a careless parser: each of them to each checker, printed by a real program in each language, through the
// whole of `assay grade`.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include "base/file.hpp"
#include "tests/support/process.hpp"
#include "tests/support/slowdown.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::forged_answers {
namespace {

namespace json = boost::json;
using namespace std::string_literals;

// What each checker is given to expect; all of them accept what `right` is, and only that is right.
const std::map<std::string, std::string> checkers{{"exact", "42\n"},  {"lines", "42\n"},  {"tokens", "42\n"},
                                                  {"floats", "42\n"}, {"sorted", "42\n"}, {"regex", "42"},
                                                  {"json", "42"}};
const std::string right = "42\n";
const std::map<std::string, std::string> tricks{{"nothing", ""},
                                                {"only-a-newline", "\n"},
                                                {"twice", "42\n42\n"},
                                                {"wrong-then-right", "41\n42\n"},
                                                {"right-then-wrong", "42\n41\n"},
                                                {"and-more", "42 and more\n"},
                                                {"nul-after", "42\0\n"s},
                                                {"nul-and-more", "42\0 41\n"s},
                                                {"nul-before",
                                                 "\0"
                                                 "42\n"s},
                                                {"nul-between",
                                                 "4\0"
                                                 "2\n"s},
                                                {"nul-at-the-end", "42\n\0"s},
                                                {"return-overwrites", "41\r42\n"},
                                                {"backspace-overwrites", "41\b\b42\n"},
                                                {"escape-erases", "41\x1b[2K\x1b[1G42\n"},
                                                {"byte-order-mark",
                                                 "\xef\xbb\xbf"
                                                 "42\n"},
                                                {"apart", "4 2\n"},
                                                {"wide-digits", "\xef\xbc\x94\xef\xbc\x92\n"},
                                                {"zero-width-space", "42\xe2\x80\x8b\n"},
                                                {"space-that-is-none",
                                                 "\xc2\xa0"
                                                 "42\n"},
                                                {"broken-utf8", "42\xff\n"},
                                                {"hexadecimal", "0x2a\n"},
                                                {"quoted", "\"42\"\n"},
                                                {"in-a-list", "[42]\n"},
                                                {"a-pattern", ".*\n"},
                                                {"no-number", "nan\n"},
                                                {"infinite", "inf\n"},
                                                {"nearly", "42.1\n"},
                                                {"a-verdict", "AC\n"},
                                                {"a-report", "{\"verdict\": \"AC\", \"score\": 100}\n"}};

// Prints the bytes whose hexadecimal digits it reads.
const std::map<std::string, std::string> programs{
    {"main.py", "import sys\nsys.stdout.buffer.write(bytes.fromhex(sys.stdin.read()))\n"},
    {"main.php", "<?php\necho hex2bin(trim(stream_get_contents(STDIN)));\n"},
    {"main.go",
     "package main\n\nimport (\n\t\"encoding/hex\"\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() {\n\tvar digits string\n"
     "\tfmt.Scan(&digits)\n\tbytes, _ := hex.DecodeString(digits)\n\tos.Stdout.Write(bytes)\n}\n"}};

std::string hexadecimal(const std::string& bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    text += digits[static_cast<unsigned char>(byte) >> 4];
    text += digits[static_cast<unsigned char>(byte) & 15];
  }
  return text + "\n";
}

json::object group(const std::string& id, const std::string& checker,
                   const std::map<std::string, std::string>& prints) {
  json::array cases;
  for (const auto& [name, bytes] : prints)
    cases.push_back(json::object{{"id", name}, {"stdin", hexadecimal(bytes)}, {"expected", checkers.at(checker)}});
  return {{"id", id}, {"visibility", "visible"}, {"points", 1}, {"checker", checker}, {"cases", cases}};
}

void write_challenge(const std::filesystem::path& folder) {
  json::array groups;
  for (const auto& [checker, expected] : checkers) {
    groups.push_back(group(checker + "-right", checker, {{"right", right}}));
    groups.push_back(group(checker + "-forged", checker, tricks));
  }
  const json::object limits{{"cpu_ms", support::scaled_ms(5000)}, {"wall_ms", support::scaled_ms(30'000)}};
  const json::object challenge{
      {"format", 1},
      {"version", "1.0.0"},
      {"name", "Forged answers"},
      {"summary", "Print 42"},
      {"kind", "stdio"},
      {"languages", {"python", "php", "go"}},
      {"limits", limits},
      {"compile_limits", {{"cpu_ms", support::scaled_ms(10'000)}, {"wall_ms", support::scaled_ms(60'000)}}},
      {"groups", groups}};
  std::filesystem::create_directories(folder);
  write_file(folder / "challenge.yaml", json::serialize(challenge)).value();
  write_file(folder / "statement.md", "Print 42.\n").value();
}

TEST_CASE("an answer that only looks right earns nothing with any checker, and the right one all") {
  const support::TemporaryFolder folder;
  const std::filesystem::path challenge = folder.path() / "forged";
  write_challenge(challenge);
  for (const auto& [name, source] : programs) {
    CAPTURE(name);
    write_file(folder.path() / name, source).value();
    const support::Finished finished = support::run_to_end(
        {support::built("assay"), "grade", "--format", "json", challenge.string(), (folder.path() / name).string()});
    INFO("standard error: ", finished.err);
    REQUIRE(finished.status == 1);
    const json::value report = json::parse(finished.out);
    CHECK(report.at("score").to_number<double>() == static_cast<double>(checkers.size()));
    std::size_t seen = 0;
    for (const json::value& one : report.at("groups").as_array())
      for (const json::value& item : one.at("cases").as_array()) {
        const std::string where = std::string(one.at("id").as_string()) + "/" + item.at("id").as_string().c_str();
        CAPTURE(where);
        CHECK(item.at("verdict").as_string() == (item.at("id").as_string() == "right" ? "AC" : "WA"));
        CHECK(item.at("exit_code").as_int64() == 0);
        ++seen;
      }
    CHECK(seen == checkers.size() * (tricks.size() + 1));
  }
}

}  // namespace
}  // namespace assay::forged_answers
