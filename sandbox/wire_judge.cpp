#include "sandbox/wire_judge.hpp"

namespace assay::sandbox::wire {
namespace {
constexpr std::size_t done_head_size = 1 + 8 + 1 + 3 * 4 + 2 + 5 * 8;
}

std::optional<Greeting> decode_greeting(std::string_view packet) {
  Reader in(packet);
  if (in.u8() != static_cast<std::uint8_t>(Type::greeting) || in.u32() != version) return std::nullopt;
  Greeting greeting;
  greeting.refusal = in.text();
  greeting.isolation.enforced = in.texts(100);
  greeting.isolation.degraded = in.texts(100);
  greeting.isolation.absent = in.texts(100);
  if (!in.done()) return std::nullopt;
  return greeting;
}

std::string encode_bundle(const std::vector<const File*>& files) {
  Writer out;
  out.u32(static_cast<std::uint32_t>(files.size()));
  for (const File* file : files) {
    out.u8(static_cast<std::uint8_t>(file->area));
    out.u8(file->executable ? 1 : 0);
    out.text(file->path);
    out.text(file->content);
  }
  return out.take();
}

std::string encode_install() {
  Writer out;
  out.u8(static_cast<std::uint8_t>(Type::install));
  return out.take();
}

std::optional<std::uint64_t> done_payload_size(std::string_view packet, std::size_t* head_size) {
  Reader in(packet);
  if (in.u8() != static_cast<std::uint8_t>(Type::done)) return std::nullopt;
  const std::uint64_t size = in.u64();
  if (!in.ok() || packet.size() < done_head_size || size > max_bundle) return std::nullopt;
  *head_size = done_head_size;
  return size;
}

std::optional<Outcome> decode_done(std::string_view head, std::string_view payload) {
  Reader in(head);
  Outcome outcome;
  in.u8();
  in.u64();
  const std::uint8_t ended = in.u8();
  if (ended > static_cast<std::uint8_t>(Ended::exited)) return std::nullopt;
  outcome.ended = static_cast<Ended>(ended);
  outcome.exit_code = static_cast<int>(in.u32());
  outcome.signal = static_cast<int>(in.u32());
  outcome.start_error = static_cast<int>(in.u32());
  const std::uint8_t starved = in.u8();
  if (starved > 1) return std::nullopt;
  outcome.starved = starved == 1;
  outcome.warm = in.u8() == 1;
  outcome.usage.cpu_ms = static_cast<double>(in.u64()) / 1e6;
  outcome.usage.wall_ms = static_cast<double>(in.u64()) / 1e6;
  outcome.usage.memory_kib = in.u64();
  outcome.out_bytes = in.u64();
  outcome.err_bytes = in.u64();
  if (!in.done()) return std::nullopt;
  Reader body(payload);
  outcome.out = body.text();
  outcome.err = body.text();
  const std::uint32_t count = body.u32();
  if (count > 1000) return std::nullopt;
  for (std::uint32_t i = 0; body.ok() && i < count; ++i) {
    Collected file;
    const std::uint8_t state = body.u8();
    if (state > static_cast<std::uint8_t>(Collected::State::too_large)) return std::nullopt;
    file.state = static_cast<Collected::State>(state);
    file.path = body.text();
    file.content = body.text();
    outcome.files.push_back(std::move(file));
  }
  if (!body.done()) return std::nullopt;
  return outcome;
}

}  // namespace assay::sandbox::wire
