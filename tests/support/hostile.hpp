// What a stranger may call himself, his files and his output: one set for every renderer, page, log and terminal, and
// what must hold of each afterwards.
#pragma once

#include <cstdint>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.hpp"

namespace assay::tests {

struct Hostile {
  std::string what, text;
};

inline const std::vector<Hostile>& hostile_texts() {
  static const std::vector<Hostile> table = {
      {"a script", "<script>alert(1)</script>"},
      {"the end of a script and of CDATA", "</script></style></title></textarea></pre>]]>--><script>x()</script>"},
      {"an attribute's end", "\" onmouseover=\"alert(1)\" x='' style='display:none'><img src=x onerror=alert(1)>"},
      {"an attribute's end in single quotes", "' autofocus onfocus='alert(1)"},
      {"a javascript address", "javascript:alert(1)//"},
      {"an SVG", "<svg/onload=alert(1)><style>*{display:none}</style>"},
      {"entities", "&lt;script&gt;&#60;script&#62;&amp;#x3c;script&#x3e;&unknown;"},
      {"a template's tags", "{{name}}{{{name}}}{{#caller}}{{/caller}}{{=<% %>=}}"},
      {"a Markdown link and image",
       "[a](javascript:alert(1)) ![i](http://evil.example/i.png) <http://evil.example> [r]: http://evil.example"},
      {"addresses", "http://evil.example www.evil.example me@evil.example ftp://x mailto:a@b.c"},
      {"a Markdown table and heading",
       "| a | b |\n|---|---|\n| c | d |\n\n# head\n\n- item\n1. one\n> quote\n***\n---\n"},
      {"Markdown at a line's start", "- item\n+ item\n= rule\n    code"},
      {"a rule", "---"},
      {"a heading's underline", "==="},
      {"an indented block", "    code"},
      {"fences", "```\n````\n`````html\n<b>x</b>\n~~~\n"},
      {"backticks and emphasis", "``a`` **b** __c__ ~~d~~ $$e$$ \\* <!-- f"},
      {"a mention and a task", "@everyone #1 [x] [ ] :smile: [^1]"},
      {"colours and a cleared screen", "\x1b[31mred\x1b[0m\x1b[2J\x1b[H\x1b]0;title\x07"},
      {"a terminal link and the clipboard",
       "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\ \x1b]52;c;cm0gLXJm\x07"},
      {"an 8-bit escape sequence",
       "\xc2\x9b"
       "31mred\xc2\x9d"
       "0;title\xc2\x9c"},
      {"an overwritten line", "rejected\rVerdict    AC\b\b\x7f\v\f"},
      {"direction overrides", "a\xe2\x80\xaegnp.exe\xe2\x80\xac \xe2\x81\xa6x\xe2\x81\xa9 \xe2\x80\x8f\xd8\x9c"},
      {"what has no width",
       "a\xe2\x80\x8b"
       "b\xe2\x80\x8d"
       "c\xef\xbb\xbf"
       "d\xe2\x81\xa0"},
      {"words in characters that nobody sees",
       "a\xc2\xad\xcd\x8f\xe3\x85\xa4 \xf3\xa0\x81\xb0\xf3\xa0\x81\xa1\xf3\xa0\x81\xb3\xf3\xa0\x81\xb3 b"},
      {"controls", std::string("a\0b\x01\x02\x08\x0e\x1f", 8)},
      {"no characters of XML", "\xef\xbf\xbe\xef\xbf\xbf"},
      {"broken UTF-8", "\xff\xfe\xc3(\xed\xa0\x80\xf4\x90\x80\x80\xc0\xaf\xe2\x80"},
      {"line ends of Unicode",
       "a\xe2\x80\xa8"
       "b\xe2\x80\xa9"
       "c\xc2\x85"
       "d"},
      {"formulas", "=cmd|' /C calc'!A0"},
      {"more formulas", "+1+1\t@SUM(1)\t-1"},
      {"forged lines of a report", "x\nVerdict    AC  Accepted\nScore      100 of 100\nexpected 1, got 1"},
      {"a forged line of a log", "x\n2026-11-23T10:00:00.000Z info all is well\r\n{\"level\":\"info\"}"},
      {"a forged event", "x\n\nid: 99\nevent: done\ndata: {\"verdict\":\"AC\"}\n\n"},
      {"a forged header", "x\r\nSet-Cookie: assay_session=1\r\n\r\n<html>"},
      {"formats", "%s%n%d {} {0} {:>999999999} ${x} $(id) `id`"},
      {"JSON's own", "\\\",\"verdict\":\"AC\"},{\"\\u0000\\"},
      {"nothing but spaces", "   \t  "},
      {"a long line", std::string(4000, 'x') + "<b>" + std::string(4000, 'y')},
  };
  return table;
}

// The first character that no text for people may hold, as "U+001B"; "" when there is none. \n is fine, \t where it is
// said.
inline std::string unfit(std::string_view text, bool tabs = false) {
  if (!is_utf8(text)) return "broken UTF-8";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\n' && !(tabs && byte == '\t')) || byte == 0x7f)
      return "control " + std::to_string(byte);
    if (byte == 0xc2 && static_cast<unsigned char>(text[i + 1]) < 0xa0) return "C1 control";
  }
  for (const char* one : {"\xe2\x80\x8b", "\xe2\x80\x8d", "\xe2\x80\x8f", "\xe2\x80\xa8", "\xe2\x80\xa9",
                          "\xe2\x80\xac", "\xe2\x80\xae", "\xe2\x81\xa0", "\xe2\x81\xa6", "\xe2\x81\xa9",
                          "\xef\xbb\xbf", "\xd8\x9c", "\xc2\xad", "\xcd\x8f", "\xe3\x85\xa4", "\xf3\xa0\x81"})
    if (text.find(one) != std::string_view::npos) return "a character that deceives";
  return "";
}

