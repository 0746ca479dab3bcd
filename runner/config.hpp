// The daemon's settings: flags win over ASSAY_* variables, those over assay.yaml, that over defaults. Read once, by
// serve.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace assay::runner {

struct Settings {
  std::optional<std::string> listen, data, log_level;
  std::vector<std::string> challenges, accept_weaker;
  std::optional<unsigned> workers, queue;
};

struct Address {
  std::string host;
  std::uint16_t port = 0;
};

// `file` as YAML with the keys listen, data, challenges, workers, queue, log_level, accept_weaker; "" is assay.yaml in
// the current folder, if it is there. Unknown keys and wrong types are errors with file, line and column.
Result<Settings> read_settings(const std::string& file);

// What `strong` says, else what `weak` says.
Settings merged(Settings strong, const Settings& weak);

// "127.0.0.1:8080", "[::1]:0".
Result<Address> parse_address(const std::string& text);

// Where things lie when nobody says: /var/lib/assay for root, else $XDG_DATA_HOME/assay or ~/.local/share/assay.
std::filesystem::path default_data_folder();
// The bundled challenges beside this program: installed, or in its source tree; nullopt where there are none.
std::optional<std::filesystem::path> bundled_challenges();

}  // namespace assay::runner
