// No page, event, problem, log line or header says or does what a stranger's words ask of it: every template, every
// hostile text.
#include <map>
#include <sstream>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <doctest/doctest.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>

#include <embedded/web.hpp>

#include "base/log.hpp"
#include "runner/events.hpp"
#include "runner/http/problem.hpp"
#include "runner/json_text.hpp"
#include "runner/web/render.hpp"
#include "tests/support/hostile.hpp"
#include "tests/support/sample_challenge.hpp"

using namespace assay;
using namespace assay::tests;

namespace {

namespace json = boost::json;

// What the code writes whole, from ids of its own: a stranger's words never get there. Code goes in as it is, and has a
// test of its own, as has the statement's Markdown.
const std::set<std::string> ours = {"back",           "code",   "events", "href",     "other_view",
                                    "reload_seconds", "report", "self",   "try_again"};

// Every name that a template uses, with a value: the text, or a list of one for its sections that are no values too.
json::object filled(std::string_view page, const std::string& text) {
  json::object data{{"title", text}};
  std::set<std::string> sections;
  for (std::size_t at = 0; (at = page.find("{{", at)) != std::string_view::npos;) {
    at += 2;
    const char kind = page[at];
    if (kind == '{' || kind == '#' || kind == '^' || kind == '/') ++at;
    const std::string name(page.substr(at, page.find('}', at) - at));
    if (kind == '#' || kind == '^')
      sections.insert(name);
    else if (kind == '{')
      data[name] = runner::web::markdown_to_html("plain");
    else if (kind != '/')
      data[name] = ours.contains(name) ? "/ours" : text;
  }
  for (const std::string& name : sections)
    if (!data.contains(name)) data[name] = json::array{json::object{}};
  return data;
}

struct Template {
  std::string name;
  std::string_view text;
};

std::vector<Template> templates() {
  std::vector<Template> all;
  for (const auto& [file, text] : embedded::web::files)
    if (file.ends_with(".mustache") && file != "layout.mustache")
      all.push_back({std::string(file.substr(0, file.find('.'))), text});
  return all;
}

std::string shown(const Template& one, const std::string& text) {
  const json::object data = filled(one.text, text);
  return one.name.ends_with("bar") ? runner::web::render_part(one.name, data)
                                   : runner::web::render_page(one.name, data);
}

std::string logged(const std::string& text) {
  std::ostringstream out;
  spdlog::logger logger("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(out));
  logger.set_formatter(log_formatter());
  logger.warn("submission {}: {}", "s1", text);
  return out.str();
}

}  // namespace

TEST_CASE(
    "no page has a tag, an attribute or an address that harmless words would not have, and all show what was written") {
  REQUIRE(templates().size() >= 8);
  for (const Template& one : templates()) {
    CAPTURE(one.name);
    const auto usual = shapes_of(tags_of(shown(one, "plain")));
    for (const Hostile& hostile : hostile_texts()) {
      CAPTURE(hostile.what);
      const std::string page = shown(one, hostile.text);
      for (const Tag& tag : tags_of(page)) {
        CHECK_MESSAGE(usual.contains(tag.shape()), tag.shape());
        for (const auto& [key, value] : tag.attributes)
          if (key == "href" || key == "src" || key == "action" || key == "data-events")
            CHECK_MESSAGE((value.starts_with("/") || value == "#main"), value);
      }
      if (!one.name.ends_with("bar"))
        CHECK(page.find("<title>" + as_html(printable(hostile.text)) + " ") != std::string::npos);
      CHECK(unfit(page, true) == "");
    }
  }
}

TEST_CASE("code goes back into the form byte for byte, whatever it is, and stays inside it") {
  for (const Hostile& hostile : hostile_texts()) {
    CAPTURE(hostile.what);
    const std::string page = runner::web::render_page("challenge", {{"title", "x"}, {"code", hostile.text}});
    CHECK(page.find(">\n" + as_html(hostile.text) + "</textarea>") != std::string::npos);
    CHECK(count_of(page, "</textarea>") == 1);
  }
}

TEST_CASE("a problem's words are one line of JSON that no terminal obeys") {
  for (const Hostile& hostile : hostile_texts()) {
    CAPTURE(hostile.what);
    const auto problem =
        runner::http::problem_response({422, "invalid", hostile.text, {{"/files/" + hostile.text, hostile.text}}});
    CHECK(unfit(problem.body) == "");
    CHECK(problem.body.find('\n') == std::string::npos);
    const json::value read = json::parse(problem.body);
    CHECK(read.at("detail").as_string() == to_utf8(hostile.text));
    CHECK(read.at("errors").at(0).at("detail").as_string() == to_utf8(hostile.text));
  }
}

TEST_CASE("an event is one event, whatever the compiler and the author wrote") {
  for (const Hostile& hostile : hostile_texts()) {
    CAPTURE(hostile.what);
    challenges::CompileResult compile;
    compile.output = to_utf8(hostile.text);
    challenges::CaseResult result = sample_result(challenges::Verdict::WA, challenges::Cause::mismatch);
    result.group = result.id = to_utf8(hostile.text);
    for (const auto& event :
         {runner::compile_event(compile), runner::case_event(1, 2, challenges::Visibility::hidden, result)})
      for (const auto audience : {reports::Audience::panel, reports::Audience::candidate}) {
        const std::string text = runner::sse_text(event, audience);
        CHECK(unfit(text) == "");
        CHECK(count_of(text, "\n") == 4);
        CHECK(text.starts_with("id: " + std::to_string(event.id) + "\nevent: " + event.name + "\ndata: {"));
        CHECK(text.ends_with("}\n\n"));
      }
  }
}

TEST_CASE("a log line is one line that no terminal obeys, whatever is in it") {
  for (const Hostile& hostile : hostile_texts()) {
    CAPTURE(hostile.what);
    const std::string line = logged(hostile.text);
    CHECK(unfit(line) == "");
    CHECK(count_of(line, "\n") == 1);
    CHECK(line.ends_with(" warning submission s1: " + printable(hostile.text, false) + "\n"));
  }
}

TEST_CASE("a header that would hold a line end is not sent") {
  for (const Hostile& hostile : hostile_texts()) {
    CAPTURE(hostile.what);
    const bool ends = hostile.text.find_first_of(std::string("\r\n\0", 3)) != std::string::npos;
    runner::http::Response response;
    if (ends)
      CHECK_THROWS_AS(response.with("Location", "/" + hostile.text), ErrorException);
    else
      CHECK((response.with("X", "fine"), response.headers.size()) == 1);
  }
}

TEST_CASE("a statement's Markdown becomes no script, no frame, no form and no address that runs") {
  for (const Hostile& hostile : hostile_texts()) {
    CAPTURE(hostile.what);
    const std::string html = runner::web::markdown_to_html(hostile.text);
    for (const char* never :
         {"<script", "<img src=x", "<svg", "<style", "<iframe", "<form", "onerror=\"", "href=\"javascript:"})
      CHECK_MESSAGE(html.find(never) == std::string::npos, never);
    CHECK(html.find('\0') == std::string::npos);
  }
}
