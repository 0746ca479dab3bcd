#include "tests/house/includes.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "base/file.hpp"

namespace assay::house {

const std::vector<std::string> rooms = {"base", "sandbox", "challenges", "reports", "runner"};

namespace {

std::string first_part(const std::string& path) { return path.substr(0, path.find('/')); }

bool starts_with_any(const std::string& path, const std::vector<std::string_view>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return path.starts_with(prefix); });
}

}  // namespace

std::vector<Include> includes_of(std::string_view source) {
  std::vector<Include> found;
  std::istringstream lines{std::string(source)};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    const auto skip_blanks = [&](std::size_t at) { return std::min(line.find_first_not_of(" \t", at), line.size()); };
    std::size_t at = skip_blanks(0);
    if (at == line.size() || line[at] != '#') continue;
    at = skip_blanks(at + 1);
    if (line.compare(at, 7, "include") != 0) continue;
    at = skip_blanks(at + 7);
    if (at == line.size() || (line[at] != '"' && line[at] != '<')) continue;
    const bool quoted = line[at] == '"';
    const std::size_t end = line.find(quoted ? '"' : '>', at + 1);
    if (end != std::string::npos) found.push_back({number, quoted, line.substr(at + 1, end - at - 1)});
  }
  return found;
}

std::vector<std::string> wrong_steps(const std::string& room, const std::string& file, std::string_view source) {
  const auto own = std::find(rooms.begin(), rooms.end(), room);
  std::vector<std::string> wrong;
  for (const Include& include : includes_of(source)) {
    const std::string target = first_part(include.path);
    const auto other = std::find(rooms.begin(), rooms.end(), target);
    const bool ours = include.quoted || other != rooms.end() || target == "tests";
    if (ours && (other == rooms.end() || other > own))
      wrong.push_back(fmt::format("{}:{}: {} includes {}; allowed are {}", file, include.line, room, include.path,
                                  fmt::join(rooms.begin(), own + 1, ", ")));
  }
  return wrong;
}

std::vector<std::string> launcher_intruders(const std::string& file, std::string_view source) {
  const std::vector<std::string_view> ours = {"base/",
                                              "sandbox/launcher/",
                                              "sandbox/guest/",
                                              "sandbox/slot/",
                                              "sandbox/seccomp/",
                                              "sandbox/wire.hpp",
                                              "sandbox/packet.hpp",
                                              "sandbox/delegation.hpp",
                                              "sandbox/limits.hpp",
                                              "sandbox/command.hpp",
                                              "sandbox/outcome.hpp"};
  const std::vector<std::string_view> theirs = {"sys/", "linux/", "asm/", "net/", "embedded/policy.hpp"};
  std::vector<std::string> intruders;
  for (const Include& include : includes_of(source)) {
    const bool plain = !include.quoted && include.path.find('/') == std::string::npos;  // <vector>, <seccomp.h>
    if (!plain && !starts_with_any(include.path, include.quoted ? ours : theirs))
      intruders.push_back(fmt::format("{}:{}: the launcher includes {}", file, include.line, include.path));
  }
  return intruders;
}

std::vector<std::filesystem::path> files_below(const std::string& folder, const std::vector<std::string>& extensions) {
  const std::filesystem::path tree = ASSAY_SOURCE_DIR;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(tree / folder)) {
    const bool wanted =
        std::find(extensions.begin(), extensions.end(), entry.path().extension().string()) != extensions.end();
    if (entry.is_regular_file() && wanted) files.push_back(std::filesystem::relative(entry.path(), tree));
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string text_of(const std::filesystem::path& relative) {
  return read_file(std::filesystem::path(ASSAY_SOURCE_DIR) / relative, 4 << 20).value();
}

}  // namespace assay::house
