// The messages between the judge's side (client.cpp) and the launcher, as the launcher has to know them: what it reads and what it
// says. Both link this file and packet.cpp, nothing else is shared; the judge's half of each message is in wire_judge.hpp.
// A message is one SOCK_SEQPACKET packet of at most `max_packet` bytes with at most `max_fds` descriptors; integers are
// little-endian and fixed in size, texts are a u32 length and bytes. Every length is checked against what is there: decode_*
// answers nullopt for anything malformed, and the launcher ends rather than guess.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/command.hpp"
#include "sandbox/outcome.hpp"

namespace assay::sandbox::wire {

constexpr std::uint32_t version = 4;
constexpr std::size_t max_packet = 160 * 1024;  // below the default socket buffer (net.core.wmem_default, 212,992)
constexpr std::size_t max_fds = 6;  // of a request at most 2; the rest is between the launcher and what it makes
constexpr std::size_t max_bundle = std::size_t{512} << 20;
constexpr std::size_t max_args = 4096;  // argv and env entries, each

// An install is its type and one descriptor, the bundle.
enum class Type : std::uint8_t { greeting = 1, install = 2, run = 3, done = 4, failed = 5 };

class Writer {
 public:
  void u8(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void u32(std::uint32_t value) { put(value, 4); }
  void u64(std::uint64_t value) { put(value, 8); }
  void text(std::string_view value) {
    u32(static_cast<std::uint32_t>(value.size()));
    bytes_.append(value);
  }
  void texts(const std::vector<std::string>& values);
  std::string take() { return std::move(bytes_); }

 private:
  void put(std::uint64_t value, int size);
  std::string bytes_;
};

// Reads what Writer wrote. After the first thing that does not fit, ok() is false and every value is zero or empty.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  std::uint8_t u8() { return static_cast<std::uint8_t>(get(1)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(get(4)); }
  std::uint64_t u64() { return get(8); }
  std::string_view text();
  std::vector<std::string> texts(std::size_t max_count);
  bool ok() const { return ok_; }
  bool done() const { return ok_ && bytes_.empty(); }

 private:
  std::uint64_t get(std::size_t size);
  std::string_view bytes_;
  bool ok_ = true;
};

// What the launcher says first: that it runs and what it proved, or why it refuses.
struct Greeting {
  std::string refusal;  // "" when it runs
  Isolation isolation;
};
std::string encode(const Greeting& greeting);

// Files travel in a sealed memfd (F_SEAL_WRITE and friends), so that the sender cannot change them under the reader.
std::optional<std::vector<File>> decode_bundle(std::string_view bundle);
// Relative, no empty, "." or ".." part, no NUL, at most 1,024 bytes: what may be made beneath a folder's descriptor.
bool is_safe_path(std::string_view path);

// A run: descriptors are stdin and, when `has_bundle`, this run's own files.
struct Run {
  Profile profile = Profile::run;
  Limits limits;
  std::vector<std::string> argv, env, collect;
  bool has_bundle = false, patient = false;
  Start start = Start::exec;
  std::vector<std::string> warm_argv;  // of a warm start instead of argv; empty: the same
};
std::string encode(const Run& run);
std::optional<Run> decode_run(std::string_view packet);
// The largest value that each limit may have on the wire; larger is malformed.
bool within_bounds(const Limits& limits);

// An outcome; its payload (output and files) follows in the packet when it fits, else in a descriptor of `payload` bytes.
struct Done {
  std::string head;     // packet without payload
  std::string payload;  // to append, or to put into a memfd
};
Done encode(const Outcome& outcome);

std::string encode_failed(std::string_view message);

// The type of a packet, or nullopt for an empty one or an unknown type.
std::optional<Type> type_of(std::string_view packet);

}  // namespace assay::sandbox::wire