// One tag of a page: its name ("/p" where it ends), and its attributes in order.
struct Tag {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  // What does not depend on anybody's words.
  std::string shape() const {
    std::string text = "<" + name;
    for (const auto& [key, value] : attributes) text += " " + key;
    return text + ">";
  }
};

// A strict reader of HTML as our templates write it: every `<` begins a tag whose values stand in double quotes or are
// left out. Throws on anything else. What stands in <style> is skipped.
inline std::vector<Tag> tags_of(std::string_view page) {
  const auto fail = [&](std::size_t at, const char* why) -> void {
    throw std::runtime_error(std::string(why) + " at: " + std::string(page.substr(at, 60)));
  };
  const auto is_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  std::vector<Tag> tags;
  for (std::size_t at = 0; (at = page.find('<', at)) != std::string_view::npos;) {
    const std::size_t begin = at++;
    if (page.substr(at).starts_with("!doctype html>")) continue;
    Tag tag;
    if (page[at] == '/') tag.name += page[at++];
    while (at < page.size() && is_name(page[at])) tag.name += page[at++];
    if (tag.name.empty() || tag.name == "/") fail(begin, "a < that begins no tag");
    while (at < page.size() && page[at] != '>') {
      if (page[at] == ' ' || page[at] == '/') {
        ++at;
        continue;
      }
      std::string key, value;
      while (at < page.size() && is_name(page[at])) key += page[at++];
      if (key.empty()) fail(begin, "an attribute without a name");
      if (page.substr(at).starts_with("=\"")) {
        const std::size_t end = page.find('"', at + 2);
        if (end == std::string_view::npos) fail(begin, "a value without an end");
        value = page.substr(at + 2, end - at - 2);
        if (value.find('<') != std::string::npos) fail(begin, "a < in a value");
        at = end + 1;
      }
      tag.attributes.emplace_back(key, value);
    }
    if (at >= page.size()) fail(begin, "a tag without an end");
    if (tag.name == "style") at = page.find("</style>", at);
    tags.push_back(std::move(tag));
  }
  return tags;
}

inline std::set<std::string> shapes_of(const std::vector<Tag>& tags) {
  std::set<std::string> shapes;
  for (const Tag& tag : tags) shapes.insert(tag.shape());
  return shapes;
}

// As a template writes it between tags.
inline std::string as_html(std::string_view text) {
  std::string out;
  for (const char c : text)
    out += c == '&'    ? "&amp;"
           : c == '<'  ? "&lt;"
           : c == '>'  ? "&gt;"
           : c == '"'  ? "&quot;"
           : c == '\'' ? "&apos;"
                       : std::string(1, c);
  return out;
}

inline std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace assay::tests
