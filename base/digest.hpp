// Digests and random bytes, by libsodium.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace assay {

// Lower-case hexadecimal SHA-256 of the bytes.
std::string sha256_hex(std::string_view bytes);

// The same of BLAKE2b (256 bits) over the parts as one text: four times as fast here, for what is megabytes long and read by us
// alone.
std::string blake2b_hex(std::initializer_list<std::string_view> parts);

// `bytes` random bytes from the kernel, as lower-case hexadecimal (2 characters a byte).
std::string random_hex(std::size_t bytes);

}  // namespace assay
