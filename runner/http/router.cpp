#include "runner/http/router.hpp"

#include <optional>
#include <set>

namespace assay::runner::http {
namespace {

// Matches one part of a pattern; takes the argument where the part is a placeholder.
bool match_part(std::string_view pattern, const std::string& segment, std::vector<std::string>& args) {
  if (!pattern.starts_with('{')) return pattern == segment;
  const std::string_view ending = pattern.substr(pattern.find('}') + 1);
  if (segment.size() <= ending.size() || !std::string_view(segment).ends_with(ending)) return false;
  args.push_back(segment.substr(0, segment.size() - ending.size()));
  return true;
}

std::optional<std::vector<std::string>> match_pattern(std::string_view pattern,
                                                      const std::vector<std::string>& segments) {
  std::vector<std::string> args;
  if (pattern == "/") return segments.empty() ? std::optional(args) : std::nullopt;
  pattern.remove_prefix(1);
  for (const std::string& segment : segments) {
    if (pattern.data() == nullptr) return std::nullopt;
    const std::size_t slash = pattern.find('/');
    if (!match_part(pattern.substr(0, slash), segment, args)) return std::nullopt;
    pattern = slash == std::string_view::npos ? std::string_view{} : pattern.substr(slash + 1);
  }
  if (pattern.data() != nullptr) return std::nullopt;
  return args;
}

}  // namespace

Match match(std::span<const Route> routes, std::string_view method, const std::vector<std::string>& segments) {
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  Match result;
  std::set<std::string> allowed;
  for (const Route& route : routes) {
    std::optional<std::vector<std::string>> args = match_pattern(route.pattern, segments);
    if (!args) continue;
    result.page = route.page;
    if (route.method == wanted) {
      result.route = &route;
      result.args = std::move(*args);
      return result;
    }
    allowed.emplace(route.method);
    if (route.method == "GET") allowed.emplace("HEAD");
  }
  for (const std::string& name : allowed) result.allow += (result.allow.empty() ? "" : ", ") + name;
  return result;
}

}  // namespace assay::runner::http
