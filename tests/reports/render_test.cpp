#include "reports/render/render.hpp"

#include <cstdlib>
#include <filesystem>

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include "base/file.hpp"
#include "base/text.hpp"
#include "reports/audience.hpp"
#include "reports/json_report.hpp"
#include "reports/render/difference.hpp"
#include "reports/render/marked_lines.hpp"
#include "reports/render/text_page.hpp"
#include "tests/support/markdown.hpp"
#include "tests/support/poisoned_report.hpp"

using namespace assay;
using namespace assay::tests;
using reports::Audience;
using reports::DiffLine;

namespace {

std::string rendered(std::string_view format, const reports::Report& report, bool colour = false) {
  const auto sources = sample_submission().files;
  return reports::find_format(format)->render({report, sources, colour});
}

void compare_with_golden(const std::string& name, const std::string& text) {
  const std::filesystem::path path = std::filesystem::path(ASSAY_SOURCE_DIR) / "tests/golden/reports" / name;
  if (std::getenv("ASSAY_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    REQUIRE(write_file(path, text).has_value());
  }
  const auto golden = read_file(path, 1 << 20);
  REQUIRE_MESSAGE(golden.has_value(), name << ": no golden file; write it with ASSAY_UPDATE_GOLDEN=1 and read it");
  CHECK_MESSAGE(text == *golden, name << " differs; if that is meant, rewrite with ASSAY_UPDATE_GOLDEN=1");
}

std::string counted(std::string_view text, std::string_view part) {
  int count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return std::to_string(count);
}

reports::Report hostile_report() {
  return poisoned_report(std::string("<script>alert(1)</script><img src=x onerror=y>\x1b[31m]]>\n````\n# head\n[a](javascript:x) "
                                     "http://evil.example www.evil.example e@evil.example |x| {{name}} \" ' & "
                                     "\xE2\x80\xAE rtl \xFF\xC3( \xEF\xBF\xBF &#x41; ") +
                         std::string(1, '\0') + "end");
}

std::string hostile_rendered(std::string_view format, Audience audience) {
  const auto report = reports::for_audience(hostile_report(), audience);
  const std::vector<challenges::SourceFile> sources = {{report.groups[0].id, report.groups[0].id}};
  return reports::find_format(format)->render({report, sources});
}

}  // namespace

TEST_CASE("each form of each report is what it was when someone last read it") {
  const std::pair<const char*, reports::Report> samples[] = {
      {"perfect", perfect_report()}, {"mixed", mixed_report()}, {"compile-error", compile_error_report()}};
  for (const auto& [name, report] : samples)
    for (const auto& format : reports::formats())
      for (const auto audience : {Audience::panel, Audience::candidate})
        compare_with_golden(
            std::string(name) + (audience == Audience::panel ? "-panel" : "-candidate") + std::string(format.extension),
            rendered(format.name, reports::for_audience(report, audience)));
}

TEST_CASE("the same report gives the same bytes") {
  for (const auto& format : reports::formats())
    CHECK(rendered(format.name, mixed_report()) == rendered(format.name, mixed_report()));
}

TEST_CASE("no form lets a control character, a direction override or invalid UTF-8 of a stranger through") {
  for (const auto& format : reports::formats()) {
    if (format.name == "json") continue;  // a program's form: escaped, not replaced
    for (const auto audience : {Audience::panel, Audience::candidate}) {
      const std::string text = hostile_rendered(format.name, audience);
      INFO(format.name);
      CHECK(is_utf8(text));
      CHECK(text.find('\0') == std::string::npos);
      CHECK(text.find('\x1b') == std::string::npos);
      CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
    }
  }
}

TEST_CASE("no element, attribute or template tag of a stranger becomes part of the page") {
  for (const auto audience : {Audience::panel, Audience::candidate}) {
    const std::string page = hostile_rendered("html", audience);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<img") == std::string::npos);
    CHECK(page.find("href") == std::string::npos);
    CHECK(page.find("{{name}}") != std::string::npos);
    CHECK(counted(page, "<style") == "1");
    CHECK(counted(page, "</main>") == "1");
  }
}

TEST_CASE("the page loads nothing and runs nothing") {
  const std::string page = rendered("html", mixed_report());
  for (const char* never : {"<script", "src=", "href=", "url(", "@import", " style=", "<link", "http://", "https://"})
    CHECK_MESSAGE(page.find(never) == std::string::npos, never);
  CHECK(page.find("default-src 'none'; style-src 'sha256-") != std::string::npos);
}

TEST_CASE("Markdown of strangers' words holds no markup of theirs") {
  for (const auto audience : {Audience::panel, Audience::candidate}) {
    const std::string html = html_of_markdown(hostile_rendered("markdown", audience));
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("<img") == std::string::npos);
    CHECK(html.find("<a ") == std::string::npos);
    CHECK(html.find("<h1>head") == std::string::npos);
  }
}

