#include "runner/intake/names.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "base/text.hpp"
#include "runner/intake.hpp"

namespace assay::runner {
namespace {

constexpr std::size_t most_part = 255;   // NAME_MAX of every common file system
constexpr std::size_t most_path = 1024;  // well below PATH_MAX with the work folder before it

// C0, DEL and, written in UTF-8, C1 (U+0080 to U+009F).
bool has_control(std::string_view path) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto byte = static_cast<unsigned char>(path[i]);
    if (byte < 0x20 || byte == 0x7F) return true;
    if (byte == 0xC2 && i + 1 < path.size() && static_cast<unsigned char>(path[i + 1]) < 0xA0) return true;
  }
  return false;
}

Error bad(const char* what) { return {ErrorCode::invalid, what}; }

}  // namespace

Result<void> check_name(std::string_view path) {
  if (path.empty()) return bad("has an empty name");
  if (has_control(path)) return bad("has a control character in its name");
  if (!is_utf8(path)) return bad("has a name that is not UTF-8");
  if (path.size() > most_path) return bad("has a name of more than 1,024 bytes");
  if (path.front() == '/') return bad("has an absolute path; only relative paths are allowed");
  if (path.find('\\') != std::string_view::npos) return bad("has a backslash in its path; folders are separated by /");
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part == "..") return bad("leaves its folder by a .. part");
    if (part.empty() || part == ".") return bad("has an empty or . part in its path");
    if (part.size() > most_part) return bad("has a part of more than 255 bytes in its path");
    begin = end + 1;
  }
  return {};
}

namespace intake {

Result<std::string> folded(std::string_view path) {
  utf8proc_uint8_t* out = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(path.data());
  const utf8proc_ssize_t size = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(path.size()), &out, options);
  if (size < 0) return Error(ErrorCode::invalid, utf8proc_errmsg(size));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
  return std::string(reinterpret_cast<const char*>(out), static_cast<std::size_t>(size));
}

Result<void> NameTable::add_file(const std::string& path) { return add(path, true); }
Result<void> NameTable::add_folder(const std::string& path) { return add(path, false); }

Result<void> NameTable::add(std::string_view path, bool is_file) {
  for (std::size_t end = path.find('/'); end != std::string_view::npos; end = path.find('/', end + 1)) {
    Result<void> parent = add_one(path.substr(0, end), false);
    if (!parent) return parent;
  }
  return add_one(path, is_file);
}

Result<void> NameTable::add_one(std::string_view path, bool is_file) {
  const Result<std::string> key = folded(path);
  if (!key) return key.error();
  const auto [place, fresh] = known_.try_emplace(*key, Known{std::string(path), is_file});
  if (fresh) return {};
  const Known& other = place->second;
  const std::string quoted = '"' + printable(other.spelling, false) + '"';
  if (other.spelling != path)
    return Error(ErrorCode::invalid, "collides with " + quoted + ", from which it differs by case or Unicode form only");
  if (other.is_file != is_file) return bad("is both a file and a folder");
  if (is_file) return bad("is there twice");
  return {};
}

}  // namespace intake
}  // namespace assay::runner
