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
constexpr std::size_t most_parts = 32;
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

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

Error bad(const char* what) { return {ErrorCode::invalid, what}; }

}  // namespace

Result<void> check_name(std::string_view path) {
  if (path.empty()) return bad("has an empty name");
  if (has_control(path)) return bad("has a control character in its name");
  if (!is_utf8(path)) return bad("has a name that is not UTF-8");
  if (path.size() > most_path) return bad("has a name of more than 1,024 bytes");
  if (path.front() == '/') return bad("has an absolute path; only relative paths are allowed");
  if (path.find('\\') != std::string_view::npos) return bad("has a backslash in its path; folders are separated by /");
  if (path.size() > 1 && path[1] == ':' && is_letter(path[0])) return bad("has a drive letter in its path; only relative paths are allowed");
  std::size_t parts = 0;
  for (std::size_t begin = 0; begin <= path.size();) {
    if (++parts > most_parts) return bad("lies more than 32 folders deep");
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part == "..") return bad("leaves its folder by a .. part");
    if (part.empty() || part == ".") return bad("has an empty or . part in its path");
    // Windows drops them: such a name is another one there.
    if (part.ends_with('.') || part.ends_with(' ')) return bad("has a part that ends with a dot or a space in its path");
    if (part.size() > most_part) return bad("has a part of more than 255 bytes in its path");
    begin = end + 1;
  }
  return {};
}

std::string name_fault(std::string_view name) {
  constexpr std::size_t most = 200;
  if (name.empty() || name.size() > most) return "a name must have 1 to 200 bytes";
  if (!is_utf8(name) || has_control(name)) return "a name must be UTF-8 without control characters";
  return "";
}

std::string email_fault(std::string_view email) {
  constexpr std::size_t most = 254;  // RFC 5321, section 4.5.3.1.3, less the angle brackets
  const std::size_t at = email.find('@');
  const bool placed = at != std::string_view::npos && at != 0 && at + 1 < email.size();
  if (email.size() > most || !placed || !is_utf8(email) || has_control(email) || email.find_first_of(" <>,") != std::string_view::npos)
    return "email must be an address of at most 254 bytes, as ada@example.org";
  return "";
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
