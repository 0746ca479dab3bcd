#include "runner/config.hpp"

#include <charconv>
#include <cstdlib>
#include <unistd.h>

namespace assay::runner {
namespace fs = std::filesystem;

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

fs::path cache_folder() {
  if (const char* base = std::getenv("XDG_CACHE_HOME"); base != nullptr && *base == '/') return fs::path(base) / "assay";
  const char* home = std::getenv("HOME");
  return home != nullptr && *home == '/' ? fs::path(home) / ".cache/assay" : fs::path();
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
