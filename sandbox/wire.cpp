#include "sandbox/wire.hpp"

#include <algorithm>

namespace assay::sandbox::wire {

void Writer::put(std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i) bytes_.push_back(static_cast<char>(value >> (8 * i)));
}

void Writer::texts(const std::vector<std::string>& values) {
  u32(static_cast<std::uint32_t>(values.size()));
  for (const std::string& value : values) text(value);
}

std::uint64_t Reader::get(std::size_t size) {
  if (!ok_ || bytes_.size() < size) {
    ok_ = false;
    return 0;
  }
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value |= std::uint64_t{static_cast<std::uint8_t>(bytes_[i])} << (8 * i);
  bytes_.remove_prefix(size);
  return value;
}

std::string_view Reader::text() {
  const std::size_t size = u32();
  if (!ok_ || bytes_.size() < size) {
    ok_ = false;
    return {};
  }
  const std::string_view value = bytes_.substr(0, size);
  bytes_.remove_prefix(size);
  return value;
}

std::vector<std::string> Reader::texts(std::size_t max_count) {
  const std::size_t count = u32();
  std::vector<std::string> values;
  if (count > max_count) ok_ = false;
  for (std::size_t i = 0; ok_ && i < count; ++i) {
    const std::string_view value = text();
    if (value.find('\0') != std::string_view::npos) ok_ = false;
    values.emplace_back(value);
  }
  if (!ok_) values.clear();
  return values;
}

std::optional<Type> type_of(std::string_view packet) {
  if (packet.empty()) return std::nullopt;
  const auto value = static_cast<std::uint8_t>(packet[0]);
  if (value < 1 || value > 5) return std::nullopt;
  return static_cast<Type>(value);
}

std::string encode(const Greeting& greeting) {
  Writer out;
  out.u8(static_cast<std::uint8_t>(Type::greeting));
  out.u32(version);
  out.text(greeting.refusal);
  out.texts(greeting.isolation.enforced);
  out.texts(greeting.isolation.degraded);
  out.texts(greeting.isolation.absent);
  return out.take();
}

bool is_safe_path(std::string_view path) {
  if (path.empty() || path.size() > 1024 || path.find('\0') != std::string_view::npos) return false;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part.empty() || part == "." || part == ".." || part.size() > 255) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
  return false;  // ended in '/'
}

std::optional<std::vector<File>> decode_bundle(std::string_view bundle) {
  Reader in(bundle);
  const std::uint32_t count = in.u32();
  if (count > 100'000) return std::nullopt;
  std::vector<File> files;
  for (std::uint32_t i = 0; in.ok() && i < count; ++i) {
    const std::uint8_t area = in.u8(), executable = in.u8();
    File file;
    file.path = in.text();
    file.content = in.text();
    if (area > 1 || executable > 1 || !is_safe_path(file.path)) return std::nullopt;
    file.area = static_cast<Area>(area);
    file.executable = executable == 1;
    files.push_back(std::move(file));
  }
  if (!in.done()) return std::nullopt;
  return files;
}

bool within_bounds(const Limits& limits) {
  const auto in = [](std::uint32_t value, std::uint32_t most) { return value >= 1 && value <= most; };
  return in(limits.cpu_ms, 3'600'000) && in(limits.wall_ms, 3'600'000) && in(limits.memory_mib, 64 * 1024) &&
         in(limits.output_kib, 64 * 1024) && in(limits.processes, 4096) && in(limits.open_files, 65'536) &&
         in(limits.disk_mib, 16 * 1024);
}

std::string encode(const Run& run) {
  Writer out;
  out.u8(static_cast<std::uint8_t>(Type::run));
  out.u8(static_cast<std::uint8_t>(run.profile));
  out.u8(run.has_bundle ? 1 : 0);
  out.u8(run.patient ? 1 : 0);
  out.u8(static_cast<std::uint8_t>(run.start));
  const Limits& limits = run.limits;
  for (const std::uint32_t value : {limits.cpu_ms, limits.wall_ms, limits.memory_mib, limits.output_kib, limits.processes,
                                    limits.open_files, limits.disk_mib})
    out.u32(value);
  out.texts(run.argv);
  out.texts(run.warm_argv);
  out.texts(run.env);
  out.texts(run.collect);
  return out.take();
}

std::optional<Run> decode_run(std::string_view packet) {
  Reader in(packet);
  if (in.u8() != static_cast<std::uint8_t>(Type::run)) return std::nullopt;
  const std::uint8_t profile = in.u8(), has_bundle = in.u8(), patient = in.u8(), start = in.u8();
  if (profile > 2 || has_bundle > 1 || patient > 1 || start > 2) return std::nullopt;
  Run run;
  run.profile = static_cast<Profile>(profile);
  run.has_bundle = has_bundle == 1;
  run.patient = patient == 1;
  run.start = static_cast<Start>(start);
  Limits& limits = run.limits;
  for (std::uint32_t* value : {&limits.cpu_ms, &limits.wall_ms, &limits.memory_mib, &limits.output_kib, &limits.processes,
                               &limits.open_files, &limits.disk_mib})
    *value = in.u32();
  run.argv = in.texts(max_args);
  run.warm_argv = in.texts(max_args);
  run.env = in.texts(max_args);
  run.collect = in.texts(1000);
  if (!in.done() || !within_bounds(limits) || run.argv.empty() || !run.argv[0].starts_with('/')) return std::nullopt;
  if (!run.warm_argv.empty() && !run.warm_argv[0].starts_with('/')) return std::nullopt;
  if (!std::all_of(run.collect.begin(), run.collect.end(), is_safe_path)) return std::nullopt;
  return run;
}

Done encode(const Outcome& outcome) {
  Writer payload;
  payload.text(outcome.out);
  payload.text(outcome.err);
  payload.u32(static_cast<std::uint32_t>(outcome.files.size()));
  for (const Collected& file : outcome.files) {
    payload.u8(static_cast<std::uint8_t>(file.state));
    payload.text(file.path);
    payload.text(file.content);
  }
  Done done{{}, payload.take()};
  Writer head;
  head.u8(static_cast<std::uint8_t>(Type::done));
  head.u64(done.payload.size());
  head.u8(static_cast<std::uint8_t>(outcome.ended));
  head.u32(static_cast<std::uint32_t>(outcome.exit_code));
  head.u32(static_cast<std::uint32_t>(outcome.signal));
  head.u32(static_cast<std::uint32_t>(outcome.start_error));
  head.u8(outcome.starved ? 1 : 0);
  head.u8(outcome.warm ? 1 : 0);
  head.u64(static_cast<std::uint64_t>(outcome.usage.cpu_ms * 1e6));
  head.u64(static_cast<std::uint64_t>(outcome.usage.wall_ms * 1e6));
  head.u64(outcome.usage.memory_kib);
  head.u64(outcome.out_bytes);
  head.u64(outcome.err_bytes);
  done.head = head.take();
  return done;
}

std::string encode_failed(std::string_view message) {
  Writer out;
  out.u8(static_cast<std::uint8_t>(Type::failed));
  out.text(message);
  return out.take();
}

}  // namespace assay::sandbox::wire
