// What the fuzz target `archive` makes of a bare tar, so that mutations get past the two layers that would refuse them.
#pragma once

#include <string>
#include <string_view>

namespace assay::fuzz {

bool is_tar(std::string_view bytes);
// The tar with each header's checksum put right, filled up to whole blocks, and with its end.
std::string repaired(std::string_view tar);
// As gzip without compression (RFC 1951, section 3.2.4; RFC 1952).
std::string gzip_of(std::string_view bytes);

}  // namespace assay::fuzz
