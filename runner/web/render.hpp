// Templates and Markdown to HTML. Everything put into a template is made printable and escaped; {{{ }}} is used for our own
// HTML only.
#pragma once

#include <string>
#include <string_view>

#include <boost/json/object.hpp>

namespace assay::runner::web {

// `name` is a file of templates/ without its ending; the page stands in layout.mustache, whose `title` and `caller`
// come from `data` too.
std::string render_page(std::string_view name, const boost::json::object& data);
// The bar on top of every page, alone: for the report, which is a whole page of its own.
std::string render_part(std::string_view name, const boost::json::object& data);

// CommonMark with tables, in safe mode: raw HTML and javascript: links are dropped (a statement is an author's, but
// shown to others).
std::string markdown_to_html(std::string_view text);

}  // namespace assay::runner::web