TEST_CASE("JUnit stays well-formed whatever strangers wrote, with a suite a group and a test a case") {
  for (const auto audience : {Audience::panel, Audience::candidate}) {
    pugi::xml_document document;
    const std::string text = hostile_rendered("junit", audience);
    CHECK(document.load_buffer(text.data(), text.size()));
    CHECK(text.find("\xEF\xBF\xBF") == std::string::npos);
  }
  pugi::xml_document document;
  const std::string text = rendered("junit", mixed_report());
  REQUIRE(document.load_buffer(text.data(), text.size()));
  const auto suites = document.child("testsuites");
  CHECK(suites.attribute("tests").as_int() == 6);
  CHECK(suites.attribute("failures").as_int() == 1);
  CHECK(suites.attribute("errors").as_int() == 1);
  CHECK(suites.attribute("skipped").as_int() == 2);
}

TEST_CASE("JSON of strangers' words parses, once they are the UTF-8 that a report holds") {
  auto report = mixed_report();
  report.compile.output = to_utf8("<\xFF\x1b\"\\\n>");
  REQUIRE(reports::report_from_json(rendered("json", report)).has_value());
  CHECK(reports::report_from_json(rendered("json", report))->compile.output == report.compile.output);
}

TEST_CASE("text stays within 80 columns and has no escape sequence unless colour is asked for") {
  for (const auto audience : {Audience::panel, Audience::candidate}) {
    for (const std::string& text :
         {rendered("text", reports::for_audience(mixed_report(), audience)), hostile_rendered("text", audience)}) {
      std::size_t widest = 0;
      for (std::size_t at = 0, end; (end = text.find('\n', at)) != std::string::npos; at = end + 1)
        widest = std::max(widest, reports::columns(std::string_view(text).substr(at, end - at)));
      CHECK(widest <= 80);
      CHECK(text.find('\x1b') == std::string::npos);
    }
  }
  CHECK(rendered("text", mixed_report(), true).find("\x1b[31m") != std::string::npos);
}

TEST_CASE("a difference shows what was expected and what came, with a little around it") {
  const auto diff = reports::difference("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n");
  REQUIRE(diff.lines.size() == 10);
  CHECK(diff.lines[0].text == "1 equal line");
  CHECK(diff.lines[4].kind == DiffLine::Kind::missing);
  CHECK(diff.lines[4].text == "5");
  CHECK(diff.lines[5].kind == DiffLine::Kind::extra);
  CHECK(diff.lines[5].text == "five");
  CHECK(diff.lines[9].text == "1 equal line");
}

TEST_CASE("what cannot be seen in a difference is said or made visible") {
  CHECK(reports::difference("a\n", "a").note == "Only the line break at the very end is missing.");
  CHECK(reports::difference("a", "a\n").note == "Only a line break at the very end is too many.");
  CHECK(reports::difference("a\n", "a  \n").lines[1].text == "a··");
  CHECK(reports::difference("same", "same").lines.empty());
}

TEST_CASE("a difference of long texts stays short and starts where they part") {
  std::string expected, actual;
  for (int i = 0; i < 10000; ++i) {
    expected += std::to_string(i) + "\n";
    actual += std::to_string(i < 5000 ? i : -i) + "\n";
  }
  const auto diff = reports::difference(expected, actual);
  CHECK(diff.lines.size() <= 30);
  CHECK(diff.lines[0].text == "4997 equal lines");
  CHECK(diff.lines[4].text == "5000");
  CHECK(diff.note == "Only the first difference is shown: 10000 lines were expected, 10000 came.");
  const auto line = reports::difference(std::string(60000, 'a') + "x", std::string(60000, 'a') + "y");
  REQUIRE(line.lines.size() == 2);
  CHECK(line.lines[0].text.size() < 2 * reports::longest_line);
  CHECK(line.lines[0].text.find('x') != std::string::npos);
  CHECK(line.lines[1].text.find('y') != std::string::npos);
}

TEST_CASE("lines are named by compilers and tracebacks of each language, in the file they mean") {
  reports::Report report;
  report.compile.output =
      "./main.go:7:3: undefined: x\nPHP Parse error: syntax error in main.php on line 12\nother_main.go:9: no\n";
  reports::ReportedGroup group;
  reports::ReportedCase crash;
  crash.verdict = challenges::Verdict::RTE;
  crash.stderr_text = challenges::Excerpt{"File \"/work/main.py\", line 4, in f\n#0 /work/main.php(3): f()", 0, false};
  group.cases.push_back(crash);
  report.groups.push_back(group);
  const auto marked = reports::marked_lines(report, {{"main.go", ""}, {"main.php", ""}, {"main.py", ""}});
  CHECK(marked.at("main.go") == std::set<std::size_t>{7});
  CHECK(marked.at("main.php") == std::set<std::size_t>{3, 12});
  CHECK(marked.at("main.py") == std::set<std::size_t>{4});
}
