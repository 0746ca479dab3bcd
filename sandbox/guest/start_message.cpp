#include "sandbox/guest/start_message.hpp"

#include <cstring>
#include <span>

#include "sandbox/packet.hpp"

namespace assay::sandbox::guest {
namespace {

// One program image writes it and another of the same build reads it (sandbox/warm): as it lies in memory.
struct Head {
  Setup setup;
  Probe probe = nullptr;
};

}  // namespace

Result<void> send_start(int channel, const Setup& setup, Probe probe, const wire::Run& run, std::span<const int> fds) {
  const Head head{setup, probe};
  std::string bytes(sizeof head, '\0');
  std::memcpy(bytes.data(), &head, sizeof head);
  // What the job has no use for it must not know: a warm one keeps this message in its memory.
  wire::Run told = run;
  told.collect.clear();
  told.patient = told.has_bundle = false;
  return send_packet(channel, bytes + wire::encode(told), fds);
}

Result<StartMessage> receive_start(int channel) {
  auto packet = receive_packet(channel);
  if (!packet) return packet.error();
  const bool whole = packet->bytes.size() > sizeof(Head) && (packet->fds.size() == 4 || packet->fds.size() == 5);
  auto run = whole ? wire::decode_run(std::string_view(packet->bytes).substr(sizeof(Head))) : std::nullopt;
  if (!run) return Error(ErrorCode::invalid, "a start message is malformed");
  Head head;
  std::memcpy(&head, packet->bytes.data(), sizeof head);
  StartMessage message{head.setup, head.probe, std::move(*run), {}, {}, {}, {}, {}};
  UniqueFd* const places[] = {&message.in, &message.out, &message.err, &message.report, &message.status};
  for (std::size_t i = 0; i < packet->fds.size(); ++i) *places[i] = std::move(packet->fds[i]);
  return message;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace assay::sandbox::guest
