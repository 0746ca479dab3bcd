// What the daemon's settings mean, and what they are when nobody says.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/error.hpp"

namespace assay::runner {

struct Address {
  std::string host;
  std::uint16_t port = 0;
};

// "127.0.0.1:8080", "[::1]:0".
Result<Address> parse_address(const std::string& text);

// Where things lie when nobody says: /var/lib/assay for root, else $XDG_DATA_HOME/assay or ~/.local/share/assay.
std::filesystem::path default_data_folder();
// Where `assay grade` keeps compiled programs: $XDG_CACHE_HOME/assay, else ~/.cache/assay; empty without a home.
std::filesystem::path cache_folder();
// The bundled challenges beside this program: installed, or in its source tree; nullopt where there are none.
std::optional<std::filesystem::path> bundled_challenges();

}  // namespace assay::runner
