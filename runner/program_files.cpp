#include "runner/program_files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/log.hpp"

namespace assay::runner {
namespace {

using challenges::CompiledProgram;

// A file: this head, what the compiler said, the program. The digest is of all that is in it, and of the key: a whole file under
// another's name is as wrong as a broken one.
//   "assay program 1 DIGEST OUTPUT-BYTES\n"
constexpr std::string_view magic = "assay program 1 ";
constexpr std::size_t digest_chars = 64, most_head = 128;
constexpr std::string_view unfinished = ".new";
constexpr std::int64_t used_lag_s = 60;  // by how much the time of a file's last use may be wrong

struct Head {
  std::string digest;
  std::uint64_t output = 0;
  std::size_t bytes = 0;  // of the head itself
};

std::string digest_of(const std::string& key, const CompiledProgram& made) {
  return blake2b_hex({key, fmt::format("{}\n", made.output.size()), made.output, made.program});
}

std::string head_text(const std::string& key, const CompiledProgram& made) {
  return fmt::format("{}{} {}\n", magic, digest_of(key, made), made.output.size());
}

std::optional<Head> parse_head(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos || !text.starts_with(magic) || end <= magic.size() + digest_chars) return std::nullopt;
  Head head{std::string(text.substr(magic.size(), digest_chars)), 0, end + 1};
  const char* const number = text.data() + magic.size() + digest_chars + 1;
  const auto [stop, failed] = std::from_chars(number, text.data() + end, head.output);
  if (failed != std::errc() || stop != text.data() + end) return std::nullopt;
  return head;
}

// `bytes` of the file from `offset` on; fewer where it ends.
std::string read_at(int file, std::uint64_t offset, std::size_t bytes) {
  std::string text(bytes, '\0');
  std::size_t got = 0;
  while (got < bytes) {
    const ssize_t part = ::pread(file, text.data() + got, bytes - got, static_cast<off_t>(offset + got));
    if (part < 0 && errno == EINTR) continue;
    if (part <= 0) break;
    got += static_cast<std::size_t>(part);
  }
  text.resize(got);
  return text;
}

// Nothing where the file is not what was once written under this key. `trusted`: its digest was found right before.
std::optional<CompiledProgram> read_program(int file, std::uint64_t size, const std::string& key, bool trusted) {
  const std::optional<Head> head = parse_head(read_at(file, 0, most_head));
  if (!head || head->bytes + head->output > size) return std::nullopt;
  CompiledProgram made;
  made.output = read_at(file, head->bytes, head->output);
  made.program = read_at(file, head->bytes + head->output, size - head->bytes - head->output);
  if (head->bytes + made.output.size() + made.program.size() != size) return std::nullopt;
  if (!trusted && head->digest != digest_of(key, made)) return std::nullopt;
  return made;
}

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t put = ::write(file, text.data(), text.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

bool is_key(std::string_view name) {
  return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

Result<std::unique_ptr<ProgramFiles>> ProgramFiles::open(const std::filesystem::path& folder, ProgramBounds bounds) {
  std::error_code failed;
  std::filesystem::create_directories(folder.parent_path(), failed);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return errno_error("cannot make " + folder.string());
  UniqueFd fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!fd) return errno_error("cannot open " + folder.string());
  struct stat info{};
  if (::fstat(fd.get(), &info) != 0) return errno_error("cannot open " + folder.string());
  if (info.st_uid != ::geteuid() || (info.st_mode & 022) != 0)
    return Error(ErrorCode::refused, folder.string() + " is not ours alone: programs that others could have put there are not run");
  std::unique_ptr<ProgramFiles> made(new ProgramFiles(std::move(fd), bounds));
  if (auto listed = made->list(); !listed) return listed.error();
  return made;
}

// What an earlier process left, last used first; what it did not finish goes.
Result<void> ProgramFiles::list() {
  UniqueFd copy(::openat(folder_.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  DIR* const stream = copy ? ::fdopendir(copy.get()) : nullptr;
  if (stream == nullptr) return errno_error("cannot list the compiled programs");
  copy.release();
  struct Found {
    std::string key;
    std::uint64_t size;
    std::int64_t used;
  };
  std::vector<Found> found;
  while (const dirent* entry = ::readdir(stream)) {
    const std::string name = entry->d_name;
    struct stat info{};
    if (is_key(name) && ::fstatat(folder_.get(), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(info.st_mode))
      found.push_back({name, static_cast<std::uint64_t>(info.st_size), info.st_mtim.tv_sec});
    if (name.ends_with(unfinished)) ::unlinkat(folder_.get(), name.c_str(), 0);
  }
  ::closedir(stream);
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.used < b.used; });
  const std::lock_guard lock(mutex_);
  for (const Found& file : found) remember(file.key, file.size, std::nullopt);
  make_room();
  return {};
}

ProgramFiles::Seen ProgramFiles::seen(int file) {
  struct stat info{};
  if (::fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) return {};
  return {info.st_ino, static_cast<std::uint64_t>(info.st_size), info.st_ctim.tv_sec, info.st_ctim.tv_nsec, info.st_mtim.tv_sec};
}

std::optional<CompiledProgram> ProgramFiles::find(const std::string& key) {
  if (!is_key(key)) return std::nullopt;
  const UniqueFd file(::openat(folder_.get(), key.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file) return std::nullopt;
  Seen now = seen(file.get());
  auto made = now.size <= bounds_.bytes ? read_program(file.get(), now.size, key, is_trusted(key, now)) : std::nullopt;
  if (made && now.used_s + used_lag_s < std::time(nullptr)) {
    // The folder itself tells the next process what was used last.
    ::futimens(file.get(), nullptr);
    now = seen(file.get());
  }
  const std::lock_guard lock(mutex_);
  if (made) {
    remember(key, now.size, now);
  } else {
    spdlog::warn("a compiled program is not as it was written; it is compiled again: {}", key);
    ::unlinkat(folder_.get(), key.c_str(), 0);
    forget(key);
  }
  return made;
}

void ProgramFiles::keep(const std::string& key, const CompiledProgram& made) {
  const std::string head = head_text(key, made);
  const std::uint64_t size = head.size() + made.output.size() + made.program.size();
  if (!is_key(key) || size > bounds_.bytes) return;
  const std::optional<Seen> written = write(key, {head, made.output, made.program});
  if (!written) return;
  const std::lock_guard lock(mutex_);
  remember(key, size, written);
  make_room();
}

// Beside, then renamed. Not synced: what a crash leaves half written is found out by its digest.
std::optional<ProgramFiles::Seen> ProgramFiles::write(const std::string& key, std::initializer_list<std::string_view> parts) const {
  const std::string beside = fmt::format("{}.{}{}", key, random_hex(4), unfinished);
  const UniqueFd file(::openat(folder_.get(), beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  bool done = static_cast<bool>(file);
  for (const std::string_view part : parts) done = done && write_all(file.get(), part);
  done = done && ::renameat(folder_.get(), beside.c_str(), folder_.get(), key.c_str()) == 0;
  if (done) return seen(file.get());
  spdlog::warn("{}", errno_error("a compiled program cannot be kept").message());
  if (file) ::unlinkat(folder_.get(), beside.c_str(), 0);
  return std::nullopt;
}

bool ProgramFiles::is_trusted(const std::string& key, const Seen& now) const {
  const std::lock_guard lock(mutex_);
  const auto known = by_key_.find(key);
  return known != by_key_.end() && known->second->verified == now;
}

void ProgramFiles::remember(const std::string& key, std::uint64_t size, const std::optional<Seen>& verified) {
  forget(key);
  entries_.push_front({key, size, verified});
  by_key_[key] = entries_.begin();
  bytes_ += size;
}

void ProgramFiles::forget(const std::string& key) {
  const auto known = by_key_.find(key);
  if (known == by_key_.end()) return;
  bytes_ -= known->second->size;
  entries_.erase(known->second);
  by_key_.erase(known);
}

void ProgramFiles::make_room() {
  while (bytes_ > bounds_.bytes || entries_.size() > bounds_.files) {
    const std::string oldest = entries_.back().key;
    ::unlinkat(folder_.get(), oldest.c_str(), 0);
    forget(oldest);
  }
}

void ProgramFiles::clear() {
  const std::lock_guard lock(mutex_);
  for (const Entry& entry : entries_) ::unlinkat(folder_.get(), entry.key.c_str(), 0);
  entries_.clear();
  by_key_.clear();
  bytes_ = 0;
}

std::uint64_t ProgramFiles::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

std::size_t ProgramFiles::files() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

}  // namespace assay::runner
