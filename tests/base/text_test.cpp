// Strangers' bytes made fit to show. The sequences are those of Unicode 15, section 3.9 (tables 3-7 to 3-11).
#include "base/text.hpp"

#include <vector>

#include <doctest/doctest.h>

namespace assay {
namespace {

using namespace std::string_view_literals;

const std::string fffd = "\xEF\xBF\xBD";

std::string times(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

TEST_CASE("the first and last code point of every row of the table of well-formed UTF-8 is valid") {
  for (const std::string_view text :
       {"\0"sv, "\x7F"sv, "\xC2\x80"sv, "\xDF\xBF"sv, "\xE0\xA0\x80"sv, "\xE0\xBF\xBF"sv, "\xE1\x80\x80"sv,
        "\xEC\xBF\xBF"sv, "\xED\x80\x80"sv, "\xED\x9F\xBF"sv, "\xEE\x80\x80"sv, "\xEF\xBF\xBF"sv, "\xF0\x90\x80\x80"sv,
        "\xF0\xBF\xBF\xBF"sv, "\xF1\x80\x80\x80"sv, "\xF3\xBF\xBF\xBF"sv, "\xF4\x80\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv,
        ""sv}) {
    CHECK(is_utf8(text));
    CHECK(to_utf8(text) == text);
  }
}

TEST_CASE("each maximal ill-formed part of a text becomes one U+FFFD and nothing around it changes") {
  struct Row {
    std::string_view bytes;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"\x80"sv, fffd},                                                  // a continuation on its own
      {"\xBF\xBF"sv, times(fffd, 2)},                                    //
      {"\xC0\xAF"sv, times(fffd, 2)},                                    // overlong, two bytes
      {"\xC1\xBF"sv, times(fffd, 2)},                                    //
      {"\xE0\x80\xAF"sv, times(fffd, 3)},                                // overlong, three bytes
      {"\xE0\x9F\xBF"sv, times(fffd, 3)},                                //
      {"\xED\xA0\x80"sv, times(fffd, 3)},                                // a surrogate
      {"\xED\xBF\xBF"sv, times(fffd, 3)},                                //
      {"\xF0\x80\x80\xAF"sv, times(fffd, 4)},                            // overlong, four bytes
      {"\xF4\x90\x80\x80"sv, times(fffd, 4)},                            // U+110000
      {"\xF5\x80\x80\x80"sv, times(fffd, 4)},                            // a lead beyond the table
      {"\xFE\xFF"sv, times(fffd, 2)},                                    //
      {"\xE2\x82"sv, fffd},                                              // cut at the end: one part
      {"\xF0\x9F\x98"sv, fffd},                                          //
      {"\xC3"sv, fffd},                                                  //
      {"\xE2\x82\x41"sv, fffd + "A"},                                    // cut by an ordinary character
      {"\xF0\x9F\xC3\xA9"sv, fffd + "\xC3\xA9"},                         // cut by a valid sequence
      {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"sv, times(fffd, 4) + "A"},  // table 3-11
      {"a\xFFz"sv, "a" + fffd + "z"},
  };
  for (const Row& row : rows) {
    CAPTURE(printable(row.expected));
    CHECK_FALSE(is_utf8(row.bytes));
    CHECK(to_utf8(row.bytes) == row.expected);
    CHECK(is_utf8(to_utf8(row.bytes)));
  }
}

TEST_CASE("every pair of bytes comes out as valid UTF-8, shown or not") {
  for (int first = 0; first < 256; ++first)
    for (int second = 0; second < 256; ++second) {
      const std::string pair = {static_cast<char>(first), static_cast<char>(second)};
      REQUIRE(is_utf8(to_utf8(pair)));
      REQUIRE(is_utf8(printable(pair)));
      REQUIRE((to_utf8(pair) == pair) == is_utf8(pair));
    }
}

TEST_CASE("a prefix never cuts a character in two") {
  const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";  // 1, 2, 3 and 4 bytes
  const std::vector<std::size_t> kept = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
  for (std::size_t most = 0; most < kept.size(); ++most) CHECK(utf8_prefix(text, most).size() == kept[most]);
}

TEST_CASE("a terminal never receives a control character that a stranger wrote") {
  CHECK(printable("\x1B[2J\x1B]52;c;AAAA\x07"sv) == "\\x1b[2J\\x1b]52;c;AAAA\\x07");
  CHECK(printable("ok\rFAKE"sv) == "ok\\x0dFAKE");
  CHECK(printable("\xC2\x9B"
                  "31m"sv) == "\\x9b31m");  // CSI as one C1 character
  CHECK(printable("a\0b\x7F"sv) == "a\\x00b\\x7f");
}

TEST_CASE("lines stay lines only where they are asked for") {
  CHECK(printable("a\n\tb"sv) == "a\n\tb");
  CHECK(printable("a\n\tb"sv, false) == "a\\x0a\\x09b");
}

TEST_CASE("characters that reorder or hide text are shown by number") {
  CHECK(printable("\xE2\x80\xAE"sv) == "\\u{202e}");         // right-to-left override
  CHECK(printable("\xE2\x81\xA6"sv) == "\\u{2066}");         // isolate
  CHECK(printable("\xE2\x80\x8B"sv) == "\\u{200b}");         // zero-width space
  CHECK(printable("\xEF\xBB\xBF"sv) == "\\u{feff}");         // byte order mark
  CHECK(printable("\xE2\x80\xA8"sv, false) == "\\u{2028}");  // line separator: a line break to some readers of logs
}

TEST_CASE("words written in characters that nobody sees are shown by number") {
  CHECK(printable("\xF3\xA0\x81\xB0"sv) == "\\u{e0070}");  // a tag character: an invisible p
  CHECK(printable("\xC2\xAD"sv) == "\\u{00ad}");
  CHECK(printable("\xE3\x85\xA4"sv) == "\\u{3164}");  // a letter without ink
  CHECK(printable("\xE2\x9D\xA4\xEF\xB8\x8F"sv) == "\xE2\x9D\xA4\xEF\xB8\x8F");  // a heart in colour stays
}

TEST_CASE("JSON keeps its values and loses what a terminal would obey or not show") {
  CHECK(json_shown("{\n  \"a\": \"\\u001b caf\xC3\xA9\"\n}"sv) == "{\n  \"a\": \"\\u001b caf\xC3\xA9\"\n}");
  CHECK(json_shown("\"\xC2\x9B\x7F\xE2\x80\xAE\""sv) == "\"\\u009b\\u007f\\u202e\"");
  CHECK(json_shown("\"\xF3\xA0\x81\xB0\""sv) == "\"\\udb40\\udc70\"");
  CHECK(json_shown("\"\xFF\""sv) == "\"\xEF\xBF\xBD\"");
}

TEST_CASE("ordinary text of any script passes as it is") {
  const std::string text = "caf\xC3\xA9 \xE6\x97\xA5\xE6\x9C\xAC \xD7\xA2\xD7\x91 \xF0\x9F\x98\x80";
  CHECK(printable(text) == text);
}

}  // namespace
}  // namespace assay
