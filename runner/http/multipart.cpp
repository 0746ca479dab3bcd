#include "runner/http/multipart.hpp"

#include <optional>

#include "runner/http/message.hpp"

namespace assay::runner::http {
namespace {

constexpr std::size_t max_parts = 1100;  // a submission's 1,000 files and its fields

Error malformed(const std::string& what) { return {ErrorCode::invalid, "the multipart body is malformed: " + what}; }

// The value of `name=` among a header's parameters, quoted or not; nullopt where it is missing.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
  for (std::size_t at = header.find(';'); at != std::string_view::npos;) {
    ++at;
    const std::size_t equals = header.find('=', at);
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string key = lower_ascii(trim(header.substr(at, equals - at)));
    std::string value;
    at = equals + 1;
    if (at < header.size() && header[at] == '"') {
      for (++at; at < header.size() && header[at] != '"'; ++at) {
        // Browsers escape only quotes so; any other backslash is part of the name (and refused later).
        if (header[at] == '\\' && at + 1 < header.size() && header[at + 1] == '"') ++at;
        value += header[at];
      }
      at = header.find(';', at);
    } else {
      const std::size_t end = header.find(';', at);
      value = std::string(trim(header.substr(at, end == std::string_view::npos ? end : end - at)));
      at = end;
    }
    if (key == name) return value;
  }
  return std::nullopt;
}

Result<Part> parse_part(std::string_view text) {
  const std::size_t end = text.find("\r\n\r\n");
  if (end == std::string_view::npos) return malformed("a part has no empty line after its headers");
  Part part;
  part.content = text.substr(end + 4);
  std::string_view headers = text.substr(0, end);
  bool named = false;
  while (!headers.empty()) {
    const std::size_t line_end = headers.find("\r\n");
    const std::string_view line = headers.substr(0, line_end);
    headers = line_end == std::string_view::npos ? std::string_view{} : headers.substr(line_end + 2);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || lower_ascii(line.substr(0, colon)) != "content-disposition") continue;
    const std::optional<std::string> name = parameter(line, "name"), filename = parameter(line, "filename");
    named = name.has_value();
    part.name = name.value_or("");
    part.filename = filename.value_or("");
    part.is_file = filename.has_value();
  }
  if (!named) return malformed("a part has no name");
  return part;
}

}  // namespace

Result<std::vector<Part>> parse_multipart(std::string_view content_type, std::string_view body) {
  const std::optional<std::string> boundary = parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > 70)
    return malformed("the Content-Type names no boundary of 1 to 70 characters");
  const std::string delimiter = "\r\n--" + *boundary;
  std::string_view rest = body;
  if (!rest.starts_with(std::string_view(delimiter).substr(2))) {
    const std::size_t first = rest.find(delimiter);
    if (first == std::string_view::npos) return malformed("its boundary never comes");
    rest.remove_prefix(first + 2);
  }
  rest.remove_prefix(delimiter.size() - 2);
  std::vector<Part> parts;
  while (!rest.starts_with("--")) {
    if (!rest.starts_with("\r\n")) return malformed("a boundary is followed by neither a line end nor --");
    const std::size_t end = rest.find(delimiter, 0);
    if (end == std::string_view::npos) return malformed("the last boundary is missing");
    Result<Part> part = parse_part(end < 2 ? std::string_view{} : rest.substr(2, end - 2));
    if (!part) return part.error();
    parts.push_back(std::move(*part));
    if (parts.size() > max_parts) return malformed("more than " + std::to_string(max_parts) + " parts");
    rest.remove_prefix(end + delimiter.size());
  }
  return parts;
}

}  // namespace assay::runner::http
