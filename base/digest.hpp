// SHA-256 and random bytes, by libsodium.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace assay {

// Lower-case hexadecimal SHA-256 of the bytes.
std::string sha256_hex(std::string_view bytes);

// `bytes` random bytes from the kernel, as lower-case hexadecimal (2 characters a byte).
std::string random_hex(std::size_t bytes);

}  // namespace assay
