#include "base/digest.hpp"

#include <sodium.h>

#include <vector>

namespace assay {
namespace {

std::string hex(const std::vector<unsigned char>& bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::vector<unsigned char> digest(crypto_hash_sha256_BYTES);
  // Of nothing too: libsodium wants a pointer all the same, which an empty view need not have.
  const char* const begin = bytes.empty() ? "" : bytes.data();
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(begin), bytes.size());
  return hex(digest);
}

std::string blake2b_hex(std::initializer_list<std::string_view> parts) {
  static const bool chosen = sodium_init() >= 0;  // the fastest that this processor has, instead of plain C
  (void)chosen;
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
  for (const std::string_view part : parts)
    if (!part.empty()) crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()), part.size());
  std::vector<unsigned char> digest(crypto_generichash_BYTES);
  crypto_generichash_final(&state, digest.data(), digest.size());
  return hex(digest);
}

std::string random_hex(std::size_t bytes) {
  std::vector<unsigned char> random(bytes);
  if (bytes > 0) randombytes_buf(random.data(), random.size());
  return hex(random);
}

}  // namespace assay
