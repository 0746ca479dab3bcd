#include "sandbox/guest/answer.hpp"

#include <cstring>
#include <span>
#include <string>

#include "sandbox/packet.hpp"

namespace assay::sandbox::guest {

Result<void> send_answer(int channel, int started) {
  const int error = started < 0 && started != nothing ? -started : 0;
  return send_packet(channel, {reinterpret_cast<const char*>(&error), sizeof error}, std::span(&started, started < 0 ? 0u : 1u));
}

Result<UniqueFd> receive_answer(int channel) {
  auto packet = receive_packet(channel);
  int error = 0;
  if (!packet || packet->bytes.size() != sizeof error) return Error(ErrorCode::refused, "whoever makes boxes has died");
  std::memcpy(&error, packet->bytes.data(), sizeof error);
  if (error != 0) return Error(ErrorCode::internal, std::string("making a box: ") + std::strerror(error));
  if (packet->fds.empty()) return UniqueFd();
  return std::move(packet->fds[0]);
}

}  // namespace assay::sandbox::guest
