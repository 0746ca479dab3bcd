// multipart/form-data (RFC 7578), whole and in memory: the body's size is already bounded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace assay::runner::http {

struct Part {
  std::string name;
  std::string filename;      // "" where none was sent
  bool is_file = false;      // whether a filename was given at all
  std::string_view content;  // into the body
};

// `content_type` is the header's value, with its boundary. `invalid` says what is malformed; at most 1,100 parts.
Result<std::vector<Part>> parse_multipart(std::string_view content_type, std::string_view body);

}  // namespace assay::runner::http
