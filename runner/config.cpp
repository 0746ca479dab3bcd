#include "runner/config.hpp"

#include <charconv>
#include <cstdlib>
#include <unistd.h>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "base/file.hpp"

namespace assay::runner {
namespace {

namespace fs = std::filesystem;

Error fault(const std::string& file, const YAML::Mark& mark, const std::string& text) {
  return {ErrorCode::invalid, fmt::format("{}:{}:{}: {}", file, mark.line + 1, mark.column + 1, text)};
}

std::vector<std::string> list_of(const YAML::Node& value) {
  if (value.IsScalar()) return {value.as<std::string>()};
  return value.as<std::vector<std::string>>();
}

Result<void> take_key(const std::string& file, const YAML::Node& key, const YAML::Node& value, Settings& settings) {
  const std::string name = key.as<std::string>();
  try {
    if (name == "listen")
      settings.listen = value.as<std::string>();
    else if (name == "data")
      settings.data = value.as<std::string>();
    else if (name == "log_level")
      settings.log_level = value.as<std::string>();
    else if (name == "challenges")
      settings.challenges = list_of(value);
    else if (name == "accept_weaker")
      settings.accept_weaker = list_of(value);
    else if (name == "workers")
      settings.workers = value.as<unsigned>();
    else if (name == "queue")
      settings.queue = value.as<unsigned>();
    else
      return fault(file, key.Mark(),
                   "there is no setting \"" + name +
                       "\"; allowed: listen, data, challenges, workers, queue, log_level, accept_weaker");
  } catch (const YAML::Exception&) {
    return fault(file, value.Mark(), "the value of " + name + " is not of the right type");
  }
  return {};
}

}  // namespace

Result<Settings> read_settings(const std::string& file) {
  const std::string path = file.empty() ? "assay.yaml" : file;
  const Result<std::string> text = read_file(path, 1024 * 1024);
  if (!text) {
    if (file.empty() && text.error().code() == ErrorCode::not_found) return Settings{};
    return Error(ErrorCode::invalid, text.error().message());
  }
  Settings settings;
  try {
    const YAML::Node root = YAML::Load(*text);
    if (root.IsNull()) return settings;
    if (!root.IsMap()) return fault(path, root.Mark(), "the settings must be a map of names to values");
    std::vector<std::string> seen;
    for (const auto& entry : root) {
      const std::string name = entry.first.as<std::string>();
      for (const std::string& known : seen)
        if (known == name) return fault(path, entry.first.Mark(), "the setting " + name + " stands twice");
      seen.push_back(name);
      const Result<void> taken = take_key(path, entry.first, entry.second, settings);
      if (!taken) return taken.error();
    }
  } catch (const YAML::Exception& error) {
    return fault(path, error.mark, error.msg);
  }
  return settings;
}

Settings merged(Settings strong, const Settings& weak) {
  if (!strong.listen) strong.listen = weak.listen;
  if (!strong.data) strong.data = weak.data;
  if (!strong.log_level) strong.log_level = weak.log_level;
  if (!strong.workers) strong.workers = weak.workers;
  if (!strong.queue) strong.queue = weak.queue;
  if (strong.challenges.empty()) strong.challenges = weak.challenges;
  if (strong.accept_weaker.empty()) strong.accept_weaker = weak.accept_weaker;
  return strong;
}

Result<Address> parse_address(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  Address address;
  if (colon != std::string::npos) {
    address.host = text.substr(0, colon);
    if (address.host.starts_with('[') && address.host.ends_with(']'))
      address.host = address.host.substr(1, address.host.size() - 2);
    const char* end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data() + colon + 1, end, address.port);
    if (error == std::errc{} && last == end && !address.host.empty()) return address;
  }
  return Error(ErrorCode::invalid,
               "cannot listen on \"" + text + "\"; give an IP address and a port from 0 to 65535, as 127.0.0.1:8080");
}

fs::path default_data_folder() {
  if (::geteuid() == 0) return "/var/lib/assay";
  if (const char* base = std::getenv("XDG_DATA_HOME"); base != nullptr && *base == '/') return fs::path(base) / "assay";
  const char* home = std::getenv("HOME");
  return fs::path(home != nullptr ? home : ".") / ".local/share/assay";
}

std::optional<fs::path> bundled_challenges() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return std::nullopt;
  // PREFIX/bin/assay with PREFIX/share/assay; build/<preset>/bin/assay in a source tree.
  for (const fs::path& place :
       {program.parent_path() / "../share/assay/challenges", program.parent_path() / "../../../challenges/catalog"})
    if (fs::is_directory(place, error)) return fs::weakly_canonical(place, error);
  return std::nullopt;
}

}  // namespace assay::runner
