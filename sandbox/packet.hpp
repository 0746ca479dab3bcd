// One SOCK_SEQPACKET message with descriptors, sent or received whole. Used by both sides; every descriptor that arrives is
// owned at once, so a malformed packet leaks nothing.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/unique_fd.hpp"

namespace assay::sandbox {

struct Packet {
  std::string bytes;         // empty: the other side is gone
  std::vector<UniqueFd> fds;
};

Result<void> send_packet(int socket, std::string_view bytes, std::span<const int> fds = {});
// Blocks. More bytes or descriptors than wire.hpp allows is an error.
Result<Packet> receive_packet(int socket);

// A sealed memfd that holds `bytes`: it can neither grow, shrink nor change.
Result<UniqueFd> sealed_memfd(std::string_view bytes);
// The bytes of a sealed memfd of at most wire::max_bundle bytes; an unsealed descriptor, or any other file, is an error.
Result<std::string> read_sealed(int fd);

}  // namespace assay::sandbox
