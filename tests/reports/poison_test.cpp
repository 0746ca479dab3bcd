// No form of a report says or does what a stranger's words ask of it: every form, every hostile text, in every place at
// once.
#include <doctest/doctest.h>
#include <pugixml.hpp>

#include "reports/audience.hpp"
#include "reports/json_report.hpp"
#include "reports/render/render.hpp"
#include "tests/support/hostile.hpp"
#include "tests/support/markdown.hpp"
#include "tests/support/poisoned_report.hpp"

using namespace assay;
using namespace assay::tests;
using reports::Audience;

namespace {

constexpr const char* harmless = "plain";

std::string rendered(std::string_view format, const std::string& text, Audience audience) {
  const auto report = reports::for_audience(poisoned_report(text), audience);
  const std::vector<challenges::SourceFile> sources = {{text, text}};
  return reports::find_format(format)->render({report, sources});
}

// Calls `check` with every hostile text as it stands in this form, and the same form of harmless words.
template <class Check>
void each_of(std::string_view format, Check check) {
  for (const auto audience : {Audience::panel, Audience::candidate}) {
    const std::string usual = rendered(format, harmless, audience);
    for (const Hostile& hostile : hostile_texts()) {
      CAPTURE(hostile.what);
      check(hostile.text, rendered(format, hostile.text, audience), usual);
    }
  }
}

// A document less its attributes' values, where alone "]]>" may stand as it is (XML 1.0, section 2.4).
std::string without_values(std::string_view xml) {
  std::string rest;
  for (std::size_t at = 0; at < xml.size();) {
    const std::size_t begin = std::min(xml.find("=\"", at), xml.size());
    rest += xml.substr(at, begin - at);
    at = begin == xml.size() ? begin : xml.find('"', begin + 2) + 1;
  }
  return rest;
}

std::set<std::string> elements_of(const pugi::xml_node& node) {
  std::set<std::string> names;
  for (const auto& child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    std::string name = child.name();
    for (const auto& attribute : child.attributes()) name += std::string(" ") + attribute.name();
    names.insert(name);
    names.merge(elements_of(child));
  }
  return names;
}

}  // namespace

TEST_CASE("every form of a report is tried with every hostile text") {
  std::set<std::string> names;
  for (const auto& format : reports::formats()) names.emplace(format.name);
  CHECK(names == std::set<std::string>{"html", "json", "junit", "markdown", "text"});
}

TEST_CASE("HTML has no tag and no attribute that harmless words would not have, and shows what was written") {
  each_of("html", [](const std::string& text, const std::string& page, const std::string& usual) {
    CHECK(unfit(page, true) == "");
    const auto expected = shapes_of(tags_of(usual));
    for (const Tag& tag : tags_of(page)) {
      CHECK_MESSAGE(expected.contains(tag.shape()), tag.shape());
      for (const auto& [key, value] : tag.attributes)
        CHECK_MESSAGE((key != "href" && key != "src" && key != "style"), tag.shape());
    }
    CHECK(page.find("<h1>" + as_html(printable(text)) + "</h1>") != std::string::npos);
  });
}

TEST_CASE(
    "JUnit parses, has no element of a stranger's and no character that XML 1.0 lacks, and shows what was written") {
  each_of("junit", [](const std::string& text, const std::string& xml, const std::string& usual) {
    CHECK(unfit(xml, true) == "");
    for (const char* never : {"\xef\xbf\xbe", "\xef\xbf\xbf", "<!", "<script"})
      CHECK(xml.find(never) == std::string::npos);
    CHECK(without_values(xml).find("]]>") == std::string::npos);
    pugi::xml_document document, harmless_document;
    REQUIRE(document.load_buffer(xml.data(), xml.size()));
    REQUIRE(harmless_document.load_buffer(usual.data(), usual.size()));
    CHECK(elements_of(document) == elements_of(harmless_document));
    // Line ends and tabs in an attribute are spaces to every reader that does not ask otherwise.
    if (text.find_first_of("\n\t") == std::string::npos && text.find("\xef\xbf") == std::string::npos)
      CHECK(document.child("testsuites").attribute("name").value() == printable(text));
  });
}

TEST_CASE("text holds nothing that commands a terminal, and no line of the report's own is forged") {
  each_of("text", [](const std::string&, const std::string& text, const std::string& usual) {
    CHECK(unfit(text) == "");
    for (const char* line : {"\nVerdict ", "\nScore ", "\nLevel\n", "\nCandidate ", "\nQuestions for the interview\n"})
      CHECK(count_of("\n" + text, line) == count_of("\n" + usual, line));
  });
}

TEST_CASE(
    "Markdown of hostile words becomes the headings, rows, items and blocks that harmless ones become, and no more") {
  each_of("markdown", [](const std::string&, const std::string& markdown, const std::string& usual) {
    CHECK(unfit(markdown, true) == "");
    const std::string html = html_of_markdown(markdown), expected = html_of_markdown(usual);
    for (const char* tag :
         {"<h1",         "<h2", "<h3",  "<h4",  "<li",     "<ul",    "<ol",  "<tr",    "<td", "<table", "<pre", "<hr",
          "<blockquote", "<a ", "<img", "<del", "<script", "<style", "<svg", "<input", "<em", "<!--",   "<b>"})
      CHECK_MESSAGE(count_of(html, tag) == count_of(expected, tag), tag);
  });
}

TEST_CASE("JSON reads back as what was written, and a terminal that shows it obeys nothing in it") {
  each_of("json", [](const std::string& text, const std::string& json, const std::string&) {
    CHECK(unfit(json) == "");
    const auto read = reports::report_from_json(json);
    REQUIRE(read.has_value());
    CHECK(read->challenge.name == to_utf8(text));
    CHECK(read->compile.output == to_utf8(text));
  });
}

TEST_CASE("a line of a megabyte, and a thousand files with as many tracebacks, leave every form of a report at hand") {
  const std::string line(1 << 20, 'x');
  auto report = mixed_report();
  report.compile.output = line;
  report.groups[0].cases[0].verdict = challenges::Verdict::RTE;
  std::vector<challenges::SourceFile> sources = {{"main.py", line}};
  for (int i = 0; i < 999; ++i) sources.push_back({"f" + std::to_string(i) + ".py", ""});
  for (const auto& format : reports::formats()) {
    const std::string text = format.render({report, sources});
    CHECK(text.size() < 8 * line.size());
  }
}

TEST_CASE("a candidate who is called like a line of the report is greeted in one line") {
  const std::string text = rendered("text", "Ada\nVerdict    AC", Audience::candidate);
  CHECK(text.find("Dear Ada\\x0aVerdict    AC,") != std::string::npos);
}
