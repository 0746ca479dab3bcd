#include "runner/web/render.hpp"

#include <memory>
#include <stdexcept>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <kainjow/mustache.hpp>

#include <embedded/web.hpp>

#include "base/text.hpp"

namespace assay::runner::web {
namespace {

namespace json = boost::json;
namespace mustache = kainjow::mustache;

std::string template_text(std::string_view name) {
  for (const auto& [file, text] : assay::embedded::web::files)
    if (file == std::string(name) + ".mustache") return std::string(text);
  throw std::logic_error("there is no template " + std::string(name));
}

// A statement is HTML that we made; code goes back into the form byte for byte, or sending it again would change it.
bool is_verbatim(std::string_view name) { return name == "statement" || name == "code"; }

mustache::data to_data(const json::value& value) {
  switch (value.kind()) {
    case json::kind::object: {
      mustache::data made{mustache::data::type::object};
      for (const auto& field : value.get_object()) {
        const std::string name(field.key());
        const bool text = is_verbatim(name) && field.value().is_string();
        made.set(name, text ? mustache::data(std::string(field.value().get_string())) : to_data(field.value()));
      }
      return made;
    }
    case json::kind::array: {
      mustache::data made{mustache::data::type::list};
      for (const json::value& item : value.get_array()) made.push_back(to_data(item));
      return made;
    }
    case json::kind::bool_:
      return mustache::data(value.get_bool());
    case json::kind::null:
      return mustache::data(false);
    case json::kind::string:
      return mustache::data(printable(std::string_view(value.get_string())));
    default:
      return mustache::data(json::serialize(value));
  }
}

std::string fill(std::string_view name, const mustache::data& data) {
  mustache::mustache page(template_text(name));
  if (!page.is_valid()) throw std::logic_error(std::string(name) + ".mustache: " + page.error_message());
  return page.render(data);
}

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

}  // namespace

std::string render_page(std::string_view name, const json::object& data) {
  mustache::data values = to_data(data);
  values.set("content", fill(name, values));
  values.set("bar", fill("bar", values));
  return fill("layout", values);
}

std::string render_part(std::string_view name, const json::object& data) { return fill(name, to_data(data)); }

std::string markdown_to_html(std::string_view text) {
  cmark_gfm_core_extensions_ensure_registered();
  const int options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8;  // and not CMARK_OPT_UNSAFE
  const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(options));
  if (cmark_syntax_extension* tables = cmark_find_syntax_extension("table"))
    cmark_parser_attach_syntax_extension(parser.get(), tables);
  cmark_parser_feed(parser.get(), text.data(), text.size());
  const std::unique_ptr<cmark_node, FreeNode> document(cmark_parser_finish(parser.get()));
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_render_html(document.get(), options, cmark_parser_get_syntax_extensions(parser.get())), &std::free);
  return html.get();
}

}  // namespace assay::runner::web
